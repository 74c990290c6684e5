package org.sonaffect.server.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a server is shared with others.
 *
 * @param tokens that open the API
 * @param openMetrics whether the metrics need no token
 * @param requestsPerMinute of one client; 0 for any number
 * @param accessLog a file, {@code -} for standard output, or null for none
 * @param basePath before all paths: empty, or {@code /} and names
 * @param corsOrigins of pages of other sites that may use the API, as {@code https://name:port}
 */
public record Sharing(
    Tokens tokens,
    boolean openMetrics,
    int requestsPerMinute,
    @Nullable String accessLog,
    String basePath,
    Set<String> corsOrigins) {
  private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*");
  private static final int LONGEST_PATH = 200;
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

  /** A server for whoever reaches it. */
  public static final Sharing OPEN = new Sharing(Tokens.NONE, false, 0, null, "", Set.of());

  /** Checks what was chosen; a path may end with a slash. */
  public Sharing {
    if (basePath.endsWith("/")) {
      basePath = basePath.substring(0, basePath.length() - 1);
    }
    if (basePath.length() > LONGEST_PATH || !PATH.matcher(basePath).matches()) {
      throw new IllegalArgumentException(
          "the base path is \"%s\", expected / and names of letters and digits, as in /sonaffect, at most %d"
              .formatted(basePath, LONGEST_PATH));
    }
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException(
          "requests per minute: found %d, expected 0 or more".formatted(requestsPerMinute));
    }
    Set<String> origins = new TreeSet<>();
    for (String origin : corsOrigins) {
      origins.add(origin(origin));
    }
    corsOrigins = Set.copyOf(origins);
  }

  /** As browsers write it: in small letters, without the usual port. */
  private static String origin(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (ORIGIN.matcher(lower).matches()) {
      try {
        URI uri = new URI(lower);
        String site = uri.getScheme() + "://" + uri.getHost();
        int port = uri.getPort();
        if (uri.getHost() != null && port != 0 && port <= 65_535) {
          boolean usual = port == (uri.getScheme().equals("https") ? 443 : 80);
          return port < 0 || usual ? site : site + ":" + port;
        }
      } catch (URISyntaxException e) {
        // As any other that is none.
      }
    }
    throw new IllegalArgumentException(
        "the origin is \"%s\", expected a scheme and a host, as in https://lab.example"
            .formatted(text));
  }
}
