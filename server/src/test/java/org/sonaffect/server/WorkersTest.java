package org.sonaffect.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Works that are stopped, fail, or come when the server ends. */
final class WorkersTest {
  @TempDir private Path folder;

  private static Workers workers() {
    return new Workers(1, 2, Duration.ofSeconds(20));
  }

  @Test
  void afterTheEndThereIsNoPlaceAndNoWorkIsBegun() throws Exception {
    Workers workers = workers();
    Workers.Place place = workers.place(Workers.Lane.JOB, "a");
    workers.close();
    assertEquals(
        503, assertThrows(Refusal.class, () -> workers.place(Workers.Lane.JOB, "a")).status());
    CompletableFuture<Workers.Stop> ended = new CompletableFuture<>();
    place.start(
        work -> ended.completeExceptionally(new AssertionError("begun")),
        work -> ended.complete(work.stopped()));
    assertEquals(Workers.Stop.SHUTDOWN, ended.get(5, TimeUnit.SECONDS));
  }

  @Test
  void whatRunsWhenItEndsIsStoppedAndToldWhy() throws Exception {
    Workers workers = workers();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Workers.Stop> ended = new CompletableFuture<>();
    workers
        .place(Workers.Lane.JOB, "a")
        .start(
            work -> {
              begun.complete(null);
              Thread.sleep(20_000);
            },
            work -> ended.complete(work.stopped()));
    begun.get(5, TimeUnit.SECONDS);
    workers.close();
    assertEquals(Workers.Stop.SHUTDOWN, ended.get(5, TimeUnit.SECONDS));
  }

  @Test
  void anErrorIsAFailureAndTheThreadLivesOn() throws IOException {
    Limits limits = Limits.DEFAULT;
    try (Workers workers = workers()) {
      for (int i = 0; i < 3; i++) {
        Path file = Files.createTempFile(folder, "upload", "");
        Upload upload = new Upload(file, "a", 0, new DiskBudget(1, 1).claim("a"));
        Refusal refusal =
            assertThrows(
                Refusal.class,
                () ->
                    new Prompt(limits)
                        .answer(
                            workers.place(Workers.Lane.JOB, "a"),
                            upload,
                            received -> {
                              throw new NoClassDefFoundError("as a broken installation has it");
                            }));
        assertEquals(500, refusal.status());
        assertEquals(false, Files.exists(file));
      }
      CompletableFuture<Workers.Stop> ended = new CompletableFuture<>();
      workers
          .place(Workers.Lane.JOB, "a")
          .start(work -> {}, work -> ended.complete(work.stopped()));
      assertNull(ended.orTimeout(5, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void clientsTakeTurnsAndNoneHoldsAllPlaces() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CompletableFuture<Void> gate = new CompletableFuture<>();
    try (Workers workers = new Workers(1, 7, Duration.ofSeconds(20))) {
      CountDownLatch over = new CountDownLatch(7);
      List<String> clients = List.of("a", "a", "a", "a", "a", "a", "b");
      for (String client : clients) {
        workers
            .place(Workers.Lane.JOB, client)
            .start(
                work -> {
                  gate.join();
                  order.add(client);
                },
                work -> over.countDown());
      }
      Refusal full = assertThrows(Refusal.class, () -> workers.place(Workers.Lane.JOB, "a"));
      assertEquals(429, full.status());
      assertTrue(full.detail().contains("of yours"), full.detail());
      CompletableFuture<Void> prompt = new CompletableFuture<>();
      workers.place(Workers.Lane.PROMPT, "a").start(work -> prompt.complete(null), work -> {});
      prompt.get(10, TimeUnit.SECONDS); // while all else waits
      gate.complete(null);
      assertTrue(over.await(10, TimeUnit.SECONDS));
    }
    assertTrue(order.indexOf("b") <= 1, order.toString());
  }

  @Test
  void theHeapBearsSoManyAnalysesOfTheLongestAudio() {
    Limits limits = Limits.DEFAULT;
    long each = limits.workerBytes();
    assertEquals(352, each / 1_000_000, 5);
    assertEquals(Math.min(limits.workers(), 3), limits.within(3 * each + 1).workers());
    assertEquals(1, limits.within(each / 2).workers());
    assertEquals(limits, limits.within(Long.MAX_VALUE));
  }
}
