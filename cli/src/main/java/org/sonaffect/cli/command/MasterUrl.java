package org.sonaffect.cli.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a cluster, as {@code --master} or spark-submit is given it. Spark itself tries a
 * master that is down for a minute, and then says so in stack traces.
 */
public record MasterUrl(String text) {
  private static final String STANDALONE = "spark://";

  /** The forms that spark-submit takes. */
  private static final Pattern FORM =
      Pattern.compile(
          "local(\\[(\\*|\\d+)(, *\\d+)?])?|local-cluster\\[.+]|yarn|k8s://.+|spark://.+");

  /** For a connection to a master, milliseconds. */
  private static final int PATIENCE = 5000;

  /**
   * Checks the form, and that one of the masters of a standalone cluster takes a connection.
   *
   * @throws UsageError where it is no address of a cluster
   * @throws IOException where no master answers
   */
  public void check() throws IOException {
    if (!FORM.matcher(text).matches()) {
      throw new UsageError(
          "--master is %s, expected spark://HOST:7077, yarn, k8s://... or local[N]"
              .formatted(text));
    }
    if (!text.startsWith(STANDALONE)) {
      return;
    }
    List<InetSocketAddress> places = new ArrayList<>();
    for (String place : text.substring(STANDALONE.length()).split(",", -1)) {
      places.add(place(place));
    }
    List<String> reasons = new ArrayList<>();
    for (InetSocketAddress place : places) {
      String reason = refusal(place);
      if (reason == null) {
        return;
      }
      reasons.add("%s:%d: %s".formatted(place.getHostString(), place.getPort(), reason));
    }
    throw new IOException("no Spark master answers at " + String.join("; ", reasons));
  }

  private InetSocketAddress place(String written) {
    try {
      URI place = new URI(STANDALONE + written);
      if (place.getHost() != null && place.getPort() > 0) {
        return new InetSocketAddress(place.getHost(), place.getPort());
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Said below.
    }
    throw new UsageError("--master is %s, expected spark://HOST:PORT".formatted(text));
  }

  /** Why there is no connection; null where there is one. */
  private static @Nullable String refusal(InetSocketAddress place) {
    if (place.isUnresolved()) {
      return "the host is not known";
    }
    try (Socket socket = new Socket()) {
      socket.connect(place, PATIENCE);
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
