package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whole searches on shared decompositions, kernels and paths score every point at every rung as the
 * long way does, where each point is standardised, decomposed and solved by itself.
 */
class SharedSearchTest {
  private static final int ROWS = 150;
  private static final int[] CORPUS = IntStream.range(0, ROWS).map(i -> i < 85 ? 0 : 1).toArray();
  private static final @Nullable String[] NO_GROUPS = new @Nullable String[ROWS];
  private static final double TIGHT = 1e-8;

  @Test
  void ofSupportVectorMachinesWithEveryKernel() {
    Object projected = List.of(0.7, 1 - 1e-15);
    List<Map<String, Object>> source = new ArrayList<>();
    for (String kernel : new String[] {"linear", "rbf", "sigmoid", "polynomial"}) {
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
              kernel.equals("rbf") ? List.of("scale", "auto") : .05,
              "coef0",
              kernel.equals("sigmoid") ? 0 : List.of(0, 1),
              "degree",
              List.of(2, 3),
              "share",
              projected,
              "whiten",
              List.of(true, false),
              "svr_tolerance",
              TIGHT));
    }
    equal(GridSource.grid("every kernel", source), new Halving(4, 0.5), true, 1e-6);
    equal(GridSource.grid("rbf", source.subList(1, 2)), new Halving(2, 0.5), false, 1e-6);
  }

  /**
   * The oracle keeps kernel values as floats, which are coarser the larger the values; and without
   * a tube the optimum is a corner, which moves further for it.
   */
  @Test
  void ofLargePolynomialsAndWithoutATube() {
    Object linear = Map.of("kernel", "linear", "C", List.of(.1, 1), "epsilon", 0, "share", .9);
    equal(GridSource.grid("svr", linear), Halving.NONE, true, 1e-3);
    Object source =
        Map.of(
            "kernel",
            "polynomial",
            "C",
            List.of(.1, 1),
            "epsilon",
            .25,
            "coef0",
            25,
            "degree",
            List.of(2, 3),
            "share",
            .9,
            "svr_tolerance",
            1e-6);
    equal(GridSource.grid("svr", source), new Halving(2, 0.5), true, 1e-3);
  }

  @Test
  void ofElasticNets() {
    Grid grid =
        GridSource.grid(
            "linear",
            Map.of(
                "l1_ratio", List.of(.05, .9),
                "normalize", List.of(true, false),
                "share", List.of(.7, 1 - 1e-15),
                "whiten", List.of(true, false),
                "penalties", 8,
                "tolerance", TIGHT));
    equal(grid, new Halving(4, 0.5), true, 1e-6);
  }

  private static void equal(Grid grid, Halving halving, boolean sound, double within) {
    SearchPlan plan = plan(grid, halving, sound);
    MemoryLog log = new MemoryLog();
    Search.run(plan, PipelineFits.SHARED, log, Crew.alone(), SearchListener.NONE);
    for (int rung = 0; rung < halving.rungs(grid.size()).size(); rung++) {
      int number = rung;
      List<Trial> trials =
          log.trials.values().stream().filter(trial -> trial.key().rung() == number).toList();
      for (int s = 0; s < plan.splits().size(); s++) {
        double[] naive = naive(plan, s, trials);
        for (int i = 0; i < naive.length; i++) {
          Trial trial = trials.get(i);
          assertEquals(
              naive[i],
              trial.scores()[s],
              within,
              () -> trial.key() + " " + trial.pipeline().describe());
        }
      }
    }
  }

  private static double[] naive(SearchPlan plan, int split, List<Trial> trials) {
    Split cut = plan.rows().cut(plan.splits().get(split), split, trials.get(0).share());
    Target target = plan.targets().get(0);
    double[] rating = Arrays.stream(cut.test()).mapToDouble(i -> target.rating()[i]).toArray();
    int[] corpus = Arrays.stream(cut.test()).map(i -> CORPUS[i]).toArray();
    double[] scores = new double[trials.size()];
    NaiveFits.SOURCE
        .of(plan.x(), cut)
        .predict(
            target,
            plan.rows().penaltyFolds(cut.train()),
            trials.stream().map(Trial::pipeline).toList(),
            (i, predictions) -> scores[i] = plan.rule().score(rating, predictions, corpus));
    return scores;
  }

  private static SearchPlan plan(Grid grid, Halving halving, boolean sound) {
    WideData data = WideData.of(ROWS, 10, 5);
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
        sound ? ScoreRule.SOUND : ScoreRule.PUBLISHED);
  }
}
