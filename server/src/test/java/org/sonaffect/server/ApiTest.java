package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API over real HTTP; each answer is held against openapi.json. */
final class ApiTest {
  @TempDir private static Path folder;
  private static Served served;
  private static final Contract CONTRACT = new Contract();

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

  private static HttpResponse<byte[]> get(String operation, String path, int status) {
    HttpResponse<byte[]> response = CONTRACT.check("get " + operation, served.get(path));
    assertEquals(status, response.statusCode());
    return response;
  }

  private static HttpResponse<byte[]> post(
      String operation, String query, byte[] body, int status) {
    HttpResponse<byte[]> response =
        CONTRACT.check("post " + operation, served.post(operation.substring(1) + query, body));
    assertEquals(
        status, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    return response;
  }

  private static byte[] form(String name, byte[] content, String boundary) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"audio\"; filename=\""
                + name
                + "\"\r\nContent-Type: text/html\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(content);
    out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static HttpResponse<byte[]> postForm(String path, String name, byte[] content) {
    return Served.send(
        served
            .request(path)
            .header("Content-Type", "multipart/form-data; boundary=xyz")
            .POST(BodyPublishers.ofByteArray(form(name, content, "xyz"))));
  }

  private static HttpResponse<byte[]> postForm(String name, byte[] content) {
    return CONTRACT.check(
        "post /api/v1/predictions", postForm("api/v1/predictions", name, content));
  }

  @Test
  void everyOperationAnswersAsDescribed() throws Exception {
    get("/api/v1/health", "api/v1/health", 200);
    get("/api/v1/live", "api/v1/live", 200);
    get("/api/v1/ready", "api/v1/ready", 200);
    get("/api/v1/about", "api/v1/about", 200);
    get("/api/v1/model", "api/v1/model", 200);
    get("/api/v1/model/card", "api/v1/model/card", 200);
    get("/api/v1/model/clips", "api/v1/model/clips", 200);
    get("/api/v1/corpora", "api/v1/corpora", 200);
    get("/api/v1/corpora/{corpus}/clips", "api/v1/corpora/0/clips", 200);
    get("/api/v1/corpora/{corpus}/clips/{clip}/audio", "api/v1/corpora/0/clips/0/audio", 200);
    get("/api/v1/runs", "api/v1/runs", 200);
    get("/api/v1/runs/{run}/report", "api/v1/runs/0/report", 200);
    get("/api/v1/openapi.json", "api/v1/openapi.json", 200);
    String counts =
        new String(get("/api/v1/metrics", "api/v1/metrics", 200).body(), StandardCharsets.UTF_8);
    assertTrue(counts.contains("sonaffect_requests_total{method=\"GET\",status=\"200\"}"), counts);
    byte[] sound = Sounds.hum(1);
    post("/api/v1/predictions", "?name=a.wav", sound, 200);
    post("/api/v1/features", "", sound, 200);
    post("/api/v1/moments", "?end=1", sound, 200);
    JsonNode job = Served.json(post("/api/v1/jobs", "?name=a.wav&window=auto", sound, 202));
    String id = job.path("id").asText();
    served.over(id);
    get("/api/v1/jobs/{id}", "api/v1/jobs/" + id, 200);
    CONTRACT.check("delete /api/v1/jobs/{id}", served.delete("api/v1/jobs/" + id));
    get("/api/v1/jobs/{id}", "api/v1/jobs/" + id, 404);
    post("/api/v1/session", "", new byte[0], 204);
    CONTRACT.check("delete /api/v1/session", served.delete("api/v1/session"));
    CONTRACT.check("post /api/v1/batches", postForm("api/v1/batches", "a.wav", sound));
    get("/api/v1/batches", "api/v1/batches?ids=" + id, 200);
    Set<String> all = CONTRACT.operations();
    all.removeAll(AdaptTest.OPERATIONS);
    assertEquals(all, CONTRACT.seen());
  }

  @Test
  void everyExampleOfTheDescriptionIsAsDescribed() {
    assertEquals(List.of(), CONTRACT.wrongExamples());
  }

  @Test
  void everyOperationSaysWhatAnotherMethodIsAnswered() {
    for (String operation : CONTRACT.operations()) {
      String path = operation.split(" ")[1].replaceAll("\\{[a-z]+}", "0").substring(1);
      HttpResponse<byte[]> put = Served.send(served.request(path).PUT(BodyPublishers.noBody()));
      assertEquals(405, CONTRACT.check(operation, put).statusCode(), operation);
    }
  }

  @Test
  void metricsAreThoseOfTheServerAndOfTheProcess() {
    post("/api/v1/predictions", "", Sounds.hum(0.5), 200);
    String text = new String(served.get("api/v1/metrics").body(), StandardCharsets.UTF_8);
    for (String line :
        List.of(
            "# TYPE sonaffect_requests_total counter",
            "# TYPE sonaffect_request_seconds histogram",
            "# TYPE sonaffect_analysis_seconds histogram",
            "sonaffect_request_seconds_bucket{call=\"/api/v1/predictions\",method=\"POST\",le=\"120.0\"}",
            "sonaffect_analysis_seconds_bucket{le=\"+Inf\"}",
            "sonaffect_analysis_seconds_sum ",
            "sonaffect_analysis_seconds_count ",
            "sonaffect_analyses_total{outcome=\"done\"}",
            "sonaffect_audio_seconds_total ",
            "sonaffect_received_bytes_total ",
            "sonaffect_analyses_running ",
            "sonaffect_analyses_waiting ",
            "sonaffect_upload_disk_bytes ",
            "sonaffect_uptime_seconds ",
            "sonaffect_heap_used_bytes ",
            "process_cpu_seconds_total ",
            "process_start_time_seconds ",
            "process_open_fds ",
            "process_resident_memory_bytes ")) {
      assertTrue(text.lines().anyMatch(one -> one.startsWith(line)), line + " in\n" + text);
    }
  }

  @Test
  void aPromptPredictionSaysEverythingOfTheClip() {
    JsonNode said =
        Served.json(
            post("/api/v1/predictions", "?name=tone.wav&window=2&hop=1", Sounds.rising(6), 200));
    assertEquals("tone.wav", said.path("file").asText());
    assertTrue(said.path("demonstration").asBoolean());
    assertEquals(6.0, said.path("duration").asDouble(), 1e-6);
    assertEquals(5, said.path("curve").size());
    assertTrue(said.path("waveform").size() >= 300);
    JsonNode arousal = said.path("whole").path("estimates").path(0);
    assertTrue(arousal.path("low").asDouble() <= arousal.path("value").asDouble());
  }

  @Test
  void aMomentIsAWindowOfTheCurveWithReasons() {
    byte[] sound = Sounds.rising(6);
    JsonNode window =
        Served.json(post("/api/v1/predictions", "?window=2&hop=1", sound, 200))
            .path("curve")
            .path(3);
    JsonNode moment = Served.json(post("/api/v1/moments", "?start=3&end=5", sound, 200));
    assertEquals(window.path("estimates"), moment.path("estimates"));
    assertEquals(0, window.path("reasons").size());
    assertEquals(4, moment.path("reasons").size());
    JsonNode last = Served.json(post("/api/v1/moments", "?start=5&end=9", sound, 200));
    assertEquals(6.0, last.path("end").asDouble(), 1e-6);
    for (String query :
        List.of("", "?start=2&end=2", "?start=0&end=121", "?start=6&end=7", "?end=1&domain=x")) {
      post("/api/v1/moments", query, sound, 400);
    }
    post("/api/v1/moments", "?end=1", Sounds.hum(601), 413);
  }

  @Test
  void aFormWithOneFileIsAsGoodAsTheFile() {
    byte[] sound = Sounds.hum(1);
    JsonNode raw = Served.json(post("/api/v1/predictions", "?name=a.wav", sound, 200));
    JsonNode form = Served.json(postForm("a.wav", sound));
    assertEquals(raw, form);
  }

  @Test
  void aNameIsNeverAPath() throws IOException {
    for (String name : List.of("../../etc/evil.wav", "..\\\\evil.wav", "/tmp/evil.wav")) {
      assertEquals("evil.wav", Served.json(postForm(name, Sounds.hum(0.5))).path("file").asText());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertFalse(files.anyMatch(file -> file.toString().contains("evil")));
    }
    for (String id : List.of("..%2F..%2Fetc%2Fpasswd", "%2e%2e", "0000", "../lock")) {
      assertTrue(List.of(400, 404).contains(served.get("api/v1/jobs/" + id).statusCode()), id);
    }
  }

  @Test
  void nothingOfAnUploadStays() throws IOException {
    post("/api/v1/predictions", "", Sounds.hum(0.5), 200);
    try (Stream<Path> files = Files.list(folder.resolve("state").resolve("incoming"))) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void whatIsNoAudioIsRefusedWithTheReason() {
    byte[] cut = java.util.Arrays.copyOf(Sounds.hum(1), 50);
    JsonNode text =
        Served.json(
            post("/api/v1/predictions", "", "hello world".getBytes(StandardCharsets.UTF_8), 415));
    assertTrue(text.path("detail").asText().contains("a text file, not audio"), text.toString());
    post("/api/v1/predictions", "", cut, 422);
    post("/api/v1/predictions", "", new byte[0], 400);
    post("/api/v1/predictions", "", Sounds.hum(61), 413);
    post("/api/v1/features", "", cut, 422);
    assertEquals(400, postForm("", new byte[0]).statusCode());
  }

  @Test
  void whatIsAskedWronglyIsRefusedWithTheReason() {
    byte[] sound = Sounds.hum(0.5);
    for (String query :
        List.of("?window=0.1", "?window=x", "?window=5&hop=0", "?window=NaN", "?domain=weather")) {
      post("/api/v1/predictions", query, sound, 400);
      post("/api/v1/jobs", query, sound, 400);
    }
    post("/api/v1/features", "?format=xml", sound, 400);
    for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=\"")) {
      HttpResponse<byte[]> form =
          Served.send(
              served
                  .request("api/v1/predictions")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofByteArray(sound)));
      assertEquals(400, CONTRACT.check("post /api/v1/predictions", form).statusCode(), type);
    }
    assertEquals(404, served.get("api/v1/nothing").statusCode());
    assertEquals(404, served.get("api/v1/corpora/7/clips").statusCode());
    assertEquals(404, served.get("api/v1/runs/-1/report").statusCode());
    HttpResponse<byte[]> put =
        Served.send(served.request("api/v1/health").PUT(BodyPublishers.noBody()));
    assertTrue(put.statusCode() == 404 || put.statusCode() == 405);
    assertEquals("application/problem+json", put.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void aJobIsShownUntilItIsOver() throws Exception {
    JsonNode job =
        Served.json(post("/api/v1/jobs", "?name=tone.wav&window=1&hop=1", Sounds.rising(4), 202));
    JsonNode over = served.over(job.path("id").asText());
    assertEquals("done", over.path("state").asText());
    assertEquals(4, over.path("result").path("curve").size());
    JsonNode broken =
        Served.json(
            post("/api/v1/jobs", "?name=x", "no audio".getBytes(StandardCharsets.UTF_8), 202));
    JsonNode failed = served.over(broken.path("id").asText());
    assertEquals("failed", failed.path("state").asText());
    assertEquals(415, failed.path("problem").path("status").asInt());
    get("/api/v1/jobs/{id}", "api/v1/jobs/" + broken.path("id").asText(), 200);
  }

  @Test
  void featuresAreThoseOfTheCommandLine() {
    byte[] sound = Sounds.hum(1);
    String csv =
        new String(
            post("/api/v1/features", "?name=a.wav", sound, 200).body(), StandardCharsets.UTF_8);
    List<String> lines = csv.lines().toList();
    assertEquals(2, lines.size());
    String formula =
        new String(
            post("/api/v1/features", "?name=%3D1%2B1", sound, 200).body(), StandardCharsets.UTF_8);
    assertTrue(formula.contains("\n'=1+1,"), "no formula for a spreadsheet");
    assertTrue(lines.get(0).startsWith("file,start,end,"), lines.get(0).substring(0, 40));
    JsonNode json = Served.json(post("/api/v1/features", "?name=a.wav&format=json", sound, 200));
    assertEquals(6373, json.path("values").size());
    String[] cells = lines.get(1).split(",");
    assertEquals(Float.parseFloat(cells[3]), (float) json.path("values").path(0).asDouble(), 0.0f);
  }
}
