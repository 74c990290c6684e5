package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;

/** A server that needs tokens, over real HTTP. */
final class TokensTest {
  private static final String ANN = "ann-0123456789abcdef";
  private static final String BOB = "bob-0123456789abcdef";

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() throws IOException {
    Path file = Files.writeString(folder.resolve("tokens"), "# lab\n\nann " + ANN + "\n" + BOB);
    served = Served.shared(folder.resolve("state"), sharing(file, false));
  }

  @AfterAll
  static void stop() throws IOException {
    served.close();
  }

  private static Sharing sharing(Path file, boolean openMetrics) throws IOException {
    return new Sharing(Tokens.of(null, file), openMetrics, 0, null, "", Set.of());
  }

  private static HttpResponse<byte[]> get(String path, String... headers) {
    return Served.send(
        headers.length == 0
            ? served.request(path).GET()
            : served.request(path).headers(headers).GET());
  }

  private static HttpResponse<byte[]> post(String path, byte[] body, String... headers) {
    return Served.send(
        served.request(path).headers(headers).POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void withoutATokenThePageAndTheProbesAreOpenAndNothingElse() {
    for (String path :
        List.of(
            "",
            "main.js",
            "token.js",
            "api/v1/health",
            "api/v1/live",
            "api/v1/ready",
            "api/v1/openapi.json")) {
      assertEquals(200, get(path).statusCode(), path);
    }
    for (String path :
        List.of(
            "api/v1/about",
            "api/v1/model",
            "api/v1/model/card",
            "api/v1/metrics",
            "api/v1/corpora",
            "api/v1/jobs/" + "0".repeat(32),
            "api/v1/nothing",
            "api/v1/health/../model",
            "api//v1/model",
            "api/v1/%6dodel",
            "api/v1/model;main.js",
            "nothing")) {
      HttpResponse<byte[]> refused = get(path);
      assertTrue(List.of(400, 401).contains(refused.statusCode()), path + refused.statusCode());
    }
    HttpResponse<byte[]> refused = new Contract().check("get /api/v1/about", get("api/v1/about"));
    assertEquals("Bearer", refused.headers().firstValue("WWW-Authenticate").orElse(""));
    assertEquals(401, served.post("api/v1/predictions", Sounds.hum(0.2)).statusCode());
    assertEquals(401, served.delete("api/v1/jobs/" + "0".repeat(32)).statusCode());
  }

  @Test
  void eachTokenOpensAllAndNoOtherDoes() {
    for (String token : List.of(ANN, BOB)) {
      assertEquals(200, get("api/v1/about", "Authorization", "Bearer " + token).statusCode());
      assertEquals(200, get("api/v1/metrics", "Authorization", "bearer " + token).statusCode());
    }
    for (String header :
        List.of(
            "Bearer " + ANN + "0",
            "Bearer " + ANN.substring(1),
            "Bearer",
            "Basic " + ANN,
            ANN,
            "Bearer lab")) {
      HttpResponse<byte[]> refused = get("api/v1/about", "Authorization", header);
      assertEquals(401, refused.statusCode(), header);
      assertFalse(new String(refused.body(), StandardCharsets.UTF_8).contains("0123456789"));
    }
    assertEquals(401, get("api/v1/about?token=" + ANN).statusCode(), "no token in an address");
  }

  @Test
  void aBrowserGivesItsTokenOnceAndGetsACookieThatHoldsNone() {
    assertEquals(
        401, post("api/v1/session", new byte[0], "Authorization", "Bearer x").statusCode());
    HttpResponse<byte[]> begun =
        new Contract()
            .check(
                "post /api/v1/session",
                post("api/v1/session", new byte[0], "Authorization", "Bearer " + ANN));
    assertEquals(204, begun.statusCode());
    String set = begun.headers().firstValue("Set-Cookie").orElse("");
    assertTrue(set.endsWith("; Path=/; HttpOnly; SameSite=Strict"), set);
    assertFalse(set.contains(ANN), set);
    String cookie = set.substring(0, set.indexOf(';'));
    assertEquals(200, get("api/v1/model/card", "Cookie", cookie).statusCode());
    assertEquals(401, get("api/v1/model/card", "Cookie", cookie + "0").statusCode());
    assertEquals(
        403,
        post(
                "api/v1/predictions",
                Sounds.hum(0.2),
                "Cookie",
                cookie,
                "Sec-Fetch-Site",
                "cross-site")
            .statusCode());
    HttpResponse<byte[]> over =
        Served.send(served.request("api/v1/session").header("Cookie", cookie).DELETE());
    assertTrue(over.headers().firstValue("Set-Cookie").orElse("").contains("Max-Age=0"));
    HttpResponse<byte[]> proxied =
        post(
            "api/v1/session",
            new byte[0],
            "Authorization",
            "Bearer " + ANN,
            "X-Forwarded-Proto",
            "https");
    assertTrue(proxied.headers().firstValue("Set-Cookie").orElse("").contains("; Secure"));
  }

  @Test
  void aResultBelongsToTheTokenAlsoWhenItCameAsACookie() throws Exception {
    HttpResponse<byte[]> begun =
        post("api/v1/session", new byte[0], "Authorization", "Bearer " + BOB);
    String cookie = begun.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
    byte[] sound = Sounds.hum(0.3);
    String first = owner(post("api/v1/jobs", sound, "Authorization", "Bearer " + BOB));
    String second = owner(post("api/v1/jobs", sound, "Cookie", cookie));
    assertTrue(first.startsWith("token "), first);
    assertEquals(first, second);
    assertFalse(first.contains("0123456789"), "no token on the disk");
  }

  private static String owner(HttpResponse<byte[]> accepted) throws Exception {
    String id = Served.json(accepted).path("id").asText();
    for (int i = 0; i < 400; i++) {
      String state =
          Served.json(get("api/v1/jobs/" + id, "Authorization", "Bearer " + ANN))
              .path("state")
              .asText();
      if (state.equals("done")) {
        List<String> kept =
            Files.readAllLines(folder.resolve("state").resolve("jobs").resolve(id + ".json"));
        return Json.MAPPER.readTree(kept.get(1)).path("owner").asText();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("not done");
  }

  @Test
  void metricsAreOpenWhereThatWasAskedFor() throws IOException {
    try (Served open =
        Served.shared(folder.resolve("open"), sharing(folder.resolve("tokens"), true))) {
      assertEquals(200, open.get("api/v1/metrics").statusCode());
      assertEquals(401, open.get("api/v1/about").statusCode());
    }
  }

  @Test
  void whatIsNoTokenIsRefusedAtTheStartWithoutBeingSaid() throws IOException {
    for (String bad :
        List.of(
            "short", "two words are none here", "ünicode-ünicode-ünicode", "long".repeat(2000))) {
      String said =
          assertThrows(IllegalArgumentException.class, () -> Tokens.of(bad, null)).getMessage();
      assertFalse(said.contains(bad), said);
    }
    Path file = Files.writeString(folder.resolve("bad"), "# none\n\nann secret\n");
    String said =
        assertThrows(IllegalArgumentException.class, () -> Tokens.of(null, file)).getMessage();
    assertTrue(said.startsWith("bad line 3: ") && !said.contains("secret"), said);
    Path empty = Files.writeString(folder.resolve("empty"), "# none yet\n");
    assertThrows(IOException.class, () -> Tokens.of(null, empty));
    assertThrows(IllegalArgumentException.class, () -> Tokens.of("", null), "it would open all");
  }

  @Test
  void manyTokensCostNoTimeAndManyCookiesNeither() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      many.append("token-%011d%n".formatted(i));
    }
    Path file = Files.writeString(folder.resolve("many"), many);
    long begin = System.nanoTime();
    try (Served open = Served.shared(folder.resolve("many-state"), sharing(file, false))) {
      for (int i = 0; i < 20; i++) {
        HttpResponse<byte[]> refused =
            Served.send(
                open.request("api/v1/about")
                    .header("Cookie", "sonaffect-session=x; ".repeat(700))
                    .GET());
        assertEquals(401, refused.statusCode());
      }
      assertEquals(
          200,
          Served.send(
                  open.request("api/v1/about")
                      .header("Authorization", "Bearer token-%011d".formatted(49_999))
                      .GET())
              .statusCode());
    }
    assertTrue(System.nanoTime() - begin < 20_000_000_000L, "it took too long");
  }

  @Test
  void aFileOfTokensIsReadAsEditorsWriteItAndNoOtherIs() throws IOException {
    Path windows =
        Files.writeString(
            folder.resolve("windows"), "\ufeffann %s\r\n\r\n%s\r\n".formatted(ANN, BOB));
    assertTrue(Tokens.of(null, windows).needed());
    Path twice = Files.writeString(folder.resolve("twice"), "ann %s\nbob %s\n".formatted(ANN, ANN));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Tokens.of(null, twice))
            .getMessage()
            .startsWith("twice line 2: "));
    Path wide = Files.write(folder.resolve("wide"), ANN.getBytes(StandardCharsets.UTF_16));
    assertThrows(IllegalArgumentException.class, () -> Tokens.of(null, wide));
    Path large = Files.write(folder.resolve("large"), new byte[2 << 20]);
    for (Path none : List.of(folder, large)) {
      String said = assertThrows(IOException.class, () -> Tokens.of(null, none)).getMessage();
      assertTrue(said.contains(none.toString()), said);
    }
  }
}
