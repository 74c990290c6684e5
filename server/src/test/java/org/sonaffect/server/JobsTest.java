package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.server.owner.Owners;

/** Jobs and their files, without the transport. */
final class JobsTest {
  @TempDir private Path folder;
  private final SoundAnalyst analyst = new SoundAnalyst();
  private final ServerMetrics metrics = new ServerMetrics();
  private final DiskBudget disk = new DiskBudget(1 << 24, 1 << 24);
  private final Workers workers = new Workers(1, 8, Duration.ofSeconds(30));
  private Path files;
  private DiskHealth health;
  private Analysts analysts;
  private Analysis analysis;
  private Uploads uploads;
  private Jobs jobs;

  @BeforeEach
  void begin() throws IOException {
    files = folder.resolve("jobs");
    health = new DiskHealth(files);
    analysts = Analysts.of(analyst, folder.resolve("models"));
    analysis = new Analysis(analysts, Limits.DEFAULT, metrics, health);
    uploads = new Uploads(folder.resolve("incoming"), Limits.DEFAULT, disk, metrics, health);
    jobs = new Jobs(new JobStore(files), uploads, disk, workers, analysis, Limits.DEFAULT, health);
  }

  @AfterEach
  void end() {
    analyst.release();
    workers.close();
  }

  private Upload upload() throws IOException {
    byte[] sound = Sounds.hum(0.5);
    DiskBudget.Claim claim = disk.claim("a");
    claim.grow(sound.length);
    return new Upload(Files.write(uploads.fresh(), sound), "hum.wav", sound.length, claim);
  }

  private String accepted() throws IOException {
    return jobs.accept(
            workers.place(Workers.Lane.JOB, "a"),
            upload(),
            new CurveRequest(0, 0, null),
            Owners.Owner.NOBODY)
        .path("id")
        .asText();
  }

  private void over() throws InterruptedException {
    for (int i = 0; i < 400 && jobs.open() > 0; i++) {
      Thread.sleep(25);
    }
    assertEquals(0, jobs.open());
  }

  private String state(String id) throws IOException {
    InputStream shown = jobs.show(id, 0);
    return shown == null ? "none" : Json.MAPPER.readTree(shown).path("state").asText();
  }

  @Test
  void aResultThatCannotBeWrittenIsShownAllTheSameAndWrittenLater() throws Exception {
    analyst.hold();
    String id = accepted();
    Path inTheWay = Files.createDirectory(files.resolve(id + ".json.part"));
    analyst.release();
    over();
    assertEquals("done", state(id));
    assertFalse(Files.exists(files.resolve(id + ".json")));
    assertEquals(0, disk.claimed());
    assertFalse(jobs.healthy());
    jobs.tidy();
    assertFalse(jobs.healthy());
    Files.delete(inTheWay);
    jobs.tidy();
    assertTrue(jobs.healthy());
    assertTrue(Files.exists(files.resolve(id + ".json")));
    assertFalse(Files.exists(files.resolve(id + ".open")));
    assertEquals("done", state(id));
    assertTrue(jobs.cancel(id));
    assertEquals("none", state(id));
  }

  @Test
  void aJobThatCannotBeKeptIsNotAccepted() throws Exception {
    Files.delete(files);
    Files.writeString(files, "in the way");
    Refusal refusal = assertThrows(Refusal.class, this::accepted);
    assertEquals(503, refusal.status());
    assertFalse(jobs.healthy());
    assertEquals(0, disk.claimed());
    assertEquals(0, jobs.open());
  }

  @Test
  void tidyForgetsWhatIsOldAndNothingThatIsNotOurs() throws Exception {
    String young = accepted();
    String old = accepted();
    over();
    Path notes = Files.writeString(files.resolve("notes.json"), "mine");
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(files.resolve(old + ".json"), longAgo);
    Files.setLastModifiedTime(notes, longAgo);
    SonaffectServer.tidy(jobs, analysts, health);
    assertEquals("done", state(young));
    assertNull(jobs.show(old, 0));
    assertTrue(Files.exists(notes));
  }

  /** A wait ends with what it waits for, and not before; it would not end within the test else. */
  @Test
  void waitsForTheFirstResultAndThenForTheEnd() throws Exception {
    analyst.hold();
    analyst.holdCurves();
    String id = accepted();
    assertFalse(waited(id, 0.05).has("result"));
    CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(() -> waited(id, 30));
    Thread.sleep(100);
    assertFalse(first.isDone());
    analyst.gate.release(1);
    JsonNode shown = first.get(10, TimeUnit.SECONDS);
    assertEquals("running", shown.path("state").asText());
    assertTrue(shown.has("result"));
    CompletableFuture<JsonNode> last = CompletableFuture.supplyAsync(() -> waited(id, 30));
    Thread.sleep(100);
    assertFalse(last.isDone());
    analyst.release();
    assertEquals("done", last.get(10, TimeUnit.SECONDS).path("state").asText());
    assertEquals("done", waited(id, 30).path("state").asText());
  }

  @Test
  void nobodyWaitsForAJobThatIsCancelledOrWhileTheServerEnds() throws Exception {
    analyst.hold();
    String id = accepted();
    CompletableFuture<JsonNode> waits = CompletableFuture.supplyAsync(() -> waited(id, 30));
    Thread.sleep(100);
    assertTrue(jobs.cancel(id));
    assertEquals("cancelled", waits.get(10, TimeUnit.SECONDS).path("state").asText());
    String other = accepted();
    CompletableFuture<JsonNode> later = CompletableFuture.supplyAsync(() -> waited(other, 30));
    Thread.sleep(100);
    workers.drain();
    assertEquals("running", later.get(10, TimeUnit.SECONDS).path("state").asText());
  }

  private JsonNode waited(String id, double seconds) {
    try {
      return Json.MAPPER.readTree(jobs.show(id, seconds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aResultThatIsRemovedWhileTheyAreCountedIsNoFault() throws Exception {
    JobStore store = new JobStore(files);
    AtomicBoolean over = new AtomicBoolean();
    Thread others =
        new Thread(
            () -> {
              for (int i = 0; !over.get(); i = (i + 1) % 200) {
                Path file = files.resolve("%032x.json".formatted(i));
                try {
                  if (!Files.deleteIfExists(file)) {
                    Files.writeString(file, "{}");
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    others.start();
    try {
      for (int i = 0; i < 300; i++) {
        assertTrue(store.results().size() <= 200);
      }
    } finally {
      over.set(true);
      others.join();
    }
  }

  @Test
  void anErrorOfTheAnalysisIsAFailureOfTheJob() throws Exception {
    analyst.fault = new AssertionError("a fault of the program");
    String id = accepted();
    over();
    assertEquals("failed", state(id));
    assertNotNull(jobs.show(id, 0));
  }

  @Test
  void featuresEndWhenTheyAreInterruptedAndAreCounted() throws Exception {
    Path sound = Files.write(folder.resolve("hum.wav"), Sounds.hum(2));
    assertEquals(2, analysis.features(sound, 60).seconds(), 1e-9);
    assertEquals(413, assertThrows(Refusal.class, () -> analysis.features(sound, 1)).status());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> analysis.features(sound, 60));
    Thread.interrupted(); // ours
    String counts = metrics.text(0, 0, 0);
    for (String outcome : new String[] {"done", "failed", "cancelled"}) {
      assertTrue(counts.contains("analyses_total{outcome=\"" + outcome + "\"} 1"), counts);
    }
  }

  @Test
  void featuresThatTakeTooLongAreStopped() throws Exception {
    Path sound = Files.write(uploads.fresh(), Sounds.rising(60));
    Upload upload = new Upload(sound, "rising.wav", Files.size(sound), disk.claim("a"));
    try (Workers hasty = new Workers(1, 1, Duration.ofMillis(20))) {
      Refusal refusal =
          assertThrows(
              Refusal.class,
              () ->
                  new Prompt(Limits.DEFAULT)
                      .answer(
                          hasty.place(Workers.Lane.JOB, "a"),
                          upload,
                          file -> analysis.features(file.file(), 60)));
      assertEquals(503, refusal.status());
    }
    assertTrue(metrics.text(0, 0, 0).contains("outcome=\"cancelled\"} 1"));
    assertFalse(Files.exists(sound));
  }

  @Test
  void whatIsCancelledAsItEndsLeavesNoResult() throws Exception {
    for (int i = 0; i < 120; i++) {
      String id = accepted();
      for (int tries = 0; tries < i % 40 && jobs.open() > 0; tries++) {
        Thread.sleep(0, 200_000);
      }
      boolean cancelled = jobs.cancel(id);
      over();
      for (int tries = 0; tries < 200 && state(id).equals("done"); tries++) {
        Thread.sleep(5); // the worker removes it
      }
      assertTrue(cancelled);
      assertTrue(state(id).matches("cancelled|none"), "round " + i + ": " + state(id));
    }
  }

  @Test
  void aWorkThatWaitsIsCancelledWithoutBegin() throws Exception {
    analyst.hold();
    accepted();
    String waiting = accepted();
    assertTrue(jobs.cancel(waiting));
    assertEquals("cancelled", state(waiting));
  }
}
