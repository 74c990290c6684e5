package org.sonaffect.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One line a request in the combined log format, by Jetty's own log. In place of the path stands
 * the call, such as {@code /api/v1/jobs/{id}}: what a client invents (names of files, queries, ids)
 * is not written, nor are tokens and the page that it came from.
 */
public final class AccessLog extends Handler.Wrapper {
  private static final String SEEN = "org.sonaffect.seen";

  /** The usual clock of the format, in English on any machine. */
  private static final String FORMAT =
      "%{client}i - %{user}i %{dd/MMM/yyyy:HH:mm:ss ZZZ|GMT|en}t \"%{call}i %H\" %s %O \"-\""
          + " \"%{agent}i\"";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT");
  private static final int MOST_AGENT = 200;
  private static final int KEPT_DAYS = 31;

  private final CustomRequestLog log;
  private final Proxies proxies;

  /** What the call says of its request. */
  private static final class Seen {
    private volatile String user = "-";
    private volatile String call = "-";
  }

  private AccessLog(RequestLog.Writer writer, Proxies proxies) {
    this.log = new CustomRequestLog(writer, FORMAT);
    this.proxies = proxies;
    installBean(log);
  }

  /**
   * A log.
   *
   * @param target {@code -} for standard output, else a file, which is appended to; with {@code
   *     yyyy_mm_dd} in its name a new one begins each day, and they are kept for a month
   * @throws IOException where the file cannot be written
   */
  public static AccessLog to(String target, Proxies proxies) throws IOException {
    if (target.equals("-")) {
      return new AccessLog(System.out::println, proxies);
    }
    Path file = Path.of(target).toAbsolutePath();
    Path folder = file.getParent();
    if (Files.isDirectory(file)
        || folder == null
        || !Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new IOException("the access log %s cannot be written".formatted(target));
    }
    RequestLogWriter writer = new Lines(file);
    writer.setAppend(true);
    writer.setRetainDays(KEPT_DAYS);
    try {
      writer.start();
      writer.stop(); // it is started again with the server
    } catch (Exception e) {
      throw new IOException(
          "the access log %s cannot be written: %s".formatted(target, e.getMessage()), e);
    }
    return new AccessLog(writer, proxies);
  }

  /**
   * Lines in a file; the terminal hears once when they cannot be written, and when they can again.
   */
  private static final class Lines extends RequestLogWriter {
    private final Path file;
    private boolean failing;

    Lines(Path file) {
      super(file.toString());
      this.file = file;
    }

    @Override
    public synchronized void write(String line) {
      try {
        super.write(line);
        if (failing) {
          System.err.printf("sonaffect serve: %s can be written again%n", file);
        }
        failing = false;
      } catch (IOException e) {
        if (!failing) {
          System.err.printf("sonaffect serve: %s cannot be written: %s%n", file, e.getMessage());
        }
        failing = true;
      }
    }
  }

  /** What the server is given. */
  public RequestLog log() {
    return (request, response) -> log.log(new Shown(request), response);
  }

  /**
   * Says of a request what is written.
   *
   * @param user who holds its token
   * @param call its path as the API describes it; null where it is none of them
   */
  public static void saw(HttpServletRequest request, @Nullable String user, @Nullable String call) {
    if (request.getAttribute(SEEN) instanceof Seen seen) {
      seen.user = user == null ? seen.user : user;
      seen.call = call == null ? seen.call : call;
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    request.setAttribute(SEEN, new Seen());
    return super.handle(request, response, callback);
  }

  /** A request of which the log sees nothing else. */
  private final class Shown extends Request.Wrapper {
    private final HttpFields fields;

    Shown(Request request) {
      super(request);
      Seen seen = request.getAttribute(SEEN) instanceof Seen known ? known : new Seen();
      String method = Request.unWrap(request).getMethod();
      HttpFields headers = request.getHeaders();
      fields =
          HttpFields.build()
              .add(
                  "client",
                  proxies.client(
                      Request.getRemoteAddr(request),
                      headers.getFields(Proxies.FORWARDED).stream()
                          .map(HttpField::getValue)
                          .toList()))
              .add("user", seen.user)
              .add("call", (METHODS.contains(method) ? method : "-") + " " + seen.call)
              .add("agent", printable(headers.get(HttpHeader.USER_AGENT)));
    }

    @Override
    public HttpFields getHeaders() {
      return fields;
    }
  }

  /** Nothing that ends the field, or the line. */
  private static String printable(@Nullable String text) {
    String plain = text == null ? "-" : text.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "?");
    return plain.length() <= MOST_AGENT ? plain : plain.substring(0, MOST_AGENT);
  }
}
