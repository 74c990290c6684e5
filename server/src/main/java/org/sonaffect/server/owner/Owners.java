package org.sonaffect.server.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.Tokens;

/**
 * Whose a request is: of a bearer token, else of a browser (by a cookie that the page sets), else
 * of an address. This decides whose results make room for whose, and never who may see them.
 */
public final class Owners {
  static final String COOKIE = "sonaffect";

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final Proxies proxies;
  private final Tokens tokens;
  private final String path;

  /**
   * Owners of requests.
   *
   * @param tokens that open the server; where it needs none, any token names an owner
   * @param path that the cookie is for
   */
  public Owners(Proxies proxies, Tokens tokens, String path) {
    this.proxies = proxies;
    this.tokens = tokens;
    this.path = path;
  }

  /**
   * One owner.
   *
   * @param address of the client, as limits count it
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
    String address = proxies.limited(context.req());
    Tokens.Holder holder = tokens.holder(context.req());
    if (holder != null) {
      return new Owner(address, "token " + holder.id());
    }
    String token = Tokens.bearer(context.req());
    if (token != null && !tokens.needed()) {
      return new Owner(address, "token " + Tokens.id(token));
    }
    String cookie = context.cookie(COOKIE);
    boolean browser = cookie != null && ID.matcher(cookie).matches();
    return new Owner(address, browser ? cookie : proxies.client(context.req()));
  }

  /** Gives a browser that asks for the page a name of its own. */
  public void greet(Context context, String fresh) {
    String cookie = context.cookie(COOKIE);
    if (cookie == null || !ID.matcher(cookie).matches()) {
      context.header(
          "Set-Cookie",
          "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
              .formatted(COOKIE, fresh, path, YEAR_SECONDS, proxies.secure(context.req())));
    }
  }
}
