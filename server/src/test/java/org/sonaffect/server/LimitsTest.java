package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every limit that is set is kept. */
final class LimitsTest {
  @TempDir private Path folder;

  static Limits limits(int workers, int queue, Duration jobTime, long upload, long disk) {
    return new Limits(
        upload,
        30,
        10,
        workers,
        queue,
        4,
        jobTime,
        disk,
        Duration.ofSeconds(1),
        4000,
        Duration.ofSeconds(1),
        64,
        3,
        Duration.ofHours(1));
  }

  static Limits small() {
    return limits(1, 2, Duration.ofSeconds(60), 400_000, 2_000_000);
  }

  private Served served(Limits limits) throws IOException {
    return Served.in(folder.resolve("state"), limits, List.of(), List.of());
  }

  static int files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.count();
    }
  }

  @Test
  void anUploadIsHeldToItsSizeWhateverItAnnounces() throws Exception {
    try (Served served = served(small())) {
      byte[] large = new byte[400_001];
      assertEquals(413, served.post("api/v1/predictions", large).statusCode());
      HttpResponse<byte[]> unannounced =
          Served.send(
              served
                  .request("api/v1/jobs")
                  .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
      assertEquals(413, unannounced.statusCode());
      assertEquals("too-large", kind(unannounced));
      assertEquals(0, files(folder.resolve("state").resolve("incoming")));
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(1)).statusCode());
    }
  }

  private static String kind(HttpResponse<byte[]> response) {
    return Served.json(response).path("type").asText().replaceAll(".*:", "");
  }

  @Test
  void audioIsHeldToItsLength() throws Exception {
    try (Served served = served(small())) {
      HttpResponse<byte[]> prompt = served.post("api/v1/predictions", Sounds.hum(11));
      assertEquals(413, prompt.statusCode());
      assertEquals("too-long", kind(prompt));
      JsonNode within = Served.json(served.post("api/v1/jobs", Sounds.hum(11)));
      assertEquals("done", served.over(within.path("id").asText()).path("state").asText());
    }
    Limits wide = limits(1, 2, Duration.ofSeconds(60), 4_000_000, 8_000_000);
    try (Served served = served(wide)) {
      JsonNode beyond = Served.json(served.post("api/v1/jobs", Sounds.hum(31)));
      JsonNode over = served.over(beyond.path("id").asText());
      assertEquals("failed", over.path("state").asText());
      assertEquals(413, over.path("problem").path("status").asInt());
    }
  }

  @Test
  void aFullQueueSays429AndWhenToComeAgain() throws Exception {
    try (Served served = served(small())) {
      served.analyst.hold();
      List<String> accepted = new ArrayList<>();
      for (int i = 0; i < 3; i++) { // one at work, two waiting
        HttpResponse<byte[]> job = served.post("api/v1/jobs", Sounds.hum(0.5));
        assertEquals(202, job.statusCode());
        accepted.add(Served.json(job).path("id").asText());
      }
      HttpResponse<byte[]> refused = served.post("api/v1/jobs", Sounds.hum(0.5));
      assertEquals(429, refused.statusCode());
      assertTrue(Integer.parseInt(refused.headers().firstValue("Retry-After").orElse("0")) > 0);
      assertEquals(
          200, served.post("api/v1/features", Sounds.hum(0.5)).statusCode(), "a lane of its own");
      assertEquals(
          1, Served.json(served.get("api/v1/jobs/" + accepted.get(2))).path("before").asInt());
      served.analyst.release();
      for (String id : accepted) {
        assertEquals("done", served.over(id).path("state").asText());
      }
      assertEquals(202, served.post("api/v1/jobs", Sounds.hum(0.5)).statusCode());
    }
  }

  @Test
  void aSecondWithManySamplesCountsForMore() throws Exception {
    try (Served served = served(limits(1, 2, Duration.ofSeconds(60), 4_000_000, 8_000_000))) {
      byte[] wide = Sounds.wav(new short[8 * 4 * 48_000], 48_000, 8);
      HttpResponse<byte[]> heard = served.post("api/v1/predictions", wide);
      assertEquals(200, heard.statusCode(), "4 of 5 s");
      byte[] wider = Sounds.wav(new short[4 * 2 * 192_000], 192_000, 4);
      assertEquals(200, served.post("api/v1/predictions", wider).statusCode(), "2 of 2.5 s");
      byte[] tooWide = Sounds.wav(new short[8 * 249_600], 192_000, 8);
      for (String call : List.of("predictions", "features")) {
        HttpResponse<byte[]> refused = served.post("api/v1/" + call, tooWide);
        assertEquals(413, refused.statusCode(), call);
        assertEquals("too-long", kind(refused));
      }
    }
  }

  @Test
  void aJobIsCancelledInTheQueueAndAtWork() throws Exception {
    try (Served served = served(small())) {
      served.analyst.hold();
      String working = Served.json(served.post("api/v1/jobs", Sounds.hum(0.5))).path("id").asText();
      String waiting = Served.json(served.post("api/v1/jobs", Sounds.hum(0.5))).path("id").asText();
      for (int i = 0; i < 2000 && served.analyst.calls.get() == 0; i++) {
        Thread.sleep(5);
      }
      assertEquals(204, served.delete("api/v1/jobs/" + waiting).statusCode());
      assertEquals(204, served.delete("api/v1/jobs/" + working).statusCode());
      assertEquals("cancelled", served.over(waiting).path("state").asText());
      assertEquals("cancelled", served.over(working).path("state").asText());
      try (Stream<Path> left = Files.list(folder.resolve("state").resolve("jobs"))) {
        assertTrue(left.allMatch(file -> file.toString().endsWith(".json")), "uploads are gone");
      }
      served.analyst.release();
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(0.5)).statusCode());
    }
  }

  @Test
  void anAnalysisIsStoppedWhenItsTimeIsOver() throws Exception {
    try (Served served = served(limits(1, 2, Duration.ofMillis(300), 400_000, 2_000_000))) {
      served.analyst.hold();
      String id = Served.json(served.post("api/v1/jobs", Sounds.hum(0.5))).path("id").asText();
      JsonNode over = served.over(id);
      assertEquals("failed", over.path("state").asText());
      assertTrue(over.path("problem").path("type").asText().endsWith("took-too-long"));
      assertEquals(503, served.post("api/v1/predictions", Sounds.hum(0.5)).statusCode());
      served.analyst.release();
      assertEquals(200, served.post("api/v1/predictions", Sounds.hum(0.5)).statusCode());
    }
  }

  @Test
  void uploadsOnDiskAreHeldToTheirTotal() throws Exception {
    try (Served served = served(limits(1, 20, Duration.ofSeconds(60), 100_000, 200_000))) {
      served.analyst.hold();
      byte[] sound = Sounds.hum(2); // 64 kB
      assertEquals(202, posted(served, sound, "192.0.2.1"));
      assertEquals(202, posted(served, sound, "192.0.2.1"));
      assertEquals(
          429, posted(served, sound, "192.0.2.1"), "no client has more than three quarters");
      assertEquals(202, posted(served, sound, "192.0.2.2"));
      HttpResponse<byte[]> fourth = served.post("api/v1/jobs", sound);
      assertEquals(429, fourth.statusCode());
      assertTrue(Served.json(fourth).path("detail").asText().contains("bytes for uploads"));
      served.analyst.release();
    }
  }

  private static int posted(Served served, byte[] sound, String client) {
    return Served.send(
            served
                .request("api/v1/jobs")
                .header("X-Forwarded-For", client)
                .POST(BodyPublishers.ofByteArray(sound)))
        .statusCode();
  }

  @Test
  void whoOnlyAnnouncesMuchDoesNotKeepOthersOut() throws Exception {
    try (Served served = served(limits(1, 20, Duration.ofSeconds(60), 100_000, 400_000))) {
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < 3; i++) { // of four places for uploads
        Wire wire = new Wire(served.server.port());
        wire.say(
            "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.1\r\n"
                + "Content-Length: 100000\r\n\r\n"
                + "x".repeat(90_000)); // fast enough for a while
        wires.add(wire);
      }
      Thread.sleep(200);
      assertEquals(202, posted(served, Sounds.hum(2), "192.0.2.2"));
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  @Test
  void uploadsClaimWhatTheyAnnounceSoThatAsManyAsFitArrive() throws Exception {
    byte[] sound = Sounds.hum(2); // 64 kB
    try (Served served =
        served(limits(1, 20, Duration.ofSeconds(60), 100_000, 9L * sound.length + 1000))) {
      served.analyst.hold();
      Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String address = "192.0.2." + i;
        Thread client =
            new Thread(() -> answers.merge(posted(served, sound, address), 1, Integer::sum));
        client.start();
        clients.add(client);
      }
      for (Thread client : clients) {
        client.join();
      }
      assertEquals(Map.of(202, 9, 429, 3), answers);
      served.analyst.release();
    }
  }

  @Test
  void whoWaitsForDiskGetsItWhenItIsFree() throws Exception {
    try (Served served = served(limits(1, 20, Duration.ofSeconds(60), 100_000, 150_000));
        Wire slow = new Wire(served.server.port())) {
      slow.say(
          "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99000\r\n\r\nRIFF");
      Thread.sleep(100);
      byte[] sound = Sounds.hum(2); // 64 kB; the other one falls silent, and ends
      HttpResponse<byte[]> first = served.post("api/v1/predictions", sound);
      HttpResponse<byte[]> second = served.post("api/v1/predictions", sound);
      assertTrue(first.statusCode() == 200 || first.statusCode() == 429);
      assertEquals(200, second.statusCode());
    }
  }

  @Test
  void aBodyHasATimeInAllHoweverSteadyItIs() throws Exception {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 7;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return length;
          }
        };
    Duration most = Duration.ofMillis(300);
    try (PacedInput paced =
        new PacedInput(endless, Long.MAX_VALUE, 1, Duration.ofSeconds(9), most, (n, more) -> {})) {
      long begin = System.nanoTime();
      Refusal refusal =
          assertThrows(
              Refusal.class,
              () -> {
                while (System.nanoTime() - begin < 10_000_000_000L) {
                  paced.read(new byte[100]);
                }
              });
      assertEquals(408, refusal.status());
    }
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> limits(0, 1, Duration.ofSeconds(1), 1, 1));
    assertThrows(IllegalArgumentException.class, () -> limits(1, 1, Duration.ofSeconds(1), 2, 1));
    assertThrows(IllegalArgumentException.class, () -> limits(1, 1, Duration.ZERO, 1, 1));
  }
}
