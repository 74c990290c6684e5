package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.space.FoldPlan;
import org.sonaffect.automl.space.SmallSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;

/** On a large table a trial is looked at on a part of the rows before it is fitted on a split. */
class FirstLookTest {
  private static final Task TASK = SmallSpace.task(600, 4, 2, 5);

  private static final AutoMlOptions LOOKING =
      new AutoMlOptions(
          12,
          true,
          new PromotionRule(
              new PromotionRule.Rung(1.1, 0.25, 1.02),
              new PromotionRule.Rung(1.05, 0.5, 1.02),
              new PromotionRule.Rung(1.05, 0.5, 1.02),
              2),
          EnsembleRule.USUAL);

  private static AutoMlResult run(Crew crew, EvaluationLog log) {
    return new AutoMl(SmallSpace.space(), SmallSpace.portfolio(), LOOKING)
        .run(TASK, Budget.trials(40), crew, Seeds.of(3), log, AutoMlListener.NONE);
  }

  private static List<Integer> splits(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("{\"trial\""))
        .map(line -> Integer.valueOf(line.replaceAll("^.*\"split\":(-?\\d+),.*$", "$1")))
        .toList();
  }

  @Test
  void itsTrainingRowsAreOneFoldOfThoseOfTheFirstSplit() {
    SplitPlan plan = SplitPlan.of(TASK, true);
    Split look = plan.of(SplitPlan.LOOK);
    Split first = plan.of(0);
    assertArrayEquals(first.test(), look.test());
    assertEquals(first.train().length / 4, look.train().length);
    Set<Integer> train = IntStream.of(first.train()).boxed().collect(Collectors.toSet());
    assertTrue(IntStream.of(look.train()).allMatch(train::contains));
    assertEquals(4, plan.ratio());
    assertEquals(10, plan.count());
  }

  @Test
  void whatBelongsTogetherIsNotPartedByIt() {
    int n = 600;
    @Nullable String[] group = new @Nullable String[n];
    Arrays.setAll(group, i -> "g" + i / 3);
    Task task =
        Task.of(
            TASK.x(),
            TASK.targets(),
            TASK.targetNames(),
            new int[n],
            new FoldPlan(new int[n], group, 5, 2, Seeds.of(1)),
            TASK.groups());
    Split look = SplitPlan.of(task, true).of(SplitPlan.LOOK);
    Set<String> trained =
        IntStream.of(look.train()).mapToObj(i -> "g" + i / 3).collect(Collectors.toSet());
    assertTrue(IntStream.of(look.test()).noneMatch(i -> trained.contains("g" + i / 3)));
  }

  @Test
  void fewRowsOrASingleRepeatAllowNone() {
    assertFalse(SplitPlan.of(SmallSpace.task(400, 3, 2, 1), true).looks());
    assertFalse(SplitPlan.of(SmallSpace.task(600, 3, 1, 1), true).looks());
    assertFalse(SplitPlan.of(TASK, false).looks());
    SplitPlan none = SplitPlan.of(TASK, false);
    assertThrows(IllegalArgumentException.class, () -> none.of(SplitPlan.LOOK));
  }

  @Test
  void onlyLargeTablesAreLookedAt() {
    assertFalse(AutoMlOptions.of(TASK).look());
    int columns = 2000;
    Task wide =
        new Task(
            new Matrix(800, columns, new double[800 * columns]),
            new double[1][800],
            List.of("arousal"),
            new int[800],
            new int[][] {IntStream.range(0, 800).map(i -> i % 5).toArray()},
            new FeatureGroups(IntStream.range(0, columns).mapToObj(j -> "all").toList()));
    assertTrue(AutoMlOptions.of(wide).look());
  }

  @Test
  void everyTrialIsLookedAtAndMostGoNoFurther() {
    List<String> lines = new ArrayList<>();
    AutoMlResult result = run(Crew.alone(), new EvaluationLines(List.of(), lines::add));
    List<Standing> stopped =
        result.leaderboard().standings().stream()
            .filter(s -> s.status() == Standing.Status.HALVED && s.splits() == 0)
            .toList();
    assertTrue(stopped.size() >= 15, stopped.size() + " stopped by the look");
    stopped.forEach(s -> assertTrue(Double.isFinite(s.meanScore()), s.words()));
    assertTrue(
        result.leaderboard().standings().stream()
            .anyMatch(s -> s.status() == Standing.Status.FULL && s.splits() == 10));
    // Only the trial that the builder refuses is not looked at.
    long refused =
        result.leaderboard().standings().stream()
            .filter(s -> "refused by the builder".equals(s.reason()))
            .count();
    assertEquals(40 - refused, splits(lines).stream().filter(s -> s == SplitPlan.LOOK).count());
  }

  @Test
  void theLeaderboardIsTheSameOnAnyNumberOfThreads() {
    String alone = run(Crew.alone(), EvaluationLog.NONE).leaderboard().csv();
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      assertEquals(alone, run(new Crew(pool, 4), EvaluationLog.NONE).leaderboard().csv());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aRunThatWasCutGoesOnAndLooksAtNothingTwice() {
    List<String> lines = new ArrayList<>();
    AutoMlResult whole = run(Crew.alone(), new EvaluationLines(List.of(), lines::add));
    for (int cut : new int[] {1, 5, 13, 30}) {
      List<String> added = new ArrayList<>();
      AutoMlResult again =
          run(Crew.alone(), new EvaluationLines(lines.subList(0, cut), added::add));
      assertEquals(whole.leaderboard().csv(), again.leaderboard().csv());
      assertEquals(lines.size(), cut + added.size());
    }
  }
}
