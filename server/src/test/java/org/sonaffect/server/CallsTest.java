package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods and options: what HTTP asks of every call, and what is not silently ignored. */
final class CallsTest {
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

  private static HttpResponse<byte[]> ask(String method, String path) {
    return Served.send(served.request(path).method(method, BodyPublishers.noBody()));
  }

  @Test
  void headIsGetWithoutTheBody() throws IOException {
    for (String path :
        List.of(
            "",
            "main.js",
            "api/v1/health",
            "api/v1/model/card",
            "api/v1/corpora/0/clips/1/audio",
            "api/v1/jobs/" + "0".repeat(32),
            "api/v1/corpora/7/clips",
            "nothing")) {
      HttpResponse<byte[]> get = served.get(path);
      HttpResponse<byte[]> head = ask("HEAD", path);
      assertEquals(get.statusCode(), head.statusCode(), path);
      assertEquals(0, head.body().length, path);
      for (String header : List.of("Content-Type", "Content-Security-Policy", "Accept-Ranges")) {
        assertEquals(
            get.headers().firstValue(header), head.headers().firstValue(header), path + header);
      }
      if (!path.endsWith("health")) { // its length may change
        assertEquals(
            get.headers().firstValue("Content-Length"),
            head.headers().firstValue("Content-Length"),
            path);
      }
    }
    try (Wire wire = new Wire(served.server.port())) {
      wire.say("HEAD /main.js HTTP/1.1\r\nHost: localhost\r\n\r\n");
      wire.say("HEAD /no HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      String heard = wire.hear();
      assertTrue(heard.startsWith("HTTP/1.1 200") && heard.endsWith("\r\n\r\n"), heard);
      assertTrue(heard.contains("HTTP/1.1 404"), heard);
    }
    String counts = new String(served.get("api/v1/metrics").body(), StandardCharsets.UTF_8);
    assertTrue(counts.contains("method=\"HEAD\",status=\"404\""), counts);
  }

  @Test
  void anotherMethodIs405AndToldWhichAreAllowed() {
    String[][] cases = {
      {"PUT", "api/v1/health", "GET, HEAD"},
      {"DELETE", "", "GET, HEAD"},
      {"GET", "api/v1/predictions", "POST"},
      {"HEAD", "api/v1/jobs", "POST"},
      {"POST", "api/v1/jobs/" + "0".repeat(32), "DELETE, GET, HEAD"},
      {"PATCH", "api/v1/corpora/0/clips", "GET, HEAD"},
    };
    for (String[] one : cases) {
      HttpResponse<byte[]> response = ask(one[0], one[1]);
      assertEquals(405, response.statusCode(), one[0] + " " + one[1]);
      assertEquals(one[2], response.headers().firstValue("Allow").orElse(""), one[1]);
      assertEquals(
          "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    }
    assertEquals(404, ask("PUT", "api/v1/nothing").statusCode());
  }

  @Test
  void anOptionThatIsNotThereOrNoPlainNumberIsRefused() throws IOException {
    for (String query :
        List.of(
            "windows=1",
            "hop=1",
            "window=0&hop=1",
            "window=auto&hop=1",
            "window=1d",
            "window=0x1p1",
            "window=%201",
            "window=1&window=2",
            "window=1e999",
            "window=-1",
            "format=csv")) {
      for (String call : List.of("predictions", "jobs")) {
        HttpResponse<byte[]> refused = served.post("api/v1/" + call + "?" + query, Sounds.hum(1));
        assertEquals(400, refused.statusCode(), query);
      }
    }
    assertEquals(400, served.post("api/v1/features?window=1", Sounds.hum(1)).statusCode());
    for (String query : List.of("wait=11", "wait=-1", "wait=1s", "wait=1&wait=1", "waits=1")) {
      HttpResponse<byte[]> refused = served.get("api/v1/jobs/" + "0".repeat(32) + "?" + query);
      assertEquals(400, refused.statusCode(), query);
    }
    assertEquals(404, served.get("api/v1/jobs/" + "0".repeat(32) + "?wait=1.5").statusCode());
    for (String query : List.of("window=%zz", "name=100%", "window=1&name=%a")) {
      try (Wire wire = new Wire(served.server.port())) {
        wire.say(
            "POST /api/v1/predictions?%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
                .formatted(query));
        String answer = wire.hear();
        assertTrue(answer.startsWith("HTTP/1.1 400") && answer.contains("%25"), answer);
      }
    }
    for (String query : List.of("window=1", "window=1.&hop=.5", "window=5e-1&hop=0.5", "window=")) {
      assertEquals(
          200, served.post("api/v1/predictions?" + query, Sounds.hum(1)).statusCode(), query);
    }
  }

  @Test
  void whatAClientWroteIsSaidAsItIsButForWhatNobodySees() {
    String smile = "%f0%9f%98%80"; // two characters of Java: a cut must not part them
    String detail =
        Served.json(served.get("api/v1/jobs/" + "a".repeat(199) + smile)).path("detail").asText();
    assertTrue(detail.contains("\"" + "a".repeat(199) + "\""), detail);
    assertTrue(
        Served.json(served.get("api/v1/nothing/")).path("detail").asText().contains("/nothing/"));
    String two = Served.json(served.get("api/v1/batches?ids=a/b,")).toString();
    assertTrue(two.contains("\"id\":\"a/b\"") && two.contains("\"id\":\"\""), two);
    assertEquals(
        "clip.wav",
        Served.json(
                served.post("api/v1/predictions?name=..%2fclip%c2%9b%c2%85.wav", Sounds.hum(0.3)))
            .path("file")
            .asText());
    assertEquals(400, served.post("api/v1/batches", new byte[0]).statusCode());
  }

  private static HttpResponse<byte[]> posted(String header, String value, byte[] body) {
    return Served.send(
        served
            .request("api/v1/predictions")
            .header(header, value)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void aBodyThatIsPackedIsRefusedAndAFormHasItsNamesInAnyCase() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Sounds.hum(1));
    }
    HttpResponse<byte[]> refused = posted("Content-Encoding", "gzip", packed.toByteArray());
    assertEquals(415, refused.statusCode());
    String detail = Served.json(refused).path("detail").asText();
    assertTrue(detail.contains("gzip") && detail.contains("identity"), detail);
    assertEquals(200, posted("Content-Encoding", "Identity", Sounds.hum(1)).statusCode());
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        "--Xy\r\nContent-Disposition: form-data; name=a; filename=a.wav\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(Sounds.hum(1));
    form.writeBytes("\r\n--Xy--\r\n".getBytes(StandardCharsets.US_ASCII));
    for (String type :
        List.of(
            "multipart/form-data; boundary=Xy",
            "Multipart/Form-Data;Boundary=Xy",
            "MULTIPART/FORM-DATA; charset=utf-8; BOUNDARY=\"Xy\"")) {
      assertEquals(200, posted("Content-Type", type, form.toByteArray()).statusCode(), type);
    }
    assertEquals(
        400,
        posted("Content-Type", "multipart/form-data; noboundary=Xy", form.toByteArray())
            .statusCode());
  }

  @Test
  void whatDoesNotFitIntoMemoryIsTooLong() {
    served.analyst.fault = new OutOfMemoryError("as a small heap has it");
    try {
      HttpResponse<byte[]> refused = served.post("api/v1/predictions", Sounds.hum(1));
      assertEquals(413, refused.statusCode());
      assertTrue(Served.json(refused).path("type").asText().endsWith(":too-long"));
    } finally {
      served.analyst.fault = null;
    }
  }
}
