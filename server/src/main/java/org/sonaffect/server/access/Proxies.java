package org.sonaffect.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The proxies in front of the server that are believed, and what they say of a client. */
public final class Proxies {
  /** The header that names the client. */
  static final String FORWARDED = "X-Forwarded-For";

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f.:]{2,45}");

  private final Set<String> trusted = new TreeSet<>();

  /**
   * Proxies.
   *
   * @param trusted their addresses
   */
  public Proxies(Set<String> trusted) {
    trusted.forEach(proxy -> this.trusted.add(plain(proxy)));
  }

  /** The address of the client of a request. */
  public String client(HttpServletRequest request) {
    return client(request.getRemoteAddr(), Collections.list(request.getHeaders(FORWARDED)));
  }

  /**
   * The address of the client, or the last one before the proxies that are believed.
   *
   * @param remote the other end of the connection
   * @param forwarded all headers {@code X-Forwarded-For}
   */
  String client(@Nullable String remote, List<String> forwarded) {
    String address = plain(remote);
    if (!trusted.contains(address)) {
      return address;
    }
    String joined = String.join(",", forwarded);
    List<String> hops = joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    for (int i = hops.size() - 1; i >= 0; i--) {
      String hop = plain(hops.get(i));
      if (!ADDRESS.matcher(hop).matches()) {
        return address;
      }
      address = hop;
      if (!trusted.contains(hop)) {
        return address;
      }
    }
    return address;
  }

  /** What a cookie of the answer says of where it may go: over TLS only, where it came so. */
  public String secure(HttpServletRequest request) {
    boolean proxied =
        trusted.contains(plain(request.getRemoteAddr()))
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    return request.isSecure() || proxied ? "; Secure" : "";
  }

  private static String plain(@Nullable String address) {
    String text = address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }
}
