package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.space.SmallSpace;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;

class AutoMlTest {
  private static final long MEMORY = 64L << 20;

  private static final Task TASK = SmallSpace.task(80, 6, 2, 1);

  private static AutoMl search() {
    return new AutoMl(SmallSpace.space(), SmallSpace.portfolio(), AutoMlOptions.USUAL);
  }

  private static AutoMlResult run(int trials, Crew crew, EvaluationLog log) {
    return search()
        .run(TASK, new Budget(null, trials, MEMORY), crew, Seeds.of(7), log, AutoMlListener.NONE);
  }

  private static String curve(AutoMlResult result) {
    StringBuilder text = new StringBuilder();
    for (AnytimePoint p : result.leaderboard().curve()) {
      text.append(p.trials()).append(p.single()).append(p.ensemble()).append('\n');
    }
    return text.toString();
  }

  @Test
  void aBudgetOfTrialsGivesTheSameOnAnyNumberOfThreads() {
    AutoMlResult alone = run(60, Crew.alone(), EvaluationLog.NONE);
    for (int threads : new int[] {2, 4}) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        AutoMlResult many = run(60, new Crew(pool, threads), EvaluationLog.NONE);
        assertEquals(alone.leaderboard().csv(), many.leaderboard().csv());
        assertEquals(curve(alone), curve(many));
        double[][] a = alone.model().predict(TASK.x(), TASK.domain());
        double[][] b = many.model().predict(TASK.x(), TASK.domain());
        assertArrayEquals(a[0], b[0]);
        assertArrayEquals(a[1], b[1]);
      } finally {
        pool.shutdownNow();
      }
    }
    assertEquals(60, alone.leaderboard().standings().size());
  }

  @Test
  void noConfigurationIsTriedTwice() {
    Set<String> seen = new HashSet<>();
    for (Standing standing : run(120, Crew.alone(), EvaluationLog.NONE).leaderboard().standings()) {
      assertTrue(seen.add(standing.configuration()), standing.configuration());
    }
  }

  @Test
  void aRunCutAnywhereGoesOnAndEvaluatesNothingTwice() {
    List<String> lines = new ArrayList<>();
    AutoMlResult whole = run(25, Crew.alone(), new EvaluationLines(List.of(), lines::add));
    for (int cut = 0; cut <= lines.size(); cut += cut < 8 ? 1 : 17) {
      List<String> held = new ArrayList<>(lines.subList(0, cut));
      boolean torn = cut % 2 == 1 && cut < lines.size();
      List<String> torned = new ArrayList<>(held);
      if (torn) {
        torned.add(lines.get(cut).substring(0, lines.get(cut).length() / 2));
      }
      List<String> added = new ArrayList<>();
      AutoMlResult again = run(25, Crew.alone(), new EvaluationLines(torned, added::add));
      assertEquals(whole.leaderboard().csv(), again.leaderboard().csv());
      assertEquals(curve(whole), curve(again));
      // What was there is not done again: the lines of both together are those of the whole run.
      assertEquals(lines.size(), cut + added.size());
      assertEquals(keys(lines), keys(joined(held, added)));
    }
  }

  @Test
  void aLogOfAnotherSearchIsRefused() {
    List<String> lines = new ArrayList<>();
    run(3, Crew.alone(), new EvaluationLines(List.of(), lines::add));
    EvaluationLog log = new EvaluationLines(lines, line -> {});
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                search()
                    .run(
                        TASK,
                        Budget.trials(3),
                        Crew.alone(),
                        Seeds.of(8),
                        log,
                        AutoMlListener.NONE));
    assertTrue(refused.getMessage().contains("the log is of the search"));
    // Which trials are too large depends on the memory.
    Budget more = new Budget(null, 3, 2 * MEMORY);
    assertThrows(
        IllegalArgumentException.class,
        () -> search().run(TASK, more, Crew.alone(), Seeds.of(7), log, AutoMlListener.NONE));
  }

  @Test
  void whatFailsIsReportedAndNotTheEnd() {
    List<String> lines = new ArrayList<>();
    AutoMlResult result = run(20, Crew.alone(), new EvaluationLines(List.of(), lines::add));
    List<String> reasons = new ArrayList<>();
    for (Standing standing : result.leaderboard().standings()) {
      String reason = standing.reason();
      assertEquals(standing.status() == Standing.Status.FAILED, reason != null);
      if (reason != null) {
        reasons.add(reason);
      }
    }
    assertTrue(reasons.contains("it 'always' fails here"));
    assertTrue(reasons.contains("a prediction of arousal is not finite"));
    assertTrue(reasons.contains("refused by the builder"));
  }

  @Test
  void theEnsembleIsAtLeastAsGoodOutOfFoldAsTheBestSingleTrial() {
    for (int seed = 0; seed < 5; seed++) {
      AutoMlResult result =
          search()
              .run(
                  SmallSpace.task(60, 4, 2, seed),
                  Budget.trials(40),
                  Crew.alone(),
                  Seeds.of(seed),
                  EvaluationLog.NONE,
                  AutoMlListener.NONE);
      for (int t = 0; t < 2; t++) {
        double best = Double.NEGATIVE_INFINITY;
        for (Standing standing : result.leaderboard().standings()) {
          if (standing.status() == Standing.Status.FULL) {
            best = Math.max(best, standing.scores().get(t).mean());
          }
        }
        assertTrue(result.weights().score()[t] >= best - 1e-12, "seed " + seed);
        assertTrue(result.weights().trials().size() <= 20);
      }
    }
  }

  @Test
  void aBudgetOfTimeIsKeptAndThereIsAModelAtOnce() {
    for (int millis : new int[] {1, 300, 1500}) {
      List<EnsembleModel> answers = new ArrayList<>();
      long start = System.nanoTime();
      AutoMlResult result =
          search()
              .run(
                  TASK,
                  new Budget(Duration.ofMillis(millis), Integer.MAX_VALUE, MEMORY),
                  Crew.alone(),
                  Seeds.of(7),
                  EvaluationLog.NONE,
                  new AutoMlListener() {
                    @Override
                    public void answered(EnsembleModel model) {
                      answers.add(model);
                    }
                  });
      double took = (System.nanoTime() - start) / 1e6;
      assertEquals(1, answers.size());
      assertEquals(2, result.model().predict(TASK.x(), TASK.domain()).length);
      // Room for a busy machine: the first answer alone may take some time of its own.
      assertTrue(took < 1.05 * millis + 250, "%d ms took %.0f".formatted(millis, took));
    }
  }

  @Test
  void baggedSingleAndRefitModelsPredict() {
    for (EnsembleRule rule :
        List.of(
            EnsembleRule.USUAL,
            EnsembleRule.SINGLE,
            EnsembleRule.USUAL.as(EnsembleRule.Form.BAGGED))) {
      AutoMlResult result =
          new AutoMl(SmallSpace.space(), SmallSpace.portfolio(), AutoMlOptions.USUAL.with(rule))
              .run(
                  TASK,
                  Budget.trials(30),
                  Crew.alone(),
                  Seeds.of(7),
                  EvaluationLog.NONE,
                  AutoMlListener.NONE);
      double[][] all = result.model().predict(TASK.x(), TASK.domain());
      // A row's prediction does not depend on the others.
      double[][] one = result.model().predict(TASK.x().rows(new int[] {3}), new int[] {0});
      assertEquals(all[0][3], one[0][0]);
      assertEquals(all[1][3], one[1][0]);
      if (rule.mostMembers() == 1) {
        assertTrue(result.model().members() <= 2);
      }
      assertFalse(Double.isNaN(result.weights().score()[0]));
    }
  }

  @Test
  void withoutASingleFitThereIsNoModel() {
    Space space = SmallSpace.space();
    AutoMl search = new AutoMl(space, List.of(space.point("family=wrong")), AutoMlOptions.USUAL);
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                search.run(
                    TASK,
                    Budget.trials(1),
                    Crew.alone(),
                    Seeds.of(7),
                    EvaluationLog.NONE,
                    AutoMlListener.NONE));
    assertTrue(none.getMessage().contains("always"), none.getMessage());
  }

  private static List<String> joined(List<String> held, List<String> added) {
    List<String> all = new ArrayList<>(held);
    all.addAll(added);
    return all;
  }

  /** The (trial, split) of each line, in order. */
  private static List<String> keys(List<String> lines) {
    List<String> keys = new ArrayList<>();
    for (String line : lines) {
      keys.add(line.substring(0, line.indexOf(",\"col") < 0 ? 10 : line.indexOf(",\"col")));
    }
    keys.sort(null);
    return keys;
  }

  /** A model for each split predicts better, and is held where that is small. */
  @Test
  void membersAreFittedOnEverySplitOfASmallTableAndOnceOnAWideOne() {
    assertEquals(EnsembleRule.Form.BAGGED, AutoMlOptions.of(TASK).ensemble().form());
    Task wide = SmallSpace.task(80, 6000, 2, 1);
    assertEquals(EnsembleRule.Form.REFIT, AutoMlOptions.of(wide).ensemble().form());
  }
}
