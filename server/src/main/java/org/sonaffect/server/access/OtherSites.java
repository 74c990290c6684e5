package org.sonaffect.server.access;

import io.javalin.config.JavalinConfig;
import java.util.Set;

/**
 * Lets pages of other sites use the API, by Javalin's plug-in (CORS). They may send a token, but no
 * cookie.
 */
public final class OtherSites {
  private static final int HOUR_SECONDS = 3600;

  private OtherSites() {}

  /** Allows these origins; none where there are none. */
  public static void allow(JavalinConfig config, Set<String> origins) {
    if (origins.isEmpty()) {
      return;
    }
    config.bundledPlugins.enableCors(
        cors ->
            cors.addRule(
                rule -> {
                  origins.forEach(rule::allowHost);
                  rule.exposeHeader("Location");
                  rule.exposeHeader("Retry-After");
                  rule.maxAge = HOUR_SECONDS;
                }));
    // The plug-in makes 400 of every other origin, be it that of our own page; the guard decides.
    config.routes.beforeMatched(context -> context.status(200));
  }
}
