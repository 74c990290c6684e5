package org.sonaffect.learning.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrewTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @Test
  void everyTaskIsDoneOnce() {
    AtomicIntegerArray done = new AtomicIntegerArray(1000);
    new Crew(pool, 3).run(1000, done::incrementAndGet);
    int[] times = IntStream.range(0, 1000).map(done::get).toArray();
    assertArrayEquals(IntStream.generate(() -> 1).limit(1000).toArray(), times);
    new Crew(pool, 3).run(0, done::incrementAndGet);
  }

  @Test
  void nestedCrewsOnOneSmallPoolDoNotWaitForEachOther() {
    AtomicInteger done = new AtomicInteger();
    Crew crew = new Crew(pool, 3);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> crew.run(8, i -> crew.run(8, j -> crew.run(8, k -> done.incrementAndGet()))));
    assertEquals(512, done.get());
  }

  @Test
  void theFirstFailureStopsTheRestAndReachesTheCaller() {
    AtomicInteger begun = new AtomicInteger();
    Crew crew = new Crew(pool, 3);
    var failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                crew.run(
                    100_000,
                    i -> {
                      begun.incrementAndGet();
                      if (i == 5) {
                        throw new IllegalStateException("task 5");
                      }
                    }));
    assertEquals("task 5", failure.getMessage());
    assertTrue(begun.get() < 100_000);
  }
}
