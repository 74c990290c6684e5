package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.access.Proxies;
import org.sonaffect.server.access.RequestRate;
import org.sonaffect.server.access.Sharing;
import org.sonaffect.server.access.Tokens;

/** A server below a path, for pages of other sites, with a limit of requests and an access log. */
final class SharingTest {
  private static final String LAB = "https://lab.example";

  @TempDir private Path folder;

  private Served served(int rate, String log, String path, String... origins) throws IOException {
    return Served.shared(
        folder.resolve("state"), new Sharing(Tokens.NONE, false, rate, log, path, Set.of(origins)));
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void allOfItLiesBelowABasePath() throws Exception {
    try (Served served = served(0, null, "/lab/sonaffect/")) {
      assertTrue(served.address().endsWith("/lab/sonaffect/"), served.address());
      HttpResponse<byte[]> page = served.get("");
      assertEquals(200, page.statusCode());
      assertTrue(header(page, "Set-Cookie").contains("; Path=/lab/sonaffect/;"));
      assertEquals(200, served.get("main.js").statusCode());
      assertEquals(200, served.get("api/v1/health").statusCode());
      HttpResponse<byte[]> job = served.post("api/v1/jobs", Sounds.hum(0.3));
      String id = Served.json(job).path("id").asText();
      assertEquals("/lab/sonaffect/api/v1/jobs/" + id, header(job, "Location"));
      assertEquals("done", served.over(id).path("state").asText());
      JsonNode description = Served.json(served.get("api/v1/openapi.json"));
      assertEquals("/lab/sonaffect", description.path("servers").path(0).path("url").asText());
      assertEquals(404, served.get("nothing").statusCode());
      try (Wire wire = new Wire(served.server.port())) {
        wire.say("GET /lab/sonaffect HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String answer = wire.hear();
        assertTrue(answer.contains("Location: /lab/sonaffect/\r\n"), answer);
      }
      try (Wire wire = new Wire(served.server.port())) {
        wire.say("GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String answer = wire.hear();
        assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
      }
    }
  }

  private static HttpResponse<byte[]> from(
      Served served, String origin, HttpRequest.Builder request) {
    return Served.send(request.header("Origin", origin).header("Sec-Fetch-Site", "cross-site"));
  }

  @Test
  void pagesOfASiteThatIsAllowedUseTheApiWithoutCookies() throws Exception {
    try (Served served = served(0, null, "", LAB)) {
      HttpResponse<byte[]> preflight =
          from(
              served,
              LAB,
              served
                  .request("api/v1/jobs")
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "authorization,content-type")
                  .method("OPTIONS", BodyPublishers.noBody()));
      assertEquals(204, preflight.statusCode());
      assertEquals(LAB, header(preflight, "Access-Control-Allow-Origin"));
      assertEquals("POST", header(preflight, "Access-Control-Allow-Methods"));
      assertEquals("authorization,content-type", header(preflight, "Access-Control-Allow-Headers"));
      byte[] sound = Sounds.hum(0.3);
      HttpResponse<byte[]> job =
          from(served, LAB, served.request("api/v1/jobs").POST(BodyPublishers.ofByteArray(sound)));
      assertEquals(202, job.statusCode());
      assertEquals(LAB, header(job, "Access-Control-Allow-Origin"));
      assertTrue(header(job, "Access-Control-Expose-Headers").contains("Location"));
      assertEquals("", header(job, "Access-Control-Allow-Credentials"));
      assertTrue(header(job, "Vary").contains("Origin"));
      HttpResponse<byte[]> wrong =
          from(
              served,
              LAB,
              served
                  .request("api/v1/predictions?window=x")
                  .POST(BodyPublishers.ofByteArray(sound)));
      assertEquals(400, wrong.statusCode());
      assertEquals(LAB, header(wrong, "Access-Control-Allow-Origin"), "it may read the reason");
    }
  }

  @Test
  void otherSitesStayRefusedAndTheOwnPageIsNot() throws Exception {
    try (Served served = served(0, null, "", LAB)) {
      byte[] sound = Sounds.hum(0.3);
      for (String origin : List.of("https://evil.example", "http://lab.example", LAB + ":8443")) {
        HttpResponse<byte[]> refused =
            from(
                served,
                origin,
                served.request("api/v1/jobs").POST(BodyPublishers.ofByteArray(sound)));
        assertEquals(403, refused.statusCode(), origin);
        assertEquals("", header(refused, "Access-Control-Allow-Origin"));
        HttpResponse<byte[]> read = from(served, origin, served.request("api/v1/model").GET());
        assertEquals("", header(read, "Access-Control-Allow-Origin"));
      }
      String own = served.address().substring(0, served.address().length() - 1);
      HttpResponse<byte[]> page =
          Served.send(
              served
                  .request("api/v1/predictions")
                  .header("Origin", own)
                  .POST(BodyPublishers.ofByteArray(sound)));
      assertEquals(200, page.statusCode());
      assertEquals(
          200,
          Served.send(served.request("api/v1/openapi.json").header("Origin", own).GET())
              .statusCode());
    }
  }

  @Test
  void thePageWorksBehindAProxyThatNamesAnotherHost() throws Exception {
    try (Served served =
        Served.with(
            new ServeOptions(
                "127.0.0.1",
                0,
                Set.of("sounds.example"),
                new Proxies(Set.of()),
                folder.resolve("state"),
                List.of(),
                List.of(),
                List.of(),
                Served.LIMITS,
                "test",
                Sharing.OPEN))) {
      byte[] sound = Sounds.hum(0.3);
      String[][] headers = {
        {"200", "Origin", "https://sounds.example"},
        {"403", "Origin", "https://sounds.example:8443"},
        {"403", "Origin", "sounds.example"},
        {"200", "Origin", "https://anything.example", "Sec-Fetch-Site", "same-origin"},
        {"403", "Origin", "https://sounds.example", "Sec-Fetch-Site", "same-site"},
      };
      for (String[] one : headers) {
        HttpRequest.Builder request =
            served.request("api/v1/predictions").POST(BodyPublishers.ofByteArray(sound));
        for (int i = 1; i < one.length; i += 2) {
          request.header(one[i], one[i + 1]);
        }
        int status = Served.send(request).statusCode();
        assertEquals(one[0], Integer.toString(status), String.join(" ", one));
      }
    }
  }

  @Test
  void aClientMakesSoManyRequestsAMinuteAndIsToldWhenToComeAgain() throws Exception {
    try (Served served = served(5, null, "")) {
      for (int i = 0; i < 5; i++) {
        assertEquals(200, served.get("api/v1/about").statusCode());
      }
      HttpResponse<byte[]> refused =
          new Contract().check("get /api/v1/about", served.get("api/v1/about"));
      assertEquals(429, refused.statusCode());
      int seconds = Integer.parseInt(header(refused, "Retry-After"));
      assertTrue(seconds > 0 && seconds <= 12, seconds + " s");
      assertEquals(200, served.get("api/v1/live").statusCode(), "probes do not count");
      assertEquals(200, served.get("").statusCode());
      assertEquals(
          200,
          Served.send(served.request("api/v1/about").header("X-Forwarded-For", "192.0.2.1").GET())
              .statusCode(),
          "another client");
      List<Integer> statuses = new ArrayList<>();
      for (String client :
          List.of(
              "2001:db8::1",
              "2001:db8::2",
              "[2001:db8::3]:4",
              "2001:db8:0:0:9::",
              "2001:db8::5",
              "2001:db8::6",
              "2001:db8:0:1::1",
              "::ffff:192.0.2.9")) {
        statuses.add(
            Served.send(served.request("api/v1/about").header("X-Forwarded-For", client).GET())
                .statusCode());
      }
      assertEquals(
          List.of(200, 200, 200, 200, 200, 429, 200, 200), statuses, "a network of 64 bits is one");
    }
    RequestRate rate = new RequestRate(60);
    for (int i = 0; i < 60; i++) {
      assertEquals(0, rate.count("a", 0));
    }
    assertEquals(1, rate.count("a", 0));
    assertEquals(0, rate.count("a", 1_000_000_000L), "one a second comes back");
    assertEquals(1, rate.count("a", 1_000_000_001L));
    assertEquals(0, new RequestRate(0).count("a", 0));
  }

  @Test
  void theAccessLogHasOneLineARequestWithoutNamesQueriesAndIds() throws Exception {
    Path log = folder.resolve("access.yyyy_mm_dd.log");
    String id;
    Sharing sharing =
        new Sharing(
            Tokens.of(null, Files.writeString(folder.resolve("t"), "ann secret-0123456789abc")),
            false,
            0,
            log.toString(),
            "",
            Set.of());
    try (Served served = Served.shared(folder.resolve("state"), sharing)) {
      HttpRequest.Builder upload =
          served
              .request("api/v1/jobs?name=diary.wav&window=auto")
              .header("Authorization", "Bearer secret-0123456789abc")
              .header("User-Agent", "probe \"1.0\"\u00e9")
              .header("Referer", "http://elsewhere.example/?diary")
              .header("X-Forwarded-For", "192.0.2.7")
              .POST(BodyPublishers.ofByteArray(Sounds.hum(0.3)));
      id = Served.json(Served.send(upload)).path("id").asText();
      Served.send(
          served
              .request("api/v1/jobs/" + id)
              .header("Authorization", "Bearer secret-0123456789abc")
              .method("HEAD", BodyPublishers.noBody()));
      served.get("diary.wav?secret-0123456789abc");
      served.get("api/v1/about?diary");
    }
    String day = LocalDate.now(ZoneOffset.UTC).toString().replace('-', '_');
    List<String> lines = Files.readAllLines(folder.resolve("access." + day + ".log"));
    assertEquals(4, lines.size(), lines.toString());
    String all = String.join("\n", lines);
    String line =
        "\\S+ - \\S+ \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}] \"[^\"]*\" \\d{3} \\d+ \"-\" \"[^\"]*\"";
    for (String one : lines) {
      assertTrue(one.matches(line), one);
    }
    assertTrue(lines.get(0).startsWith("192.0.2.7 - ann ["), all);
    assertTrue(lines.get(0).contains("\"POST /api/v1/jobs HTTP/1.1\" 202 "), all);
    assertTrue(lines.get(0).endsWith("\"probe ?1.0??\""), all);
    assertTrue(lines.get(1).contains("\"HEAD /api/v1/jobs/{id} HTTP/1.1\" 200 "), all);
    assertTrue(lines.get(2).contains("\"GET - HTTP/1.1\" 401 "), all);
    assertTrue(lines.get(3).contains("\"GET /api/v1/about HTTP/1.1\" 401 "), all);
    for (String secret : List.of("diary", "secret", id, "auto")) {
      assertFalse(all.contains(secret), secret + " in " + all);
    }
  }

  @Test
  void theAccessLogMayGoToStandardOutput() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream terminal = System.out;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (Served served = served(0, "-", "")) {
      served.get("api/v1/health");
    } finally {
      System.setOut(terminal);
    }
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("\"GET /api/v1/health HTTP/1.1\" 200 "), said);
    Path absent = folder.resolve("absent").resolve("access.log");
    assertThrows(IOException.class, () -> served(0, absent.toString(), ""));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (String path :
        List.of("sonaffect", "/a//b", "/a/../b", "/a b", "/.", "/a?b", "/%41", "/a".repeat(9000))) {
      assertThrows(IllegalArgumentException.class, () -> path(path), path);
    }
    assertEquals("", path("/").basePath());
    assertEquals("/a/.b", path("/a/.b/").basePath());
    assertEquals(
        Set.of("https://lab.example", "http://[::1]:8080"),
        new Sharing(
                Tokens.NONE,
                false,
                0,
                null,
                "",
                Set.of("https://Lab.example:443", "http://[::1]:8080"))
            .corsOrigins());
    for (String origin :
        List.of(
            "*",
            "lab.example",
            "https://lab.example/",
            "null",
            "file://",
            "https://lab.example:99999",
            "https://-")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Sharing(Tokens.NONE, false, 0, null, "", Set.of(origin)),
          origin);
    }
  }

  private static Sharing path(String path) {
    return new Sharing(Tokens.NONE, false, 0, null, path, Set.of());
  }

  @Test
  void anAddressOfAProxyAndANameOfAHostAreSuchOrRefused() {
    for (String proxy :
        List.of("", "localhost", "10.0.0.0/8", "1.2.3", "300.1.1.1", "[::1", ":::")) {
      assertThrows(
          IllegalArgumentException.class, () -> new Proxies(Set.of(proxy)), "proxy " + proxy);
    }
    for (String name : List.of("", "*", "http://sounds.example", "a b", "s\u00f6und")) {
      ServeOptions any = Served.options(folder, Served.LIMITS, List.of(), List.of());
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new ServeOptions(
                  any.host(),
                  any.port(),
                  Set.of(name),
                  any.proxies(),
                  any.state(),
                  any.corpora(),
                  any.audio(),
                  any.runs(),
                  any.limits(),
                  any.version(),
                  any.sharing()),
          "host " + name);
    }
  }
}
