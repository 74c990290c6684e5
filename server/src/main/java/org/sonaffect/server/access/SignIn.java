package org.sonaffect.server.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * Lets a browser give its token once: it gets a cookie that ends with the browser, that no script
 * reads and that no other site can use. So links and players, which send no header, work too.
 *
 * @param path that the cookie is for
 */
public record SignIn(Proxies proxies, String path) {
  /** Adds the calls. The guard has checked the token before. */
  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/session", this::begin);
    routes.delete("/api/v1/session", context -> set(context, "", "; Max-Age=0"));
  }

  private void begin(Context context) {
    String token = Tokens.bearer(context.req());
    if (token == null) {
      context.status(204); // it came with the cookie, or the server needs none
    } else {
      set(context, Tokens.session(token), "");
    }
  }

  private void set(Context context, String value, String age) {
    context.header(
        "Set-Cookie",
        "%s=%s; Path=%s%s; HttpOnly; SameSite=Strict%s"
            .formatted(Tokens.COOKIE, value, path, age, proxies.secure(context.req())));
    context.status(204);
  }
}
