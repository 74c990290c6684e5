package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.SmallSpace;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.TrainingRows;

class RowCacheTest {
  private static final Task TASK = SmallSpace.task(50, 4, 1, 1);
  private static final Configuration ALL = configuration("family=near");
  private static final Configuration OTHER = configuration("family=shrunk");
  private static final Configuration HALF = configuration("family=near;columns=half");
  private static final MemoryNeed NEED = new MemoryNeed(40, 10, ALL.family());
  private static final long ONE = NEED.rows(4) + NEED.fit(4);

  private static Configuration configuration(String settings) {
    Space space = SmallSpace.space();
    return space.configuration(space.point(settings));
  }

  private static RowCache cache(long bytes) {
    return new RowCache(TASK, SplitPlan.of(TASK, false), Seeds.of(1), bytes);
  }

  private static RowCache.Prepared rows(RowCache cache, Configuration configuration, int split) {
    try (RowCache.Lease lease = cache.lease(configuration, split, Deadline.NONE, false)) {
      // As fits do, leaves matrices behind.
      TrainingRows training = lease.rows().training();
      for (int i = 0; i < TrainingRows.MOST_DERIVED; i++) {
        training.derived("matrix " + i, () -> new double[40 * 40]);
      }
      training.products();
      training.manhattan();
      return lease.rows();
    }
  }

  @Test
  void configurationsOfOnePreparationShareRows() {
    RowCache cache = cache(10 * ONE);
    assertSame(rows(cache, ALL, 0), rows(cache, OTHER, 0));
    assertNotSame(rows(cache, ALL, 0), rows(cache, HALF, 0));
    assertNotSame(rows(cache, ALL, 0), rows(cache, ALL, 1));
  }

  @Test
  void theLeastRecentlyUsedRowsAreLetGoAndTheLimitHolds() {
    RowCache cache = cache(2 * ONE);
    RowCache.Prepared first = rows(cache, ALL, 0);
    RowCache.Prepared second = rows(cache, ALL, 1);
    assertSame(first, rows(cache, ALL, 0));
    rows(cache, ALL, 2);
    assertTrue(cache.held() > ONE && cache.held() <= 2 * ONE, "held " + cache.held());
    assertSame(first, rows(cache, ALL, 0));
    assertNotSame(second, rows(cache, ALL, 1));
    for (int i = 0; i < 20; i++) {
      rows(cache, i % 3 == 0 ? HALF : ALL, i % 5);
      assertTrue(cache.held() <= 2 * ONE);
    }
  }

  @Test
  void rowsInUseStay() {
    RowCache cache = cache(2 * ONE);
    try (RowCache.Lease held = cache.lease(ALL, 0, Deadline.NONE, false)) {
      rows(cache, ALL, 1);
      rows(cache, ALL, 2);
      rows(cache, ALL, 3);
      assertSame(held.rows(), rows(cache, ALL, 0));
    }
  }

  @Test
  void rowsTooLargeForTheLimitAreRefused() {
    RowCache cache = cache(ONE - 1);
    assertThrows(MemoryLimitException.class, () -> rows(cache, ALL, 0));
    assertEquals(0, cache.held());
    rows(cache, HALF, 0);
  }

  @Test
  void whoFindsNoRoomWaitsForIt() throws InterruptedException {
    RowCache cache = cache(2 * NEED.fit(4) + NEED.rows(4) / 2);
    AtomicBoolean through = new AtomicBoolean();
    Thread second = new Thread(() -> through.set(rows(cache, ALL, 1) != null));
    try (RowCache.Lease held = cache.lease(ALL, 0, Deadline.NONE, false)) {
      second.start();
      second.join(150);
      assertFalse(through.get());
      // The same rows have room.
      assertSame(held.rows(), rows(cache, OTHER, 0));
      assertThrows(
          Deadline.PassedException.class,
          () -> cache.lease(ALL, 2, new Deadline(() -> true), false));
    }
    second.join();
    assertTrue(through.get());
    assertTrue(cache.held() < 2 * ONE);
  }

  @Test
  void whatFitsLeftIsLetGoBeforeAFitIsRefused() {
    RowCache cache = cache(ONE);
    RowCache.Prepared first = rows(cache, ALL, 0);
    RowCache.Prepared again = rows(cache, OTHER, 0);
    assertNotSame(first, again);
    assertSame(first.training().x(), again.training().x());
  }

  @Test
  void whoIsAloneKeepsOthersWaiting() throws InterruptedException {
    RowCache cache = cache(10 * ONE);
    rows(cache, ALL, 0);
    AtomicBoolean through = new AtomicBoolean();
    Thread second = new Thread(() -> through.set(rows(cache, HALF, 1) != null));
    try (RowCache.Lease alone = cache.lease(ALL, 0, Deadline.NONE, true)) {
      assertEquals(40, alone.rows().training().size());
      second.start();
      second.join(150);
      assertFalse(through.get());
    }
    second.join();
    assertTrue(through.get());
    cache.clear();
    assertEquals(0, cache.held());
  }
}
