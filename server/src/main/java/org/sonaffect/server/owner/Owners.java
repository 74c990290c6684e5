package org.sonaffect.server.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose a request is: of a bearer token, else of a browser (by a cookie that the page sets), else
 * of an address. This decides whose results make room for whose, and never who may see them.
 */
public final class Owners {
  static final String COOKIE = "sonaffect";

  private static final String FORWARDED = "X-Forwarded-For";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f.:]{2,45}");
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final Set<String> proxies = new TreeSet<>();

  /**
   * Owners of requests.
   *
   * @param proxies addresses whose {@code X-Forwarded-For} is believed
   */
  public Owners(Set<String> proxies) {
    proxies.forEach(proxy -> this.proxies.add(plain(proxy)));
  }

  /**
   * One owner.
   *
   * @param address of the client
   * @param name token, browser or address
   */
  public record Owner(String address, String name) {
    /** Of results that name none. */
    public static final Owner NOBODY = new Owner("", "");

    /** As {@link #into} wrote it. */
    public static Owner of(JsonNode json) {
      return new Owner(json.path("address").asText(), json.path("owner").asText());
    }

    /** Adds it to what is kept of a job. */
    public void into(ObjectNode json) {
      json.put("address", address).put("owner", name);
    }
  }

  /** Whose a request is. */
  public Owner of(Context context) {
    String address = address(context);
    String token = context.req().getHeader("Authorization");
    if (token != null && token.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return new Owner(address, "token " + digest(token.substring(7).strip()));
    }
    String cookie = context.cookie(COOKIE);
    return new Owner(address, cookie != null && ID.matcher(cookie).matches() ? cookie : address);
  }

  /** Gives a browser that asks for the page a name of its own. */
  public void greet(Context context, String fresh) {
    String cookie = context.cookie(COOKIE);
    if (cookie == null || !ID.matcher(cookie).matches()) {
      context.header(
          "Set-Cookie",
          "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict"
              .formatted(COOKIE, fresh, YEAR_SECONDS));
    }
  }

  /** Of the client, or the last one before the proxies that are believed. */
  private String address(Context context) {
    String address = plain(context.req().getRemoteAddr());
    if (!proxies.contains(address)) {
      return address;
    }
    String forwarded = context.req().getHeader(FORWARDED);
    List<String> hops = forwarded == null ? List.of() : List.of(forwarded.split(",", -1));
    for (int i = hops.size() - 1; i >= 0; i--) {
      String hop = plain(hops.get(i));
      if (!ADDRESS.matcher(hop).matches()) {
        return address;
      }
      address = hop;
      if (!proxies.contains(hop)) {
        return address;
      }
    }
    return address;
  }

  private static String plain(@Nullable String address) {
    String text = address == null ? "" : address.strip().toLowerCase(java.util.Locale.ROOT);
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  private static String digest(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
