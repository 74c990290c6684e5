package org.sonaffect.learning.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.MemoryLog;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Target;

/** The engine by itself, on pipelines that are made up: C is how far the predictions are off. */
class SearchTest {
  private static final int ROWS = 200;
  private static final int[] CORPUS =
      IntStream.range(0, ROWS).map(i -> i % 3 == 0 ? 1 : 0).toArray();
  private static final Target AROUSAL = new Target("arousal", ratings(1));
  private static final Target VALENCE = new Target("valence", ratings(2));
  private static final Crew ALONE = Crew.alone();

  @Test
  void theBestPointHasTheHighestMeanScoreAndTiesGoToTheEarlier() {
    Grid grid = grid(.5, .2, .9, .2);
    Ranking ranking = search(plan(grid, Halving.NONE), new MadeUpFits()).get(0);
    assertEquals(1, ranking.best().point());
    assertEquals(List.of(1, 3, 0, 2), points(ranking));
    assertEquals(-.2, ranking.best().score(), 1e-12);
  }

  @Test
  void halvingKeepsTheBetterQuarterOnTwiceTheRows() {
    double[] c = IntStream.range(0, 64).mapToDouble(i -> 1 + (i * 37) % 64).toArray();
    MadeUpFits fits = new MadeUpFits();
    Ranking ranking = search(plan(grid(c), Halving.PAPER), fits).get(0);
    List<Integer> sorted =
        IntStream.range(0, 64).boxed().sorted((i, j) -> Double.compare(c[i], c[j])).toList();
    assertEquals(sorted, points(ranking));
    assertEquals(
        Map.of(2, 4L, 1, 12L, 0, 48L),
        ranking.places().stream()
            .collect(Collectors.groupingBy(Ranking.Place::rung, Collectors.counting())));
    assertEquals(List.of("16x64", "32x16", "160x4"), fits.rowsAndPointsOfFirstSplit);
  }

  @Test
  void aPointDroppedEarlyIsBelowAllThatWentFurtherEvenWithABetterScore() {
    // Point 0 is good on all rows but bad on few.
    MadeUpFits fits = new MadeUpFits();
    fits.badOnFewRows = 0;
    double[] c = IntStream.range(0, 64).mapToDouble(i -> 1 + i).toArray();
    Ranking ranking = search(plan(grid(c), Halving.PAPER), fits).get(0);
    assertEquals(1, ranking.best().point());
    assertEquals(0, ranking.places().get(63).point());
  }

  @Test
  void predictionsThatAreNoNumbersRankLast() {
    Ranking ranking = search(plan(grid(.5, 1e300, .4), Halving.NONE), new MadeUpFits()).get(0);
    assertEquals(List.of(2, 0, 1), points(ranking));
    assertTrue(Double.isNaN(ranking.places().get(2).score()));
  }

  @Test
  void twinsAreSolvedOnceAndBothRanked() {
    List<Pipeline> points = new ArrayList<>();
    for (double c : new double[] {.5, .2, .9}) {
      for (boolean shrinking : new boolean[] {true, false}) {
        points.add(
            new Pipeline(Projection.NONE, new SvrSpec(new Kernel.Linear(), c, .1, shrinking)));
      }
    }
    MemoryLog log = new MemoryLog();
    Ranking ranking =
        Search.run(
                plan(new Grid("svr", points), Halving.NONE),
                new MadeUpFits(),
                log,
                ALONE,
                SearchListener.NONE)
            .get(0);
    assertEquals(List.of(2, 3, 0, 1, 4, 5), points(ranking));
    assertEquals(15, ranking.solved());
    assertEquals(
        List.of(0, 0, 2, 2, 4, 4), log.trials.values().stream().map(Trial::twinOf).toList());
  }

  @Test
  void targetsShareDecompositionsAndAreRankedEachForItself() {
    SearchPlan plan = plan(grid(.5, .2, .9), Halving.NONE, AROUSAL, VALENCE);
    MadeUpFits fits = new MadeUpFits();
    List<Ranking> rankings = search(plan, fits);
    assertEquals(5, fits.decompositions.get());
    assertEquals("valence", rankings.get(1).target());
    assertEquals(List.of(1, 0, 2), points(rankings.get(0)));
    assertEquals(List.of(2, 0, 1), points(rankings.get(1))); // made up the other way round
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreadsAndMemoryDoes() throws Exception {
    double[] c = IntStream.range(0, 100).mapToDouble(i -> 1 + (i * 37) % 64).toArray();
    SearchPlan plan = plan(grid(c), Halving.PAPER, AROUSAL, VALENCE);
    MemoryLog alone = new MemoryLog();
    List<Ranking> expected = Search.run(plan, new MadeUpFits(), alone, ALONE, SearchListener.NONE);
    for (int threads : new int[] {2, 4}) {
      ExecutorService pool = Executors.newFixedThreadPool(4);
      try {
        MadeUpFits fits = new MadeUpFits();
        MemoryLog log = new MemoryLog();
        Crew crew = new Crew(pool, threads);
        assertEquals(expected, Search.run(plan, fits, log, crew, SearchListener.NONE));
        assertTrue(fits.mostAlive.get() <= threads, "alive " + fits.mostAlive);
        assertEquals(List.copyOf(alone.trials.keySet()), List.copyOf(log.trials.keySet()));
      } finally {
        pool.shutdownNow();
      }
    }
  }

  @Test
  void aSearchThatWasCutAnywhereGoesOnToTheSameEnd() {
    double[] c = IntStream.range(0, 30).mapToDouble(i -> 1 + (i * 37) % 64).toArray();
    SearchPlan plan = plan(grid(c), Halving.PAPER, AROUSAL, VALENCE);
    MemoryLog whole = new MemoryLog();
    List<Ranking> expected = Search.run(plan, new MadeUpFits(), whole, ALONE, SearchListener.NONE);
    for (int cut = 0; cut <= whole.trials.size(); cut += 7) {
      MemoryLog log = new MemoryLog();
      log.failAfter = cut;
      if (cut < whole.trials.size()) {
        assertThrows(
            IllegalStateException.class,
            () -> Search.run(plan, new MadeUpFits(), log, ALONE, SearchListener.NONE));
      }
      log.failAfter = Integer.MAX_VALUE;
      List<Ranking> resumed = Search.run(plan, new MadeUpFits(), log, ALONE, SearchListener.NONE);
      assertEquals(
          expected.stream().map(Ranking::places).toList(),
          resumed.stream().map(Ranking::places).toList());
      assertEquals(whole.trials.keySet(), log.trials.keySet());
    }
  }

  @Test
  void whatIsInTheLogIsNotComputedAgain() {
    SearchPlan plan = plan(grid(.5, .2, .9), Halving.NONE);
    MemoryLog log = new MemoryLog();
    Search.run(plan, new MadeUpFits(), log, ALONE, SearchListener.NONE);
    MadeUpFits none = new MadeUpFits();
    List<Ranking> again = Search.run(plan, none, log, ALONE, SearchListener.NONE);
    assertEquals(0, none.decompositions.get());
    assertEquals(0, again.get(0).solved());
    assertEquals(3, log.trials.size());
  }

  @Test
  void theListenerHearsEveryEvaluationAndTheBestSoFar() {
    List<SearchListener.Progress> heard = new ArrayList<>();
    double[] c = IntStream.range(0, 64).mapToDouble(i -> 64 - i).toArray();
    SearchPlan plan = plan(grid(c), Halving.PAPER);
    Search.run(plan, new MadeUpFits(), TrialLog.NONE, ALONE, heard::add);
    for (int i = 1; i < heard.size(); i++) {
      assertTrue(heard.get(i).done() >= heard.get(i - 1).done());
    }
    SearchListener.Progress last = heard.get(heard.size() - 1);
    assertEquals(5 * (64 + 16 + 4), last.total());
    assertEquals(last.total(), last.done());
    assertEquals(2, last.rung());
    assertEquals(3, last.rungs());
    assertEquals(plan.grid().points().get(63), assertNotNullAnd(last.best()));
    assertEquals(-1, last.score(), 1e-12);
  }

  @Test
  void aPlanThatDoesNotFitIsRefused() {
    Grid grid = grid(1);
    Matrix x = new Matrix(ROWS, 1, new double[ROWS]);
    Split empty = new Split(new int[] {1}, new int[0]);
    String found =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new SearchPlan(
                        "s",
                        x,
                        CORPUS,
                        List.of(AROUSAL),
                        List.of(empty),
                        grid,
                        Halving.NONE,
                        RungRows.published(),
                        ScoreRule.NESTED))
            .toString();
    assertTrue(found.contains("split 0 needs rows on both sides, found 1 to fit and 0"), found);
  }

  @Test
  void theSoundScoreGivesEveryCorpusTheSameWeight() {
    double[] rating = {0, 0, 0, 0};
    double[] prediction = {3, 3, 3, 1};
    assertEquals(-2, ScoreRule.NESTED.score(rating, prediction, new int[] {0, 0, 0, 1}));
    assertEquals(-2, ScoreRule.NESTED.score(rating, prediction, new int[] {2, 2, 2, 0}));
    assertEquals(
        -Math.sqrt(7), ScoreRule.PUBLISHED.score(rating, prediction, new int[] {0, 0, 0, 1}));
  }

  private static List<Ranking> search(SearchPlan plan, PipelineFits.Source source) {
    return Search.run(plan, source, TrialLog.NONE, ALONE, SearchListener.NONE);
  }

  private static SearchPlan plan(Grid grid, Halving halving, Target... targets) {
    int[] rows = IntStream.range(0, ROWS).toArray();
    @Nullable String[] none = new @Nullable String[ROWS];
    int[] fold = Folds.stratified(CORPUS, none, 5, 1);
    return new SearchPlan(
        "made up",
        new Matrix(ROWS, 1, new double[ROWS]),
        CORPUS,
        targets.length == 0 ? List.of(AROUSAL) : List.of(targets),
        Folds.splits(rows, fold, 5),
        grid,
        halving,
        RungRows.sound(CORPUS, new int[ROWS], none, Seeds.of(1)),
        ScoreRule.NESTED);
  }

  private static Grid grid(double... c) {
    List<Pipeline> points = new ArrayList<>();
    for (int i = 0; i < c.length; i++) {
      // epsilon tells points of equal C apart
      points.add(new Pipeline(Projection.NONE, new SvrSpec(new Kernel.Linear(), c[i], i, false)));
    }
    return new Grid("svr", points);
  }

  private static List<Integer> points(Ranking ranking) {
    return ranking.places().stream().map(Ranking.Place::point).toList();
  }

  private static <T> T assertNotNullAnd(@Nullable T value) {
    assertNotNull(value);
    return Objects.requireNonNull(value);
  }

  private static double[] ratings(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    return IntStream.range(0, ROWS).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  /** Predicts the rating plus C, or minus what is left of 100 for valence. */
  private static final class MadeUpFits implements PipelineFits.Source {
    final AtomicInteger decompositions = new AtomicInteger();
    final AtomicInteger alive = new AtomicInteger();
    final AtomicInteger mostAlive = new AtomicInteger();
    final List<String> rowsAndPointsOfFirstSplit = new ArrayList<>();
    int badOnFewRows = -1;

    @Override
    public PipelineFits of(Matrix x, Split split) {
      int number = decompositions.getAndIncrement();
      mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
      return (target, folds, points, sink) -> {
        if (number % 5 == 0) {
          rowsAndPointsOfFirstSplit.add(split.train().length + "x" + points.size());
        }
        for (int i = 0; i < points.size(); i++) {
          SvrSpec spec = (SvrSpec) points.get(i).regressor();
          double off = target.name().equals("valence") ? 100 - spec.c() : spec.c();
          if (spec.epsilon() == badOnFewRows && split.train().length < 100) {
            off = 1e6;
          }
          double away = off > 1e200 ? Double.NaN : off;
          double[] predictions = new double[split.test().length];
          for (int r = 0; r < predictions.length; r++) {
            predictions[r] = target.rating()[split.test()[r]] + away;
          }
          sink.accept(i, predictions);
        }
        alive.decrementAndGet();
      };
    }
  }
}
