package org.sonaffect.report.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.summary.Summary.Mean;

/**
 * The scores of several runs beside each other, with real ratings. Where the folds of a run test
 * the same clips with the same ratings as those of the first, the two are compared fold by fold.
 */
public final class ComparedScores {
  private final List<RunFolder> runs;
  private final boolean oneModel;
  private final List<Map<Cell, Tested>> tested = new ArrayList<>();

  /**
   * What a fold tests: a sum over its clips that does not depend on their order, but on which clip
   * has which rating.
   */
  private record Tested(long sum, int clips) {
    Tested and(String id, double rating) {
      long clip = 31L * id.hashCode() + Double.doubleToLongBits(rating);
      return new Tested(sum + new SplitMix64(clip).nextLong(), clips + 1);
    }
  }

  /**
   * One score of all runs.
   *
   * @param cell what it belongs to, over all folds and repetitions; without a model where each run
   *     has one of its own
   * @param scores means with their intervals, run by run; null where a run has no such score
   * @param differences of each run but the first from the first; null where folds differ
   */
  public record Row(
      Cell cell, List<@Nullable Interval> scores, List<@Nullable PairedComparison> differences) {}

  /** Reads the runs, the first of which the others are compared with. */
  public ComparedScores(List<RunFolder> runs) {
    this.runs = List.copyOf(runs);
    List<Set<String>> models = runs.stream().map(ComparedScores::models).toList();
    this.oneModel =
        models.stream().allMatch(own -> own.size() == 1)
            && models.stream().flatMap(Set::stream).distinct().count() > 1;
    for (RunFolder run : runs) {
      Map<Cell, Tested> folds = new HashMap<>();
      for (Prediction p : run.realPredictions()) {
        folds.merge(
            fold(p.cell()),
            new Tested(0, 0).and(p.id(), p.rating()),
            (a, b) -> new Tested(a.sum + b.sum, a.clips + b.clips));
      }
      tested.add(folds);
    }
  }

  private static Set<String> models(RunFolder run) {
    Set<String> models = new LinkedHashSet<>();
    run.summary().means().forEach(mean -> models.add(mean.cell().model()));
    return models;
  }

  private Cell fold(Cell cell) {
    return oneModel ? cell.ofModel(Cell.EVERY) : cell;
  }

  private Cell key(Cell cell) {
    return fold(cell).series();
  }

  /** Every score of one metric that some run has, in the order of the first that has it. */
  public List<Row> rows(Metric metric) {
    Map<Cell, @Nullable Interval[]> scores = new LinkedHashMap<>();
    List<Map<Cell, Map<Cell, Double>>> folds = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      for (Mean mean : runs.get(r).summary().means()) {
        if (mean.metric().equals(metric.word()) && mean.cell().control().isNone()) {
          scores.computeIfAbsent(key(mean.cell()), k -> new @Nullable Interval[runs.size()])[r] =
              new Interval(mean.mean(), mean.halfWidth());
        }
      }
      folds.add(folds(runs.get(r), metric));
    }
    List<Row> rows = new ArrayList<>();
    scores.forEach(
        (cell, own) -> {
          List<@Nullable PairedComparison> differences = new ArrayList<>();
          for (int r = 1; r < runs.size(); r++) {
            differences.add(difference(cell, r, folds));
          }
          rows.add(new Row(cell, Arrays.asList(own), differences));
        });
    return rows;
  }

  private Map<Cell, Map<Cell, Double>> folds(RunFolder run, Metric metric) {
    Map<Cell, Map<Cell, Double>> values = new HashMap<>();
    for (Result result : run.readIfAny(RunColumns.RESULTS)) {
      if (result.metric().equals(metric.word())
          && !result.outOfFold()
          && result.cell().control().isNone()) {
        values
            .computeIfAbsent(key(result.cell()), k -> new LinkedHashMap<>())
            .put(fold(result.cell()), result.value());
      }
    }
    return values;
  }

  private @Nullable PairedComparison difference(
      Cell cell, int run, List<Map<Cell, Map<Cell, Double>>> folds) {
    Map<Cell, Double> of = folds.get(run).getOrDefault(cell, Map.of());
    Map<Cell, Double> less = folds.get(0).getOrDefault(cell, Map.of());
    if (of.isEmpty() || !new HashSet<>(of.keySet()).equals(less.keySet())) {
      return null;
    }
    List<Double> a = new ArrayList<>();
    List<Double> b = new ArrayList<>();
    for (Map.Entry<Cell, Double> fold : of.entrySet()) {
      Tested mine = tested.get(run).get(fold.getKey());
      if (mine == null || !mine.equals(tested.get(0).get(fold.getKey()))) {
        return null;
      }
      a.add(fold.getValue());
      b.add(less.getOrDefault(fold.getKey(), Double.NaN));
    }
    return FoldSeries.of(a, runs.get(run)).minus(FoldSeries.of(b, runs.get(0)));
  }
}
