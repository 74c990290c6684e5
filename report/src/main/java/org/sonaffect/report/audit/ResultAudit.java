package org.sonaffect.report.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.Rule;

/** Whether results.csv says what predictions.csv says, on the rows that splits.csv names. */
final class ResultAudit {
  /** Predictions and ratings have ten significant digits, so metrics agree to about nine. */
  private static final double SLACK = 1e-7;

  /** A correlation does not depend on the spread, so what rounding does to it depends on that. */
  private static final double DIGITS = 1e-8;

  private ResultAudit() {}

  /**
   * What is wrong with the results.
   *
   * @param tested the ids of each test set, by {@link Cell#rows()}
   */
  static List<Finding> of(
      RunFolder run,
      List<Result> results,
      List<Prediction> predictions,
      Map<Cell, Set<String>> tested) {
    Map<Cell, List<Prediction>> series = new LinkedHashMap<>();
    for (Prediction p : predictions) {
      series.computeIfAbsent(p.cell(), s -> new ArrayList<>()).add(p);
      series.computeIfAbsent(p.cell().ofAllFolds(), s -> new ArrayList<>()).add(p);
    }
    List<Finding> findings = new ArrayList<>();
    rows(series, tested, findings);
    twice(series, findings);
    ratings(run, predictions, findings);
    values(series, results, findings);
    return findings;
  }

  private static void rows(
      Map<Cell, List<Prediction>> series, Map<Cell, Set<String>> tested, List<Finding> findings) {
    Set<String> concerned = new TreeSet<>();
    int wrong = 0;
    for (Map.Entry<Cell, List<Prediction>> entry : series.entrySet()) {
      Cell cell = entry.getKey();
      if (cell.fold() == Cell.ALL) {
        continue;
      }
      Set<String> wanted = tested.getOrDefault(cell.rows(), Set.of());
      Set<String> found = new HashSet<>();
      entry.getValue().forEach(p -> found.add(p.id()));
      if (!found.equals(wanted)) {
        wrong++;
        Set<String> differ = new HashSet<>(found);
        differ.removeAll(wanted);
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(found);
        differ.addAll(missing);
        differ.forEach(id -> concerned.add(cell.test() + "/" + id));
      }
    }
    Finding.add(
        findings,
        Rule.PREDICTIONS_DIFFER_FROM_SPLITS,
        wrong,
        "%d test sets of predictions.csv are not those of splits.csv",
        concerned);
  }

  private static void twice(Map<Cell, List<Prediction>> series, List<Finding> findings) {
    Set<String> concerned = new TreeSet<>();
    series.forEach(
        (key, predictions) -> {
          Set<String> ids = new HashSet<>();
          for (Prediction p : predictions) {
            if (key.fold() != Cell.ALL && !ids.add(p.id())) {
              concerned.add(key.test() + "/" + p.id());
            }
          }
        });
    Finding.add(
        findings,
        Rule.ID_TWICE,
        concerned.size(),
        "%d clips are in a test set of predictions.csv twice",
        concerned);
  }

  /** Whether a prediction was measured against the rating of its own clip. */
  private static void ratings(RunFolder run, List<Prediction> predictions, List<Finding> findings) {
    Map<String, Set<Double>> known = new HashMap<>();
    for (RatedClip clip : run.clips()) {
      known.computeIfAbsent("arousal/" + clip.id(), id -> new HashSet<>()).add(clip.arousal());
      known.computeIfAbsent("valence/" + clip.id(), id -> new HashSet<>()).add(clip.valence());
    }
    for (RunRows.Dimension row : run.readIfAny(RunColumns.DIMENSIONS)) {
      known.computeIfAbsent(row.target() + "/" + row.id(), id -> new HashSet<>()).add(row.rating());
    }
    Set<String> concerned = new TreeSet<>();
    for (Prediction p : predictions) {
      Set<Double> own = known.getOrDefault(p.cell().target() + "/" + p.id(), Set.of());
      if (p.cell().control().isNone()
          && own.stream().noneMatch(rating -> Math.abs(rating - p.rating()) <= SLACK)) {
        concerned.add(p.cell().test() + "/" + p.id());
      }
    }
    Finding.add(
        findings,
        Rule.RATINGS_DIFFER,
        concerned.size(),
        "%d clips of predictions.csv have other ratings than in strata.csv, as if rows were taken from a wrong place",
        concerned);
  }

  private static void values(
      Map<Cell, List<Prediction>> series, List<Result> results, List<Finding> findings) {
    Map<Cell, double[][]> columns = new HashMap<>();
    int wrong = 0;
    String first = "";
    for (Result result : results) {
      Cell key = result.cell();
      List<Prediction> predictions = series.getOrDefault(key, List.of());
      double value = Double.NaN;
      double slack = SLACK;
      if (!predictions.isEmpty()) {
        double[][] both =
            columns.computeIfAbsent(
                key,
                k ->
                    new double[][] {
                      predictions.stream().mapToDouble(Prediction::rating).toArray(),
                      predictions.stream().mapToDouble(Prediction::prediction).toArray()
                    });
        value =
            Result.METRICS.contains(result.metric())
                ? Metric.parse(result.metric()).of(both[0], both[1])
                : Double.NaN;
        if (result.metric().equals(Metric.PEARSON.word())) {
          slack += DIGITS / Math.min(spread(both[0]), spread(both[1]));
        }
      }
      boolean equal =
          Double.isNaN(value) && !predictions.isEmpty()
              ? Double.isNaN(result.value()) || slack > 1
              : Math.abs(value - result.value()) <= slack * Math.max(1, Math.abs(value))
                  || (slack > 1 && Double.isNaN(result.value()));
      if (!equal) {
        wrong++;
        first = first.isEmpty() ? "%s, predictions give %s".formatted(result, value) : first;
      }
    }
    if (wrong > 0) {
      findings.add(
          Finding.of(
              Rule.RESULTS_DIFFER,
              "%d values of results.csv are not those of predictions.csv, the first: %s"
                  .formatted(wrong, first)));
    }
  }

  /** How far the values lie apart, beside the largest: a correlation of what hardly differs. */
  private static double spread(double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(0);
    return (high - low) / Math.max(Math.abs(low), Math.abs(high));
  }
}
