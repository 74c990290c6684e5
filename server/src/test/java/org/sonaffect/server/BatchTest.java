package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files in one form, and several jobs in one answer. */
final class BatchTest {
  private static final Contract CONTRACT = new Contract();

  @TempDir private Path folder;

  private static HttpResponse<byte[]> batch(Served served, List<String> names, byte[]... contents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < contents.length; i++) {
      String head =
          "--xyz\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"%s\"\r\n\r\n"
              .formatted(names.get(i));
      out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      out.writeBytes(contents[i]);
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return CONTRACT.check(
        "post /api/v1/batches",
        Served.send(
            served
                .request("api/v1/batches?window=auto")
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArray(out.toByteArray()))));
  }

  @Test
  void eachFileOfAFormBecomesAJobAndAllAreAskedForAtOnce() throws Exception {
    try (Served served = Served.in(folder.resolve("state"))) {
      HttpResponse<byte[]> answer =
          batch(
              served,
              List.of("a.wav", "../b.wav", "empty.wav", "text.txt"),
              Sounds.hum(0.5),
              Sounds.rising(1),
              new byte[0],
              "no audio".getBytes(StandardCharsets.UTF_8));
      assertEquals(202, answer.statusCode());
      List<String> ids = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (JsonNode job : Served.json(answer).path("jobs")) {
        ids.add(job.path("id").asText());
        names.add(job.path("file").asText());
      }
      assertEquals(List.of("a.wav", "b.wav", "empty.wav", "text.txt"), names);
      ids.forEach(
          id -> {
            try {
              served.over(id);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      HttpResponse<byte[]> shown =
          CONTRACT.check(
              "get /api/v1/batches",
              served.get("api/v1/batches?ids=" + String.join(",", ids) + ",nothing"));
      JsonNode jobs = Served.json(shown).path("jobs");
      assertEquals(5, jobs.size());
      assertEquals("done", jobs.path(0).path("state").asText());
      assertEquals(1.0, jobs.path(1).path("result").path("duration").asDouble(), 1e-6);
      assertEquals("failed", jobs.path(2).path("state").asText());
      assertEquals(415, jobs.path(3).path("problem").path("status").asInt());
      assertEquals(404, jobs.path(4).path("problem").path("status").asInt());
      assertEquals(0, LimitsTest.files(folder.resolve("state").resolve("incoming")));
      assertEquals(400, served.get("api/v1/batches").statusCode());
      assertEquals(400, served.get("api/v1/batches?ids=" + "a,".repeat(100)).statusCode());
    }
  }

  @Test
  void whatFindsNoPlaceIsNamedWithItsReason() throws Exception {
    Limits few = LimitsTest.limits(1, 3, Duration.ofSeconds(60), 400_000, 2_000_000);
    try (Served served = Served.in(folder.resolve("state"), few, List.of(), List.of())) {
      served.analyst.hold();
      byte[] sound = Sounds.hum(0.3);
      List<String> names = List.of("0", "1", "2", "3", "4");
      HttpResponse<byte[]> answer = batch(served, names, sound, sound, sound, sound, sound);
      assertEquals(202, answer.statusCode());
      JsonNode jobs = Served.json(answer).path("jobs");
      assertEquals("queued", jobs.path(1).path("state").asText());
      assertTrue(jobs.path(2).has("id"));
      assertFalse(jobs.path(3).has("id"), "three quarters of the places are one client's");
      assertEquals(429, jobs.path(4).path("problem").path("status").asInt());
      assertEquals("4", jobs.path(4).path("file").asText());
      assertEquals(0, LimitsTest.files(folder.resolve("state").resolve("incoming")));
      HttpResponse<byte[]> full = batch(served, names, sound, sound);
      assertEquals(429, full.statusCode());
      assertTrue(full.headers().firstValue("Retry-After").isPresent());
      served.analyst.release();
      assertEquals("done", served.over(jobs.path(2).path("id").asText()).path("state").asText());
    }
  }

  @Test
  void aBatchIsHeldToTheSizeOfAnUploadAndToItsNumberOfFiles() throws Exception {
    Limits few = LimitsTest.limits(1, 200, Duration.ofSeconds(60), 400_000, 2_000_000);
    try (Served served = Served.in(folder.resolve("state"), few, List.of(), List.of())) {
      byte[] large = new byte[150_000];
      List<String> names = new ArrayList<>();
      for (int i = 0; i <= 100; i++) {
        names.add("f" + i);
      }
      assertEquals(413, batch(served, names, large, large, large).statusCode());
      byte[][] many = new byte[101][100];
      HttpResponse<byte[]> refused = batch(served, names, many);
      assertEquals(400, refused.statusCode());
      assertTrue(Served.json(refused).path("detail").asText().contains("100"), "says how many");
      assertEquals(0, LimitsTest.files(folder.resolve("state").resolve("incoming")));
      assertEquals(400, batch(served, List.of()).statusCode(), "no file");
    }
  }
}
