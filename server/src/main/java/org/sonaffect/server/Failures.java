package org.sonaffect.server;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.sonaffect.server.connection.LeftBody;

/** What calls throw becomes a refusal. */
final class Failures {
  private Failures() {}

  /**
   * What nobody foresaw. The person at the terminal sees all of it; the client only that it was.
   */
  static Refusal unexpected(Throwable cause) {
    System.err.println("sonaffect serve: unexpected failure");
    cause.printStackTrace();
    return Refusal.of(
        500,
        "unexpected",
        "Something went wrong here",
        "an unexpected failure (%s); the terminal of the server shows where"
            .formatted(cause.getClass().getSimpleName()));
  }

  /** Answers what calls throw, and what is no call, as a problem. */
  static void answer(JavalinConfig config, DiskHealth health, Guard guard) {
    config.router.javaLangErrorHandler(Failures::broken);
    config.routes.exception(Refusal.class, (refusal, context) -> refuse(context, refusal));
    config.routes.exception(
        MethodNotAllowedResponse.class,
        (failure, context) -> {
          context.header("Allow", allowed(failure));
          if (guard.preflight(context)) {
            context.status(204);
          } else {
            refuse(context, nothing(context, 405));
          }
        });
    for (Class<? extends Exception> disk :
        List.of(FileSystemException.class, UncheckedIOException.class)) {
      config.routes.exception(
          disk, (failure, context) -> refuse(context, health.failed(failure, 0)));
    }
    config.routes.exception(
        Exception.class, (failure, context) -> refuse(context, refusal(failure)));
    for (int status : List.of(404, 405)) {
      config.routes.error(
          status,
          context -> {
            if (context.res().getContentType() == null
                || !context.res().getContentType().startsWith("application/problem+json")) {
              refuse(context, nothing(context, status));
            }
          });
    }
  }

  /** The machine itself failed, mostly for want of memory: said in the form of all refusals. */
  private static void broken(HttpServletResponse response, Error failure) {
    Refusal refusal =
        failure instanceof OutOfMemoryError ? Refusal.noMemory() : unexpected(failure);
    try {
      response.setStatus(refusal.status());
      response.setContentType("application/problem+json");
      response.getOutputStream().write(Json.bytes(Json.problem(refusal)));
    } catch (IOException | IllegalStateException e) {
      // The client has gone, or the answer had begun.
    }
  }

  /** The methods of a path, for the header Allow. */
  private static String allowed(MethodNotAllowedResponse failure) {
    Set<String> methods =
        new TreeSet<>(
            List.of(failure.getDetails().getOrDefault("availableMethods", "").split(", *")));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  /** What is wrong with a request that broke the transport, or else an unexpected failure. */
  private static Refusal refusal(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException http && http.getCode() / 100 == 4) {
        return Refusal.badRequest("the request is malformed: " + http.getReason());
      }
      if (cause instanceof EofException) {
        return Refusal.badRequest("the request is incomplete");
      }
    }
    return unexpected(failure);
  }

  private static Refusal nothing(Context context, int status) {
    String asked = context.req().getMethod() + " " + Uploads.shown(context.path());
    return status == 404
        ? Refusal.notFound("no page or call is %s; see /api/v1/openapi.json".formatted(asked))
        : Refusal.of(405, "wrong-method", "This method is not allowed", asked + " is no call");
  }

  private static void refuse(Context context, Refusal refusal) {
    Guard.headers(context);
    if (!context.req().getMethod().equals("GET")) {
      context.header("Connection", "close"); // what may be left of the body is not read
      if (refusal.status() != 408) {
        LeftBody.hear(context);
      }
    }
    Json.send(context, refusal);
  }
}
