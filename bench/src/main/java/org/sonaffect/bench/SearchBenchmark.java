package org.sonaffect.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.Grid;
import org.sonaffect.learning.grid.Halving;
import org.sonaffect.learning.grid.PaperGrids;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.grid.Ranking;
import org.sonaffect.learning.grid.RungRows;
import org.sonaffect.learning.grid.ScoreRule;
import org.sonaffect.learning.grid.Search;
import org.sonaffect.learning.grid.SearchListener;
import org.sonaffect.learning.grid.SearchPlan;
import org.sonaffect.learning.grid.SharedFits;
import org.sonaffect.learning.grid.TrialLog;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Target;
import org.sonaffect.study.plan.PublishedPlacement;

/**
 * The paper's searches in their published form (docs/spec/experiment.md §3, §4): both corpora
 * whole, 5 folds, one target. Prints processor seconds of the whole process, decompositions apart,
 * and the peak of the heap.
 *
 * <p>Arguments: {@code linear|svr [rowsA rowsB features pointsShare threads]}.
 */
public final class SearchBenchmark {
  private static final int FOLDS = 5;

  private SearchBenchmark() {}

  /** Runs one search. */
  public static void main(String[] arguments) {
    String model = arguments.length > 0 ? arguments[0] : "linear";
    int rowsA = number(arguments, 1, 765);
    int rowsB = number(arguments, 2, 767);
    int features = number(arguments, 3, 6373);
    double share = arguments.length > 4 ? Double.parseDouble(arguments[4]) : 1;
    int threads = number(arguments, 5, Runtime.getRuntime().availableProcessors());
    Grid whole = model.equals("svr") ? PaperGrids.svr(true) : PaperGrids.elasticNet(true);
    Grid grid = thinned(whole, share);
    WideRatings data = WideRatings.of(rowsA, rowsB, features, 1983);
    List<Split> splits = publishedSplits(rowsA, rowsB);
    AtomicLong decompositions = new AtomicLong();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    try {
      SearchPlan plan =
          new SearchPlan(
              model,
              data.x(),
              data.corpus(),
              List.of(new Target("rating", data.rating())),
              splits,
              grid,
              Halving.PAPER,
              RungRows.published(),
              ScoreRule.PUBLISHED);
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = system.getProcessCpuTime();
      long wall = System.nanoTime();
      Ranking ranking =
          Search.run(
                  plan,
                  timed(decompositions),
                  TrialLog.NONE,
                  new Crew(pool, threads),
                  SearchListener.NONE)
              .get(0);
      System.out.printf(
          Locale.ROOT,
          "%s: %d + %d rows x %d features, %d points, %d threads%n"
              + "  rungs %s%n"
              + "  processor %.1f s, of it decompositions %.1f s; clock %.1f s%n"
              + "  peak heap %.2f GB (allowed %.2f)%n"
              + "  best: %s%n",
          model,
          rowsA,
          rowsB,
          features,
          grid.size(),
          threads,
          Halving.PAPER.rungs(grid.size()),
          (system.getProcessCpuTime() - cpu) * 1e-9,
          decompositions.get() * 1e-9,
          (System.nanoTime() - wall) * 1e-9,
          AutoMlBenchmark.peakHeap() / 1e9,
          Runtime.getRuntime().maxMemory() / 1e9,
          ranking.best());
    } finally {
      pool.shutdown();
    }
  }

  private static int number(String[] arguments, int i, int otherwise) {
    return arguments.length > i ? Integer.parseInt(arguments[i]) : otherwise;
  }

  /** Every so many points of a grid, in its order. */
  private static Grid thinned(Grid grid, double share) {
    int step = (int) Math.max(1, Math.round(1 / share));
    List<Pipeline> points = new ArrayList<>();
    for (int i = 0; i < grid.size(); i += step) {
      points.add(grid.points().get(i));
    }
    return new Grid(grid.name(), points);
  }

  /** The rows of the published code of 2024 at k = p = 1. */
  private static List<Split> publishedSplits(int rowsA, int rowsB) {
    Seeds seeds = Seeds.of(1983);
    List<Split> a = folds(rowsA, seeds.child("a"));
    List<Split> b = folds(rowsB, seeds.child("b"));
    List<Split> splits = new ArrayList<>();
    for (int f = 0; f < FOLDS; f++) {
      splits.add(
          PublishedPlacement.YEAR_2024
              .place(
                  PublishedPlacement.Drawn.of(
                      a.get(f), b.get(f), new int[rowsA], new int[rowsB], 1, 1, seeds.child(f)))
              .search());
    }
    return splits;
  }

  private static List<Split> folds(int rows, Seeds seeds) {
    int[] all = new int[rows];
    Arrays.setAll(all, i -> i);
    int[] fold = Folds.stratified(new int[rows], new String[rows], FOLDS, seeds.value());
    return Folds.splits(all, fold, FOLDS);
  }

  private static PipelineFits.Source timed(AtomicLong nanos) {
    return (x, split) -> {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Decomposition rows = Decomposition.extrapolating(x, split.train(), split.test());
      nanos.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
      return (target, penaltyFolds, points, sink) -> {
        double[] y = Arrays.stream(split.train()).mapToDouble(r -> target.rating()[r]).toArray();
        new SharedFits(rows, y, penaltyFolds).predict(points, sink);
      };
    };
  }
}
