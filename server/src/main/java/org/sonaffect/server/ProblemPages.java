package org.sonaffect.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the transport itself refuses, before any call of ours hears of it (no HTTP, a head that is
 * too large, an ambiguous address), in the form and with the headers of every other refusal.
 */
final class ProblemPages extends ErrorHandler {
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String detail = message == null ? HttpStatus.getMessage(code) : message;
    Refusal refusal =
        switch (code) {
          case 400 -> Refusal.badRequest(detail);
          case 404 -> Refusal.notFound(detail);
          case 503 -> Refusal.ending();
          default ->
              Refusal.of(
                  code,
                  code == 500 ? "unexpected" : "bad-request",
                  HttpStatus.getMessage(code),
                  code == 500 ? "an unexpected failure" : detail);
        };
    Guard.HEADERS.forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
    if (refusal.retryAfter() > 0) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, refusal.retryAfter());
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.write(true, ByteBuffer.wrap(Json.bytes(Json.problem(refusal))), callback);
  }
}
