package org.sonaffect.server.connection;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code HEAD} as {@code GET} (RFC 9110, section 9.3.2): the calls see a {@code GET}, and
 * Jetty, which knows what was asked, sends no body.
 */
public final class HeadAsGet extends Handler.Wrapper {
  /** The attribute of a request that holds the method that was asked. */
  public static final String METHOD = "org.sonaffect.method";

  private static final String BEGIN = "org.sonaffect.begin";

  /** Seconds since the head of a request was read. */
  public static double seconds(HttpServletRequest request) {
    return request.getAttribute(BEGIN) instanceof Long begin
        ? (System.nanoTime() - begin) / 1e9
        : 0;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    request.setAttribute(METHOD, request.getMethod());
    request.setAttribute(BEGIN, System.nanoTime());
    if (!HttpMethod.HEAD.is(request.getMethod())) {
      return super.handle(request, response, callback);
    }
    Request get =
        new Request.Wrapper(request) {
          @Override
          public String getMethod() {
            return HttpMethod.GET.asString();
          }
        };
    return super.handle(get, response, callback);
  }
}
