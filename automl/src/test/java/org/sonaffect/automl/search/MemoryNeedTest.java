package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.FoldPlan;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Portfolio;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.StandardSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.HeldBytes;
import org.sonaffect.learning.rows.Matrix;

/** What may be fitted on large tables; no such table is made here. */
class MemoryNeedTest {
  private static final long GIB = 1L << 30;

  private static Space space(int groups) {
    return StandardSpace.of(task(40, groups));
  }

  private static Task task(int rows, int groups) {
    return Task.of(
        new Matrix(rows, groups, new double[rows * groups]),
        new double[2][rows],
        List.of("arousal", "valence"),
        new int[rows],
        new FoldPlan(new int[rows], new @Nullable String[rows], 5, 1, Seeds.of(1)),
        new FeatureGroups(IntStream.range(0, groups).mapToObj(j -> "g" + j).toList()));
  }

  /** Families of which some configuration of the portfolio may be fitted. */
  private static Set<String> within(long limit, int training, int evaluation, int columns) {
    Space space = space(5);
    Set<String> families = new HashSet<>();
    for (Point point : Portfolio.of(space)) {
      Configuration configuration = space.configuration(point);
      MemoryNeed need = new MemoryNeed(training, evaluation, configuration.family());
      if (need.rows(columns) + need.fit(columns) <= limit) {
        families.add(configuration.family().name());
      }
    }
    return families;
  }

  @Test
  void fiveThousandWideRowsAreFittedOnByMostFamilies() {
    Set<String> all = new HashSet<>(space(5).families());
    assertEquals(all, within(GIB, 2000, 500, 6373));
    assertTrue(within(GIB, 4000, 1000, 6373).size() >= 8);
    long rows = (16 * 5000 + 4 * 4000 + 16 * 64) * 6373L;
    Set<String> most = within(rows + 8L * 8 * 4000 * 5000, 4000, 1000, 6373);
    all.removeAll(most);
    assertEquals(Set.of("multi-kernel"), all);
  }

  @Test
  void aBudgetFollowsTheTableBetweenItsBounds() {
    Task task = task(1000, 3);
    long need = (16 * 1000 + 4 * 800 + 16 * 64) * 3L + 8L * 8 * 800 * 1000;
    assertEquals(need, Budget.memoryFor(task, 1, GIB));
    assertEquals(GIB, Budget.memoryFor(task, GIB, 4 * GIB));
    assertEquals(5, Budget.memoryFor(task, 1, 5));
  }

  @Test
  void kernelsOfVeryManyViewsAreNotTried() {
    assertTrue(space(12).families().contains("multi-kernel"));
    Space many = space(13);
    assertFalse(many.families().contains("multi-kernel"));
    assertFalse(Portfolio.of(many).stream().anyMatch(p -> p.text().contains("multi-kernel")));
  }

  @Test
  void whatFitsLeaveIsWithinTheEstimate() {
    int groups = 40;
    SplitMix64 random = Seeds.of(5).random();
    int rows = 150;
    double[] values = new double[rows * groups];
    double[] y = new double[rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    for (int i = 0; i < rows; i++) {
      y[i] = values[i * groups] + random.nextGaussian();
    }
    Task task =
        Task.of(
            new Matrix(rows, groups, values),
            new double[][] {y, y},
            List.of("arousal", "valence"),
            new int[rows],
            new FoldPlan(new int[rows], new @Nullable String[rows], 5, 1, Seeds.of(1)),
            new FeatureGroups(IntStream.range(0, groups).mapToObj(j -> "g" + j % 5).toList()));
    Space space = StandardSpace.of(task);
    Split split = task.splits().get(0);
    Set<String> done = new HashSet<>();
    for (Point point : Portfolio.of(space)) {
      Configuration configuration = space.configuration(point);
      String kernel = point.has("kernel") ? point.word("kernel") : "";
      if (configuration.family().name().equals("mlp")
          || !done.add(configuration.family().name() + kernel)) {
        continue;
      }
      RowCache cache = new RowCache(task, SplitPlan.of(task, false), Seeds.of(1), GIB);
      try (RowCache.Lease lease = cache.lease(configuration, 0, Deadline.NONE, false)) {
        RowCache.Prepared prepared = lease.rows();
        FitContext context = new FitContext(prepared.folds(), Seeds.of(2), Deadline.NONE);
        configuration
            .family()
            .fit(prepared.training(), task.targetsOf(split.train()), context)
            .predict(prepared.evaluation());
        MemoryNeed need = new MemoryNeed(split, configuration.family());
        int columns = prepared.training().x().columns();
        long held = HeldBytes.of(prepared.training(), prepared.evaluation());
        long most = need.rows(columns) + need.fit(columns);
        assertTrue(held <= most, "%s: %d, %d".formatted(point.text(), held, most));
      }
    }
  }
}
