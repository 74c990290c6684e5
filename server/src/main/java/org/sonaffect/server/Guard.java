package org.sonaffect.server;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask, and what a browser may do with the answers.
 *
 * <p>A page of another site can send requests to this machine, directly or (DNS rebinding) under a
 * name of its own that suddenly means 127.0.0.1. Hence the host that a request names must be an
 * address, {@code localhost}, or a name given on the command line; and what changes something must
 * come from this very origin, or from no browser at all.
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
          "Content-Security-Policy",
          PAGE_POLICY,
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "X-Frame-Options",
          "DENY",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Permissions-Policy",
          "microphone=(self), camera=(), geolocation=(), payment=(), usb=()",
          "Cache-Control",
          "no-store");

  private final Set<String> names;

  /**
   * A guard.
   *
   * @param names hosts by name that may be asked for, besides localhost; in any case
   */
  Guard(Set<String> names) {
    Set<String> lower = new TreeSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    this.names = Set.copyOf(lower);
  }

  /** Sets the headers of every answer, then refuses what may not ask. */
  void check(Context context) {
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
    String method = context.req().getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      sameOrigin(context, String.valueOf(host));
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
    String host = withoutPort(header.toLowerCase(Locale.ROOT));
    return host.equals("localhost")
        || IPV4.matcher(host).matches()
        || IPV6.matcher(host).matches()
        || names.contains(host);
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static void sameOrigin(Context context, String host) {
    String site = context.req().getHeader("Sec-Fetch-Site");
    String origin = context.req().getHeader("Origin");
    boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
    boolean foreignOrigin =
        origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host);
    if (foreignSite || foreignOrigin) {
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
