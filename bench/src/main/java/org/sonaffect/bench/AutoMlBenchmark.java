package org.sonaffect.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.search.AnytimePoint;
import org.sonaffect.automl.search.AutoMl;
import org.sonaffect.automl.search.AutoMlListener;
import org.sonaffect.automl.search.AutoMlOptions;
import org.sonaffect.automl.search.AutoMlResult;
import org.sonaffect.automl.search.Budget;
import org.sonaffect.automl.search.EvaluationLines;
import org.sonaffect.automl.search.EvaluationLog;
import org.sonaffect.automl.search.Standing;
import org.sonaffect.automl.space.FoldPlan;
import org.sonaffect.automl.space.Portfolio;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.StandardSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.folds.Folds;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.folds.Strata;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;

/**
 * How well, and how fast, the search for a model does on a table. Nested: each outer fold is
 * predicted by a search on the other rows.
 *
 * <p>Options as {@code name=value}: {@code table} (CSV: id, category, arousal, valence, features)
 * and {@code folds} (CSV: id, repeat0, ...), or {@code synthetic=1300x6373}; {@code
 * repetitions=0,1,2}; {@code seconds=60} or {@code trials=200}, for each outer fold; {@code
 * threads=2}; {@code repeats=2} of the 5 inner folds; {@code form=usual|refit|bagged|single};
 * {@code outer=5}: so many outer folds only; {@code evaluations=yes}: what each took; {@code
 * leaderboard=10}: so many lines of it.
 */
public final class AutoMlBenchmark {
  private static final int FOLDS = 5;
  private static final int STRATUM = 25;

  /** Seconds after which the progress of a search is printed. */
  private static final double[] SAID = {10, 30, 60, 120, 300, 450};

  private AutoMlBenchmark() {}

  /** Rows of a table. */
  private record Table(Matrix x, double[][] y, String[] ids, FeatureGroups groups) {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    for (String argument : arguments) {
      options.put(
          argument.substring(0, argument.indexOf('=')),
          argument.substring(argument.indexOf('=') + 1));
    }
    String synthetic = options.get("synthetic");
    Table table = synthetic != null ? synthetic(synthetic) : read(option(options, "table", ""));
    int threads = Integer.parseInt(option(options, "threads", "2"));
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
    try {
      for (String repetition : option(options, "repetitions", "0").split(",")) {
        int[] fold = folds(options.get("folds"), table, Integer.parseInt(repetition));
        repetition(options, table, fold, repetition, new Crew(pool, threads));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void repetition(
      Map<String, String> options, Table table, int[] fold, String name, Crew crew) {
    int[] rows = new int[fold.length];
    Arrays.setAll(rows, i -> i);
    int outer = Integer.parseInt(option(options, "outer", "5"));
    double[][] predicted = new double[2][fold.length];
    boolean[] done = new boolean[fold.length];
    for (Split split : Folds.splits(rows, fold, FOLDS).subList(0, outer)) {
      double[][] fresh = predict(options, table, split, crew);
      for (int i = 0; i < split.test().length; i++) {
        done[split.test()[i]] = true;
        for (int t = 0; t < 2; t++) {
          predicted[t][split.test()[i]] = fresh[t][i];
        }
      }
    }
    int[] seen = Arrays.stream(rows).filter(i -> done[i]).toArray();
    say(
        "repetition %s: out-of-fold R2 arousal %.4f valence %.4f",
        name,
        Metrics.r2(pick(table.y()[0], seen), pick(predicted[0], seen)),
        Metrics.r2(pick(table.y()[1], seen), pick(predicted[1], seen)));
  }

  private static double[][] predict(
      Map<String, String> options, Table table, Split split, Crew crew) {
    int[] train = split.train();
    double[][] y = {pick(table.y()[0], train), pick(table.y()[1], train)};
    String[] ids = new String[train.length];
    Arrays.setAll(ids, i -> table.ids()[train[i]]);
    int[] stratum = Strata.ward(y[0], y[1], ids, STRATUM);
    Seeds seeds = Seeds.of(Long.parseLong(option(options, "seed", "1983")));
    Task task =
        Task.of(
            table.x().rows(train),
            y,
            List.of("arousal", "valence"),
            new int[train.length],
            new FoldPlan(
                stratum,
                new @Nullable String[train.length],
                FOLDS,
                Integer.parseInt(option(options, "repeats", "2")),
                seeds.child("folds")),
            table.groups());
    String form = option(options, "form", "usual").toUpperCase(Locale.ROOT);
    EnsembleRule rule =
        switch (form) {
          case "USUAL" -> AutoMlOptions.of(task).ensemble();
          case "SINGLE" -> EnsembleRule.SINGLE;
          default -> EnsembleRule.USUAL.as(EnsembleRule.Form.valueOf(form));
        };
    Space space = StandardSpace.of(task);
    List<AnytimePoint> curve = new ArrayList<>();
    long start = System.nanoTime();
    AutoMlListener listener =
        new AutoMlListener() {
          private double next;

          @Override
          public void answered(EnsembleModel model) {
            say("  first answer after %.2f s", (System.nanoTime() - start) / 1e9);
          }

          @Override
          public void advanced(AnytimePoint point) {
            curve.add(point);
            if (point.elapsedSeconds() >= next) {
              say("  %s", text(point));
              next =
                  Arrays.stream(SAID)
                      .filter(s -> s > point.elapsedSeconds())
                      .findFirst()
                      .orElse(1e9);
            }
          }
        };
    AutoMlResult result =
        new AutoMl(space, Portfolio.of(space), AutoMlOptions.of(task).with(rule))
            .run(task, budget(options), crew, seeds, log(options), listener);
    double took = (System.nanoTime() - start) / 1e9;
    int[] test = split.test();
    Matrix x = table.x().rows(test);
    double[][] predicted = result.model().predict(x, new int[test.length]);
    say("  %s", text(curve.get(curve.size() - 1)));
    say(
        "  fold: %.1f s, %d members, test R2 arousal %.3f valence %.3f; one row %.1f ms; peak heap %d MiB",
        took,
        result.model().members(),
        Metrics.r2(pick(table.y()[0], test), predicted[0]),
        Metrics.r2(pick(table.y()[1], test), predicted[1]),
        oneRow(result, x),
        peakHeap() >> 20);
    summary(result, Integer.parseInt(option(options, "leaderboard", "0")));
    return predicted;
  }

  /** Says what every evaluation took, where it is asked for. */
  private static EvaluationLog log(Map<String, String> options) {
    return !option(options, "evaluations", "no").equals("yes")
        ? EvaluationLog.NONE
        : new EvaluationLines(
            List.of(),
            line ->
                say("    %s", line.replaceAll("\"(targets|failure)\":.*", "").replace('"', ' ')));
  }

  /** Bytes: the most that each part of the heap has held, what was not collected yet included. */
  static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** Milliseconds to predict one row, warm. */
  private static double oneRow(AutoMlResult result, Matrix x) {
    Matrix one = x.rows(new int[] {0});
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 30; i++) {
      long start = System.nanoTime();
      result.model().predict(one, new int[1]);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }

  private static void summary(AutoMlResult result, int lines) {
    Map<String, int[]> families = new TreeMap<>();
    Map<String, double[]> seconds = new TreeMap<>();
    for (Standing s : result.leaderboard().standings()) {
      String family = s.configuration().replaceAll("^family=([^;]*).*", "$1");
      int[] counts = families.computeIfAbsent(family, k -> new int[5]);
      counts[s.status().ordinal()]++;
      // Fitted on a whole fold, or stopped by halving: what counts as a configuration tried.
      counts[4] += s.status() == Standing.Status.HALVED || s.splits() > 0 ? 1 : 0;
      seconds.computeIfAbsent(family, k -> new double[1])[0] +=
          Math.max(1, s.splits()) * (s.fitSeconds() + s.predictSeconds());
    }
    say(
        "  %d trials, %d of them fitted on a whole fold or stopped by halving, of every family at least %d",
        result.leaderboard().standings().size(),
        families.values().stream().mapToInt(n -> n[4]).sum(),
        families.values().stream().mapToInt(n -> n[4]).min().orElse(0));
    if (lines > 0) {
      families.forEach(
          (family, n) ->
              say(
                  "    %-20s %3d full %3d halved %3d cut %3d failed %3d count %7.1f s",
                  family,
                  n[0],
                  n[1],
                  n[2],
                  n[3],
                  n[4],
                  seconds.getOrDefault(family, new double[1])[0]));
      result.leaderboard().standings().stream()
          .filter(s -> s.status() == Standing.Status.FAILED)
          .limit(5)
          .forEach(s -> say("    failed %s: %s", s.words(), String.valueOf(s.reason())));
    }
    result.leaderboard().standings().stream()
        .filter(s -> lines > 0 && s.weights().stream().anyMatch(w -> w > 0))
        .forEach(s -> say("    weights %s %s", s.weights(), line(s)));
    for (int t = 0; t < 2; t++) {
      int target = t;
      result.leaderboard().standings().stream()
          .filter(s -> s.status() == Standing.Status.FULL)
          .sorted(
              (a, b) ->
                  Double.compare(b.scores().get(target).mean(), a.scores().get(target).mean()))
          .limit(lines)
          .forEach(s -> say("    target %d: %s", target, line(s)));
    }
  }

  private static String line(Standing s) {
    return String.format(
        Locale.ROOT,
        "%.3f %.3f (%.2f s) %s",
        s.scores().get(0).mean(),
        s.scores().get(1).mean(),
        s.fitSeconds(),
        s.words());
  }

  private static String text(AnytimePoint p) {
    return String.format(
        Locale.ROOT,
        "%.1f s, %d trials, single %.4f %.4f, ensemble %.4f %.4f",
        p.elapsedSeconds(),
        p.trials(),
        p.single().get(0),
        p.single().get(1),
        p.ensemble().get(0),
        p.ensemble().get(1));
  }

  private static Budget budget(Map<String, String> options) {
    String seconds = options.get("seconds");
    String trials = options.get("trials");
    return new Budget(
        seconds == null ? null : Duration.ofMillis(Math.round(1000 * Double.parseDouble(seconds))),
        trials == null ? seconds == null ? 100 : Integer.MAX_VALUE : Integer.parseInt(trials),
        Budget.usualMemory());
  }

  private static Table read(String file) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(file));
    String[] names = lines.get(0).split(",");
    int n = lines.size() - 1;
    double[][] x = new double[n][names.length - 4];
    double[][] y = new double[2][n];
    String[] ids = new String[n];
    for (int i = 0; i < n; i++) {
      String[] cells = lines.get(i + 1).split(",");
      ids[i] = cells[0];
      y[0][i] = 2 * Double.parseDouble(cells[2]) - 1;
      y[1][i] = 2 * Double.parseDouble(cells[3]) - 1;
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = Double.parseDouble(cells[j + 4]);
      }
    }
    FeatureGroups groups = FeatureGroups.byPrefix(List.of(names).subList(4, names.length));
    return new Table(Matrix.of(x), y, ids, groups);
  }

  /** Columns that share a few dozen causes, on which two targets depend, with heavy tails. */
  private static Table synthetic(String size) {
    int n = Integer.parseInt(size.substring(0, size.indexOf('x')));
    int p = Integer.parseInt(size.substring(size.indexOf('x') + 1));
    int causes = 40;
    var random = Seeds.of(5).random();
    double[][] mix = new double[causes][p];
    for (double[] row : mix) {
      Arrays.setAll(row, j -> random.nextGaussian() * (random.nextDouble() < 0.2 ? 1 : 0.1));
    }
    double[] values = new double[n * p];
    double[][] y = new double[2][n];
    String[] ids = new String[n];
    for (int i = 0; i < n; i++) {
      double[] cause = new double[causes];
      Arrays.setAll(cause, k -> random.nextGaussian());
      for (int j = 0; j < p; j++) {
        double sum = 2 * random.nextGaussian();
        for (int k = 0; k < causes; k++) {
          sum += cause[k] * mix[k][j];
        }
        values[i * p + j] = j % 3 == 0 ? Math.exp(sum / 2) : sum;
      }
      y[0][i] =
          0.3 * Math.tanh(cause[0] + cause[1]) + 0.1 * cause[2] + 0.15 * random.nextGaussian();
      y[1][i] =
          0.25 * Math.sin(2 * cause[3]) + 0.1 * cause[0] * cause[4] + 0.2 * random.nextGaussian();
      ids[i] = "row" + i;
    }
    List<String> groups = IntStream.range(0, p).mapToObj(j -> "group" + 4 * j / p).toList();
    return new Table(new Matrix(n, p, values), y, ids, new FeatureGroups(groups));
  }

  private static int[] folds(@Nullable String file, Table table, int repetition)
      throws IOException {
    int[] fold = new int[table.ids().length];
    if (file == null) {
      return Folds.stratified(
          Strata.ward(table.y()[0], table.y()[1], table.ids(), STRATUM),
          new @Nullable String[fold.length],
          FOLDS,
          repetition);
    }
    List<String> lines = Files.readAllLines(Path.of(file));
    for (int i = 0; i < fold.length; i++) {
      String[] cells = lines.get(i + 1).split(",");
      if (!cells[0].equals(table.ids()[i])) {
        throw new IllegalArgumentException(
            "%s line %d: %s, expected %s".formatted(file, i + 2, cells[0], table.ids()[i]));
      }
      fold[i] = Integer.parseInt(cells[1 + repetition]);
    }
    return fold;
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
  }

  private static String option(Map<String, String> options, String name, String usual) {
    return options.getOrDefault(name, usual);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
