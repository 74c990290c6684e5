package org.sonaffect.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that open the API: as {@code Authorization: Bearer} (RFC 6750), or as the cookie of a
 * browser that gave one to {@link SignIn}. Only hashes are held. What is given is looked up by its
 * hash: whoever cannot choose a hash learns nothing from the time that takes.
 */
public final class Tokens {
  /** None are needed. */
  public static final Tokens NONE = new Tokens(Map.of());

  /** The cookie of a browser that signed in; it holds no token, but what follows from one. */
  static final String COOKIE = "sonaffect-session";

  /** A larger file holds no tokens. */
  private static final int MOST_BYTES = 1 << 20;

  /** Shorter ones can be guessed. */
  private static final int SHORTEST = 16;

  /** Longer ones are in no head of a request. */
  private static final int LONGEST = 4096;

  /** RFC 6750, section 2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

  /** By the hash of a token, and by the name of the cookie and the hash of what it holds. */
  private final Map<String, Holder> holders;

  /**
   * Who holds a token.
   *
   * @param name for the access log
   * @param id of the token: a part of its hash
   */
  public record Holder(String name, String id) {}

  private Tokens(Map<String, Holder> holders) {
    this.holders = Map.copyOf(holders);
  }

  /**
   * Tokens of the command line and of a file: one a line, alone or after a name and a space; empty
   * lines and those that begin with {@code #} say nothing.
   *
   * @throws IOException where the file cannot be read or holds none
   * @throws IllegalArgumentException where one is no token
   */
  public static Tokens of(@Nullable String token, @Nullable Path file) throws IOException {
    Map<String, Holder> holders = new HashMap<>();
    if (token != null) {
      add(holders, "-", token, "the token");
    }
    if (file != null) {
      int number = 0;
      for (String line : lines(file)) {
        number++;
        String[] words = line.strip().split("\\s+");
        if (words[0].isEmpty() || words[0].startsWith("#")) {
          continue;
        }
        String where = "%s line %d".formatted(file.getFileName(), number);
        if (words.length > 2 || words.length == 2 && !NAME.matcher(words[0]).matches()) {
          throw new IllegalArgumentException(where + ": expected a token, or a name and a token");
        }
        add(holders, words.length == 2 ? words[0] : "-", words[words.length - 1], where);
      }
      if (holders.isEmpty()) {
        throw new IOException(file + " holds no token, expected one a line");
      }
    }
    return holders.isEmpty() ? NONE : new Tokens(holders);
  }

  /** What is no text has no token either, and is refused line by line. */
  private static List<String> lines(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, expected a file with one token a line");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(
            "%s has more than %d bytes, expected one token a line".formatted(file, MOST_BYTES));
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return (text.startsWith("\ufeff") ? text.substring(1) : text).lines().toList();
    }
  }

  /** The reason names where a token stands, never the token. */
  private static void add(Map<String, Holder> holders, String name, String token, String where) {
    boolean fits = token.length() >= SHORTEST && token.length() <= LONGEST;
    if (!fits || !TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "%s: expected %d to %d letters, digits or . _ ~ + / - as a token"
              .formatted(where, SHORTEST, LONGEST));
    }
    Holder holder = new Holder(name, id(token));
    if (holders.put(hash(token), holder) != null) {
      throw new IllegalArgumentException(where + ": expected a token that is not there yet");
    }
    holders.put(COOKIE + hash(session(token)), holder);
  }

  /** Whether calls need one. */
  public boolean needed() {
    return !holders.isEmpty();
  }

  /** Who asks, by the token or the cookie of the request; null where neither is right. */
  public @Nullable Holder holder(HttpServletRequest request) {
    String bearer = bearer(request);
    if (bearer != null) {
      return holders.get(hash(bearer));
    }
    Cookie[] cookies = request.getCookies();
    Holder holder = null;
    for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
      if (cookie.getName().equals(COOKIE) && cookie.getValue() != null && holder == null) {
        holder = holders.get(COOKIE + hash(cookie.getValue()));
      }
    }
    return holder;
  }

  /** The bearer token of a request, right or wrong; null where there is none. */
  public static @Nullable String bearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? header.substring(7).strip()
        : null;
  }

  /** Names a token without giving it away. */
  public static String id(String token) {
    return hash(token).substring(0, 32);
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * What the cookie of a browser holds: it follows from the token, so that it outlives a restart
   * and goes with the token; the token does not follow from it.
   */
  static String session(String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal("session".getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
