package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was accepted is answered, though the server ends in between. */
final class RestartTest {
  @TempDir private Path folder;

  @Test
  void finishedJobsStayAndAcceptedOnesRunAgain() throws Exception {
    String finished;
    String working;
    String waiting;
    JsonNode result;
    try (Served served = Served.in(folder)) {
      finished = job(served);
      result = served.over(finished).path("result");
      served.analyst.hold();
      working = job(served);
      waiting = job(served);
      served.server.close(); // the analyst still holds
    }
    try (Served served = Served.in(folder)) {
      assertEquals(result, served.over(finished).path("result"));
      assertFalse(served.over(finished).path("restarted").asBoolean());
      for (String id : new String[] {working, waiting}) {
        JsonNode over = served.over(id);
        assertEquals("done", over.path("state").asText());
        assertTrue(over.path("restarted").asBoolean());
        assertEquals(result, over.path("result"));
      }
    }
  }

  private static String job(Served served) {
    return Served.json(served.post("api/v1/jobs?name=a.wav&window=1", Sounds.rising(3)))
        .path("id")
        .asText();
  }

  @Test
  void whatIsInFlightIsAnsweredAndTheRestRefusedWhenItEnds() throws Exception {
    String job;
    try (Served served = Served.in(folder);
        Wire open = new Wire(served.server.port())) {
      served.analyst.hold();
      job = job(served);
      CompletableFuture<HttpResponse<byte[]>> answer =
          CompletableFuture.supplyAsync(() -> served.post("api/v1/predictions", Sounds.rising(1)));
      for (int i = 0; i < 400 && served.analyst.calls.get() < 2; i++) {
        Thread.sleep(25);
      }
      open.say("POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
      byte[] sound = Sounds.hum(0.5);
      open.say("Content-Length: " + sound.length + "\r\n\r\n");
      Thread.sleep(200); // its head has been read
      CompletableFuture<Void> ended =
          CompletableFuture.runAsync(
              () -> {
                try {
                  served.server.close();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      for (int i = 0; i < 400 && served.get("api/v1/health").statusCode() == 200; i++) {
        Thread.sleep(25);
      }
      HttpResponse<byte[]> late = served.post("api/v1/predictions", sound);
      assertEquals(503, late.statusCode());
      assertTrue(late.headers().firstValue("Retry-After").isPresent());
      assertTrue(Served.json(late).path("type").asText().endsWith(":ends"));
      open.say(new String(sound, StandardCharsets.ISO_8859_1));
      String heard = open.hear();
      assertTrue(heard.startsWith("HTTP/1.1 202"), heard);
      served.analyst.release();
      assertEquals(200, answer.get(30, TimeUnit.SECONDS).statusCode());
      ended.get(30, TimeUnit.SECONDS);
    }
    try (Served served = Served.in(folder)) {
      assertEquals("done", served.over(job).path("state").asText());
      assertTrue(served.over(job).path("restarted").asBoolean());
    }
  }

  @Test
  void aJobWhoseAudioIsGoneIsReportedAsLost() throws Exception {
    String id;
    try (Served served = Served.in(folder)) {
      served.analyst.hold();
      id = job(served);
      served.server.close();
    }
    try (Stream<Path> files = Files.list(folder.resolve("jobs"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".audio")).toList()) {
        Files.delete(file);
      }
    }
    try (Served served = Served.in(folder)) {
      JsonNode over = served.over(id);
      assertEquals("failed", over.path("state").asText());
      assertTrue(over.path("problem").path("type").asText().endsWith(":lost"));
    }
  }

  @Test
  void aJobWhoseAudioIsCutIsReportedAsLost() throws Exception {
    String id;
    try (Served served = Served.in(folder)) {
      served.analyst.hold();
      id = job(served);
      served.server.close();
    }
    Path audio = folder.resolve("jobs").resolve(id + ".audio");
    Files.write(audio, Arrays.copyOf(Files.readAllBytes(audio), 40_000));
    try (Served served = Served.in(folder)) {
      JsonNode over = served.over(id);
      assertEquals("failed", over.path("state").asText());
      assertTrue(over.path("problem").path("type").asText().endsWith(":lost"));
      assertFalse(Files.exists(audio));
    }
  }

  @Test
  void aFolderThatWasThereKeepsItsFilesAndItsRights() throws Exception {
    PosixFileAttributeView rights =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    Assumptions.assumeTrue(rights != null, "needs a file system with owners");
    rights.setPermissions(PosixFilePermissions.fromString("rwxr-xr-x"));
    List<Path> mine = new ArrayList<>();
    for (String name :
        List.of(
            "song.wav",
            "jobs/notes.json",
            "jobs/holiday.audio",
            "jobs/0123.open",
            "incoming/song.wav",
            "incoming/music/song.wav")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      mine.add(Files.writeString(file, "mine"));
    }
    for (int start = 0; start < 2; start++) {
      try (Served served = Served.in(folder)) {
        served.over(job(served));
      }
    }
    for (Path file : mine) {
      assertEquals("mine", Files.readString(file));
    }
    assertEquals("rwxr-xr-x", PosixFilePermissions.toString(rights.readAttributes().permissions()));
    Path made = folder.resolve("made");
    try (Served served = Served.in(made)) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
      assertTrue(served.server.port() > 0);
    }
  }

  @Test
  void whatAnEndedProcessLeftHalfDoneIsRemoved() throws Exception {
    Files.createDirectories(folder.resolve("jobs"));
    Files.createDirectories(folder.resolve("incoming"));
    String id = "0123456789abcdef0123456789abcdef";
    Files.writeString(folder.resolve("incoming").resolve(id), "half an upload");
    Files.writeString(folder.resolve("jobs").resolve(id + ".json.part"), "{");
    Files.writeString(folder.resolve("jobs").resolve(id + ".open"), "no json");
    Files.writeString(folder.resolve("jobs").resolve(id + ".audio"), "RIFF");
    try (Served served = Served.in(folder)) {
      assertEquals(404, served.get("api/v1/jobs/" + id).statusCode());
      for (String part : new String[] {"jobs", "incoming"}) {
        try (Stream<Path> left = Files.list(folder.resolve(part))) {
          assertEquals(0, left.count(), part);
        }
      }
    }
  }

  @Test
  void brokenFilesOfTheStateFolderKeepNoServerFromStarting() throws Exception {
    Files.createDirectories(folder.resolve("jobs"));
    Files.createDirectories(folder.resolve("models"));
    List<String> broken =
        List.of("", "{", "[1]", "7", "\"text\"", "{\"created\":" + "[".repeat(5000), "{\"file\":");
    for (int i = 0; i < broken.size(); i++) {
      String id = "%032x".formatted(i);
      Files.writeString(folder.resolve("jobs").resolve(id + ".open"), broken.get(i));
      Files.write(folder.resolve("jobs").resolve(id + ".audio"), Sounds.hum(0.3));
      Files.writeString(folder.resolve("jobs").resolve("a" + id.substring(1) + ".json"), "{");
      Files.writeString(folder.resolve("models").resolve(id + ".json"), broken.get(i));
      Files.writeString(folder.resolve("models").resolve(id + ".calibration"), "{");
    }
    String odd = "f".repeat(32); // every value is of another type than ours
    Files.writeString(
        folder.resolve("jobs").resolve(odd + ".open"),
        "{\"file\":[],\"bytes\":\"x\",\"created\":7,\"auto\":{},\"window\":\"much\",\"hop\":-1,"
            + "\"domain\":7,\"model\":{},\"features\":[],\"owner\":[],\"address\":{}}");
    Files.write(folder.resolve("jobs").resolve(odd + ".audio"), Sounds.hum(0.3));
    try (Served served = Served.demonstration(folder)) {
      assertEquals(404, served.get("api/v1/jobs/" + "%032x".formatted(1)).statusCode());
      assertEquals("done", served.over(odd).path("state").asText());
      assertEquals(0, Served.json(served.get("api/v1/models")).size());
    }
    try (Stream<Path> left = Files.list(folder.resolve("models"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void twoServersDoNotShareAFolder() throws Exception {
    try (Served served = Served.in(folder)) {
      IOException refused = assertThrows(IOException.class, () -> Served.in(folder));
      assertTrue(refused.getMessage().contains("--state"), refused.getMessage());
      assertEquals(200, served.get("api/v1/health").statusCode());
    }
  }
}
