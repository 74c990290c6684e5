package org.sonaffect.server;

import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.plugin.Plugin;
import io.javalin.router.InternalRouter;
import io.javalin.router.ParsedEndpoint;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sonaffect.server.access.AccessLog;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.RequestRate;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;

/**
 * Who may ask, and what a browser may do with the answers.
 *
 * <p>A page of another site can send requests to this machine, directly or (DNS rebinding) under a
 * name of its own that suddenly means 127.0.0.1. Hence the host that a request names must be an
 * address, {@code localhost}, or a name given on the command line; and what changes something must
 * come from this very origin, from one that was allowed, or from no browser at all.
 *
 * <p>Where tokens are needed, every path needs one but those that are known to be open: however
 * else a path is written, it stays closed.
 */
final class Guard {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

  /** Of everything that is no document of its own: the page and its parts. */
  static final String PAGE_POLICY =
      "default-src 'self'; media-src 'self' blob:; img-src 'self' blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /**
   * Of reports and model cards: documents with a style sheet within, which may do nothing else;
   * {@code sandbox} takes even their origin.
   */
  static final String DOCUMENT_POLICY =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /** What every answer says. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", PAGE_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "X-Frame-Options", "DENY",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Permissions-Policy", "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
          "Cache-Control", "no-store");

  /** The attribute of a request that holds its path as the API describes it. */
  static final String CALL = "org.sonaffect.call";

  private static final String METRICS = "/api/v1/metrics";

  /** Calls that need no token, and that no limit counts. */
  private static final Set<String> OPEN_CALLS =
      Set.of("/api/v1/health", "/api/v1/live", "/api/v1/ready", "/api/v1/openapi.json");

  private final Set<String> names;
  private final Sharing sharing;
  private final Proxies proxies;
  private final RequestRate rate;
  private final Set<String> open;

  /**
   * A guard.
   *
   * @param names hosts by name that may be asked for, besides localhost; in any case
   */
  Guard(Set<String> names, Sharing sharing, Proxies proxies) {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    this.names = Set.copyOf(lower);
    this.sharing = sharing;
    this.proxies = proxies;
    this.rate = new RequestRate(sharing.requestsPerMinute());
    this.open = new TreeSet<>(OPEN_CALLS);
    open.addAll(WebPage.paths());
    if (sharing.openMetrics()) {
      open.add(METRICS);
    }
  }

  /** Checks after the plug-in for other sites has spoken, so that these can read a refusal. */
  Plugin<Void> plugin() {
    return new Plugin<>() {
      @Override
      public void onStart(JavalinState state) {
        state.routes.before(
            context -> {
              identify(context, state.internalRouter);
              check(context);
              String call = context.attribute(CALL);
              Query.check(context, context.req().getMethod() + " " + call);
            });
      }
    };
  }

  /** Finds out which call a request is, also where it will be refused. */
  private void identify(Context context, InternalRouter router) {
    ParsedEndpoint found = router.findFirstHttpHandlerEntry(context.method(), path(context));
    if (found != null) {
      context.attribute(CALL, found.endpoint.path);
      AccessLog.saw(context.req(), null, found.endpoint.path);
    }
  }

  /** Without the path that all of it lies below. */
  private String path(Context context) {
    String path = context.req().getRequestURI();
    String base = sharing.basePath();
    return path.startsWith(base) ? path.substring(base.length()) : path;
  }

  /** Sets the headers of every answer, then refuses what may not ask. */
  private void check(Context context) {
    headers(context);
    String host = context.req().getHeader("Host");
    if (!allowed(host)) {
      throw Refusal.of(
          421,
          "wrong-host",
          "This server does not answer to that host name",
          "the request is for the host \"%s\", expected an address, localhost, or a name given with --allow-host"
              .formatted(host == null ? "" : printable(host)));
    }
    if (!context.req().getMethod().equals("GET")) {
      sameOrigin(context, String.valueOf(host));
    }
    if (!preflight(context)) {
      admit(context);
    }
  }

  /** Whether a browser asks if a page of another site that is allowed may send its request. */
  boolean preflight(Context context) {
    return context.req().getMethod().equals("OPTIONS")
        && context.req().getHeader("Access-Control-Request-Method") != null
        && sharing.corsOrigins().contains(origin(context));
  }

  private static String origin(Context context) {
    String origin = context.req().getHeader("Origin");
    return origin == null ? "" : origin.toLowerCase(Locale.ROOT);
  }

  /** Counts a request and asks for its token. */
  private void admit(Context context) {
    Tokens.Holder holder = sharing.tokens().holder(context.req());
    AccessLog.saw(context.req(), holder == null ? null : holder.name(), null);
    if (open.contains(path(context))) {
      return;
    }
    int seconds =
        rate.count(
            holder == null ? proxies.limited(context.req()) : "token " + holder.id(),
            System.nanoTime());
    if (seconds > 0) {
      throw Refusal.busy(
          "you have made more than %d requests a minute".formatted(sharing.requestsPerMinute()),
          seconds);
    }
    if (sharing.tokens().needed() && holder == null) {
      context.header("WWW-Authenticate", "Bearer");
      throw Refusal.of(
          401,
          "no-token",
          "A token is needed",
          Tokens.bearer(context.req()) == null
              ? "the request has no token, expected one as Authorization: Bearer"
              : "the token is none of this server's");
    }
  }

  /** Everything but what a document needs otherwise. */
  static void headers(Context context) {
    HEADERS.forEach(context::header);
  }

  private boolean allowed(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String named = header.toLowerCase(Locale.ROOT);
    String host = withoutPort(named);
    return host.equals("localhost")
        || names.contains(named)
        || IPV4.matcher(host).matches()
        || IPV6.matcher(host).matches()
        || names.contains(host);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  /**
   * A browser says itself whether a request comes from the same origin, which no page can change;
   * older ones, and those that came without TLS, only name the origin. A proxy may have put another
   * host into the request, so the names of the command line count too.
   */
  private void sameOrigin(Context context, String host) {
    String site = context.req().getHeader("Sec-Fetch-Site");
    String origin = context.req().getHeader("Origin");
    String at = origin(context).replaceFirst("^https?://", "");
    boolean own =
        site != null
            ? site.equals("same-origin") || site.equals("none")
            : origin == null
                || !at.equals(origin(context))
                    && (at.equals(host.toLowerCase(Locale.ROOT)) || names.contains(at));
    if (!own && !sharing.corsOrigins().contains(origin(context))) {
      throw Refusal.of(
          403,
          "cross-origin",
          "Other sites may not do this",
          "the request comes from %s, expected one from this server's own page or from no browser"
              .formatted(origin == null ? "another site" : printable(origin)));
    }
  }

  private static String printable(String header) {
    String plain = header.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
  }
}
