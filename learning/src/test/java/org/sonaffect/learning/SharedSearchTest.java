package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.Grid;
import org.sonaffect.learning.grid.GridSource;
import org.sonaffect.learning.grid.Halving;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.grid.ScoreRule;
import org.sonaffect.learning.grid.Search;
import org.sonaffect.learning.grid.SearchListener;
import org.sonaffect.learning.grid.SearchPlan;
import org.sonaffect.learning.grid.Trial;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Target;

/**
 * Whole searches on shared decompositions, kernels and paths score every point at every rung as the
 * long way does, where each point is standardised, decomposed and solved by itself.
 */
class SharedSearchTest {
  private static final int ROWS = 75;
  private static final int[] CORPUS = IntStream.range(0, ROWS).map(i -> i < 40 ? 0 : 1).toArray();
  private static final @Nullable String[] NO_GROUPS = new @Nullable String[ROWS];

  @Test
  void ofSupportVectorMachinesWithEveryKernel() {
    List<Map<String, Object>> source = new ArrayList<>();
    for (String kernel : new String[] {"linear", "rbf", "sigmoid", "polynomial"}) {
      // A sigmoid around 0 may have several optima; one that is saturated or nearly linear has one.
      Object coef0 = kernel.equals("sigmoid") ? 25 : List.of(0, 25);
      source.add(
          Map.of(
              "regressor",
              "svr",
              "kernel",
              kernel,
              "C",
              List.of(.1, 1),
              "epsilon",
              List.of(.1, .25),
              "gamma",
              kernel.equals("rbf") ? List.of("scale", "auto") : "scale",
              "coef0",
              coef0,
              "degree",
              List.of(2, 3),
              "share",
              List.of(.7, 1 - 1e-15),
              "whiten",
              List.of(true, false),
              "svr_tolerance",
              1e-7));
    }
    equal(GridSource.grid("every kernel", source), new Halving(4, 0.6), true);
    equal(GridSource.grid("rbf", source.subList(1, 2)), new Halving(2, 0.5), false);
  }

  @Test
  void ofElasticNets() {
    Object source =
        Map.of(
            "l1_ratio", List.of(.05, .9),
            "normalize", List.of(true, false),
            "share", List.of(.7, 1 - 1e-15),
            "whiten", List.of(true, false),
            "penalties", 8,
            "tolerance", 1e-13);
    equal(GridSource.grid("linear", source), new Halving(4, 0.6), true);
  }

  private static void equal(Grid grid, Halving halving, boolean sound) {
    SearchPlan plan = plan(grid, halving, sound);
    MemoryLog log = new MemoryLog();
    Search.run(plan, PipelineFits.EXTRAPOLATING, log, Crew.alone(), SearchListener.NONE);
    for (int rung = 0; rung < halving.rungs(grid.size()).size(); rung++) {
      int number = rung;
      List<Trial> trials =
          log.trials.values().stream().filter(trial -> trial.key().rung() == number).toList();
      for (int split = 0; split < plan.splits().size(); split++) {
        for (Trial trial : trials) {
          same(plan, split, trial);
        }
      }
    }
  }

  private static void same(SearchPlan plan, int number, Trial trial) {
    Split cut = plan.rows().cut(plan.splits().get(number), number, trial.share());
    double[] ratings = plan.targets().get(0).rating();
    NaivePipeline.Outcome naive =
        NaivePipeline.predict(
            plan.x(),
            picked(ratings, cut.train()),
            cut.train(),
            cut.test(),
            trial.pipeline(),
            plan.rows().penaltyFolds(cut.train()));
    int[] corpus = Arrays.stream(cut.test()).map(row -> CORPUS[row]).toArray();
    double score = plan.rule().score(picked(ratings, cut.test()), naive.predictions(), corpus);
    assertEquals(
        score,
        trial.scores()[number],
        1e-6 + naive.noise(),
        () -> trial.key() + " " + trial.pipeline().describe());
  }

  private static double[] picked(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static SearchPlan plan(Grid grid, Halving halving, boolean sound) {
    WideData data = WideData.of(ROWS, 60, 5);
    int[] rows = IntStream.range(0, ROWS).toArray();
    int[] stratum = IntStream.range(0, ROWS).map(i -> i % 3).toArray();
    int[] fold = Folds.stratified(CORPUS, NO_GROUPS, 3, 1);
    return new SearchPlan(
        "small",
        data.x(),
        CORPUS,
        List.of(new Target("arousal", data.y())),
        Folds.splits(rows, fold, 3),
        grid,
        halving,
        sound ? RungRows.sound(CORPUS, stratum, NO_GROUPS, Seeds.of(2)) : RungRows.published(),
        sound ? ScoreRule.NESTED : ScoreRule.PUBLISHED);
  }
}
