package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.space.FoldPlan;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.StandardSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;

/** What a search holds, by the bytes of all live objects at the end of each round. */
class MemoryBudgetTest {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private static final int ROWS = 60;
  private static final int COLUMNS = 1500;

  /** Rows prepared on one split hold up to 4 MiB, and there are ten and more of them. */
  private static final long BUDGET = 12L << 20;

  /** Predictions, classes, and what else a search leaves behind. */
  private static final long BESIDE = 4L << 20;

  @Test
  void aBudgetOfMemoryIsKeptAndChangesNothing() {
    Task task = task();
    Outcome free = search(task, 1L << 40);
    Outcome bound = search(task, BUDGET);
    assertTrue(
        free.most > 2 * BUDGET,
        "it would hold %d KiB, bound %d".formatted(free.most >> 10, bound.most >> 10));
    assertTrue(
        bound.most < BUDGET + BESIDE,
        "holds %d MiB, may hold %d".formatted(bound.most >> 20, BUDGET >> 20));
    assertEquals(free.leaderboard, bound.leaderboard);
  }

  /** Quick families that leave much behind, each on rows of its own. */
  private static List<Point> points(Space space) {
    List<Point> points = new ArrayList<>();
    for (String scaling : List.of("standard", "rank-gauss", "signed-log", "robust")) {
      for (String family :
          List.of("ridge", "multi-kernel", "ard", "extra-trees;extra-trees.trees=40")) {
        points.add(space.nearest(Point.parse("family=" + family + ";scaling=" + scaling)));
      }
    }
    return points;
  }

  private record Outcome(long most, String leaderboard) {}

  private static Outcome search(Task task, long memory) {
    Space space = StandardSpace.of(task);
    long before = used();
    long[] most = {0};
    AutoMlResult result =
        new AutoMl(space, points(space), AutoMlOptions.of(task))
            .run(
                task,
                new Budget(null, points(space).size(), memory),
                Crew.alone(),
                Seeds.of(3),
                EvaluationLog.NONE,
                new AutoMlListener() {
                  @Override
                  public void advanced(AnytimePoint point) {
                    most[0] = Math.max(most[0], used() - before);
                  }
                });
    return new Outcome(most[0], result.leaderboard().csv());
  }

  /** Bytes of all live objects; the heap's own measure counts the gaps between large arrays too. */
  private static long used() {
    try {
      Object histogram =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      Matcher total = TOTAL.matcher(String.valueOf(histogram));
      assumeTrue(total.find(), "needs the class histogram of HotSpot");
      return Long.parseLong(total.group(1));
    } catch (JMException absent) {
      assumeTrue(false, "needs the class histogram of HotSpot: " + absent);
      throw new IllegalStateException(absent);
    }
  }

  private static Task task() {
    SplitMix64 random = Seeds.of(4).random();
    double[] values = new double[ROWS * COLUMNS];
    double[][] y = new double[2][ROWS];
    for (int i = 0; i < ROWS; i++) {
      double[] cause = new double[4];
      Arrays.setAll(cause, k -> random.nextGaussian());
      for (int j = 0; j < COLUMNS; j++) {
        values[i * COLUMNS + j] = cause[j % 4] + random.nextGaussian();
      }
      y[0][i] = cause[0] + 0.3 * random.nextGaussian();
      y[1][i] = cause[1] + 0.3 * random.nextGaussian();
    }
    return Task.of(
        new Matrix(ROWS, COLUMNS, values),
        y,
        List.of("arousal", "valence"),
        new int[ROWS],
        new FoldPlan(new int[ROWS], new @Nullable String[ROWS], 5, 1, Seeds.of(4)),
        new FeatureGroups(IntStream.range(0, COLUMNS).mapToObj(j -> "group" + j % 4).toList()));
  }
}
