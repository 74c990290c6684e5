package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.Sharing;

/** What other sites, and what is served itself, may not do. */
final class GuardTest {
  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() throws IOException {
    served =
        Served.in(
            folder.resolve("state"),
            Served.LIMITS,
            List.of(Libraries.corpus(folder)),
            List.of(Libraries.run(folder.resolve("run"))));
  }

  @AfterAll
  static void stop() throws IOException {
    served.close();
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void everyAnswerHasTheHeaders() {
    List<String> paths =
        List.of(
            "",
            "main.js",
            "style.css",
            "nothing",
            "api/v1/health",
            "api/v1/model/card",
            "api/v1/runs/0/report",
            "api/v1/corpora/0/clips/0/audio",
            "api/v1/jobs/x");
    for (String path : paths) {
      HttpResponse<byte[]> response = served.get(path);
      assertEquals("nosniff", header(response, "X-Content-Type-Options"), path);
      assertEquals("no-referrer", header(response, "Referrer-Policy"), path);
      assertEquals("same-origin", header(response, "Cross-Origin-Resource-Policy"), path);
      String policy = header(response, "Content-Security-Policy");
      assertTrue(policy.contains("frame-ancestors 'none'"), path + ": " + policy);
      assertTrue(policy.contains("default-src 'self'") || policy.startsWith("sandbox;"), policy);
      assertFalse(header(response, "Server").contains("Jetty"), path);
    }
  }

  @Test
  void thePageHoldsNoScriptOrStyleWithin() {
    String page = new String(served.get("").body(), StandardCharsets.UTF_8);
    assertFalse(page.contains("style=\""), page);
    assertFalse(page.matches("(?s).*<script(?![^>]*src=)[^>]*>.*"), page);
    assertFalse(page.matches("(?s).*\\son[a-z]+=\".*"), page);
    assertFalse(page.contains("//") && page.contains("https:"), "no other host");
  }

  @Test
  void documentsOfRunsAndModelsAreInASandboxWithoutScript() {
    for (String path : List.of("api/v1/runs/0/report", "api/v1/model/card")) {
      String policy = header(served.get(path), "Content-Security-Policy");
      assertTrue(policy.startsWith("sandbox; default-src 'none'"), policy);
      assertFalse(policy.contains("script-src"), policy);
    }
  }

  private static String asked(String host) throws IOException {
    try (Wire wire = new Wire(served.server.port())) {
      wire.say("GET /api/v1/health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      return wire.hear();
    }
  }

  @Test
  void namesThatAreNotOursAreRefusedSoThatDnsCannotBeRebound() throws IOException {
    for (String host :
        List.of(
            "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.nip.io")) {
      assertTrue(asked(host).startsWith("HTTP/1.1 421"), host);
    }
    for (String host :
        List.of("localhost", "localhost:8080", "127.0.0.1", "[::1]:8080", "LOCALHOST")) {
      assertTrue(asked(host).startsWith("HTTP/1.1 200"), host);
    }
  }

  @Test
  void aNameGivenOnTheCommandLineIsAllowed() throws IOException {
    ServeOptions options =
        new ServeOptions(
            "127.0.0.1",
            0,
            Set.of("Studio.Local", "lab.local:8443"),
            new Proxies(Set.of()),
            folder.resolve("named"),
            List.of(),
            List.of(),
            List.of(),
            Served.LIMITS,
            "test",
            Sharing.OPEN);
    try (SonaffectServer server = SonaffectServer.start(new SoundAnalyst(), options);
        Wire wire = new Wire(server.port())) {
      wire.say("GET /api/v1/health HTTP/1.1\r\nHost: studio.local:8\r\n\r\n");
      wire.say("GET /api/v1/health HTTP/1.1\r\nHost: lab.local:8443\r\n\r\n");
      wire.say("GET /api/v1/health HTTP/1.1\r\nHost: lab.local\r\nConnection: close\r\n\r\n");
      assertEquals(
          List.of("200", "200", "421"),
          Pattern.compile("HTTP/1.1 (\\d+)")
              .matcher(wire.hear())
              .results()
              .map(status -> status.group(1))
              .toList());
    }
  }

  @Test
  void whatTheTransportRefusesIsAProblemWithTheHeadersToo() throws IOException {
    String large = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(20_000);
    String[][] cases = {
      {"431", large + "\r\n\r\n"},
      {"400", "GET /api/v1/jobs/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"},
      {"400", "GET /api/v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"},
      {"400", "nonsense\r\n\r\n"},
      {"505", "GET /api/v1/live\r\n\r\n"},
      {"400", chunked("zz\r\nnonsense\r\n")},
    };
    for (String[] one : cases) {
      try (Wire wire = new Wire(served.server.port())) {
        wire.say(one[1].replace("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n"));
        String answer = wire.hear();
        assertTrue(answer.startsWith("HTTP/1.1 " + one[0]), one[0] + ": " + answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
        assertTrue(answer.contains("Content-Security-Policy: default-src 'self'"), answer);
        assertFalse(answer.contains("Jetty") || answer.contains("unexpected"), answer);
      }
    }
  }

  private static String chunked(String body) {
    return "POST /api/v1/predictions HTTP/1.1\r\n"
        + "Host: localhost\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n"
        + body;
  }

  @Test
  void pagesOfOtherSitesCannotPost() {
    byte[] sound = Sounds.hum(0.3);
    String own = served.address().substring(0, served.address().length() - 1);
    assertEquals(403, posted("Origin", "https://evil.example", sound));
    assertEquals(403, posted("Origin", "null", sound));
    assertEquals(403, posted("Origin", own.replace("127.0.0.1", "localhost"), sound));
    assertEquals(403, posted("Sec-Fetch-Site", "cross-site", sound));
    assertEquals(403, posted("Sec-Fetch-Site", "same-site", sound));
    assertEquals(200, posted("Origin", own, sound));
    assertEquals(200, posted("Sec-Fetch-Site", "same-origin", sound));
  }

  private static int posted(String header, String value, byte[] body) {
    return Served.send(
            served
                .request("api/v1/predictions")
                .header(header, value)
                .POST(BodyPublishers.ofByteArray(body)))
        .statusCode();
  }

  private static HttpResponse<byte[]> ranged(String range) {
    return Served.send(
        served.request("api/v1/corpora/0/clips/1/audio").header("Range", range).GET());
  }

  @Test
  void audioOfACorpusComesInRangesAndIsNoDocument() {
    HttpResponse<byte[]> whole = served.get("api/v1/corpora/0/clips/1/audio");
    assertEquals("audio/wav", header(whole, "Content-Type"));
    HttpResponse<byte[]> part = ranged("bytes=100-199");
    assertEquals(206, part.statusCode());
    assertArrayEquals(Arrays.copyOfRange(whole.body(), 100, 200), part.body());
    assertEquals("bytes 100-199/" + whole.body().length, header(part, "Content-Range"));
    Contract contract = new Contract();
    String operation = "get /api/v1/corpora/{corpus}/clips/{clip}/audio";
    contract.check(operation, part);
    HttpResponse<byte[]> beyond = contract.check(operation, ranged("bytes=9999999-"));
    assertEquals(416, beyond.statusCode());
    assertEquals("bytes */" + whole.body().length, header(beyond, "Content-Range"));
    assertEquals("no-store", header(whole, "Cache-Control"));
    assertEquals(10, ranged("bytes=-10").body().length);
    assertEquals(200, ranged("bytes=-").statusCode());
    HttpRequest.Builder unlike =
        served
            .request("api/v1/corpora/0/clips/1/audio")
            .header("Range", "bytes=0-9")
            .header("If-Range", "\"another\"");
    assertEquals(200, Served.send(unlike.GET()).statusCode());
    assertEquals(404, served.get("api/v1/corpora/0/clips/9/audio").statusCode());
    assertEquals(404, served.get("api/v1/corpora/0/clips/..%2f..%2fclips.csv/audio").statusCode());
  }
}
