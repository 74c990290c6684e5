package org.sonaffect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;
import picocli.CommandLine.Option;

/** The options of {@code serve} for a server that others use too. */
final class SharingOptions {
  /** Where a token may come from, so that no list of processes shows it. */
  private static final String TOKEN = "SONAFFECT_TOKEN";

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The API needs this token, as Authorization: Bearer; the page asks for it. Better in the"
              + " environment, as "
              + TOKEN
              + ", or in a file: other users see command lines.")
  private @Nullable String token;

  @Option(
      names = "--tokens",
      paramLabel = "FILE",
      description = "A file with several tokens: one per line, or a name and a token.")
  private @Nullable Path tokens;

  @Option(names = "--open-metrics", description = "The metrics need no token.")
  private boolean openMetrics;

  @Option(
      names = "--requests-per-minute",
      paramLabel = "N",
      description = "Requests per minute of one client; 0 for any number (default: 0).")
  private int requestsPerMinute;

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "One line per request in the combined log format; - means standard output. With"
              + " yyyy_mm_dd in the name, a new file each day.")
  private @Nullable String accessLog;

  @Option(
      names = "--base-path",
      paramLabel = "/PATH",
      description = "All paths lie below this one, for a proxy that serves other things too.")
  private @Nullable String basePath;

  @Option(
      names = "--cors-origin",
      paramLabel = "ORIGIN",
      description =
          "Pages of this other site may use the API, such as https://lab.example; may be"
              + " given several times.")
  private List<String> origins = List.of();

  /** What was chosen; throws IllegalArgumentException where it makes no sense. */
  Sharing sharing() throws IOException {
    String path = set(basePath, "SONAFFECT_BASE_PATH");
    return new Sharing(
        Tokens.of(set(token, TOKEN), tokens), // an empty one is refused, for it would open all
        openMetrics,
        requestsPerMinute,
        accessLog,
        path == null ? "" : path,
        Set.copyOf(origins));
  }

  /** What an option says, else the environment. */
  private static @Nullable String set(@Nullable String option, String variable) {
    return option != null ? option : System.getenv(variable);
  }
}
