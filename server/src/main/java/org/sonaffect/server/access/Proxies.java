package org.sonaffect.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The proxies in front of the server that are believed, and what they say of a client. */
public final class Proxies {
  /** The header that names the client. */
  static final String FORWARDED = "X-Forwarded-For";

  /** Some proxies write the port, too: 192.0.2.7:4711, [2001:db8::7]:4711. */
  private static final Pattern IPV4 =
      Pattern.compile(
          "(%1$s\\.%1$s\\.%1$s\\.%1$s)(:\\d+)?".formatted("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));

  private static final Pattern IPV6 =
      Pattern.compile("([0-9a-f.]*:[0-9a-f:.]*)|\\[([0-9a-f.]*:[0-9a-f:.]*)](:\\d+)?");

  private final Set<String> trusted = new TreeSet<>();

  /**
   * Proxies.
   *
   * @param trusted their addresses
   * @throws IllegalArgumentException where one is no address
   */
  public Proxies(Set<String> trusted) {
    for (String proxy : trusted) {
      String address = address(proxy);
      if (address == null) {
        throw new IllegalArgumentException(
            "the trusted proxy is \"%s\", expected its address, as in 192.0.2.7".formatted(proxy));
      }
      this.trusted.add(address);
    }
  }

  /**
   * The client of a request as limits count it: its address, or of an IPv6 address the network of
   * 64 bits, all of which a single client has (RFC 7934).
   */
  public String limited(HttpServletRequest request) {
    String client = client(request);
    List<String> groups = List.of(client.split(":", -1));
    boolean six = groups.size() == 8 && client.indexOf('%') < 0; // not of a link
    return six ? String.join(":", groups.subList(0, 4)) + "::/64" : client;
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
      String hop = address(hops.get(i));
      if (hop == null) {
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

  /** The other end of a connection; as it is where it is no plain address (a link's, say). */
  private static String plain(@Nullable String remote) {
    String address = remote == null ? "" : address(remote);
    return address == null ? String.valueOf(remote) : address;
  }

  /** An address in its one form, without a port; null where it is none. Asks no name server. */
  private static @Nullable String address(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    Matcher four = IPV4.matcher(text);
    Matcher six = IPV6.matcher(text);
    try {
      if (four.matches()) {
        return four.group(1);
      }
      if (!six.matches()) {
        return null;
      }
      String literal = six.group(1) != null ? six.group(1) : six.group(2);
      return InetAddress.getByName("[" + literal + "]").getHostAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
