package org.sonaffect.report.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.gate.Finding;
import org.sonaffect.study.gate.Rule;

/**
 * How much of the test error is hidden by test rows that training had seen: scores over all test
 * rows beside scores over those that are new (docs/spec/experiment.md §4.1).
 */
final class OverlapAudit {
  private OverlapAudit() {}

  /** Predictions of all folds that one finding speaks of. */
  private static final class Series {
    private final List<Prediction> all = new ArrayList<>();
    private final List<Prediction> fresh = new ArrayList<>();
  }

  /**
   * A finding for every test corpus, training set, model and target with rows that training had
   * seen, over all folds and repetitions together; controls are left out.
   *
   * @param seen by the rows of a test set: the ids that were seen
   */
  static List<Finding> of(List<Prediction> predictions, Map<Cell, Set<String>> seen) {
    Map<String, Series> series = new LinkedHashMap<>();
    for (Prediction p : predictions) {
      Cell cell = p.cell();
      if (cell.control().isNone()) {
        Series known =
            series.computeIfAbsent(
                "%s, %s: %s of %s by %s"
                    .formatted(
                        cell.protocol(), cell.train(), cell.target(), cell.test(), cell.model()),
                key -> new Series());
        known.all.add(p);
        if (!seen.getOrDefault(cell.rows(), Set.of()).contains(p.id())) {
          known.fresh.add(p);
        }
      }
    }
    List<Finding> findings = new ArrayList<>();
    series.forEach(
        (name, known) -> {
          if (known.fresh.size() < known.all.size()) {
            findings.add(Finding.of(Rule.ERROR_HIDDEN_BY_OVERLAP, name + ": " + said(known)));
          }
        });
    return findings;
  }

  private static String said(Series series) {
    double share = 100.0 * (series.all.size() - series.fresh.size()) / series.all.size();
    String with = scores(series.all) + " over all test rows";
    if (series.fresh.isEmpty()) {
      return with + "; training had seen all of them";
    }
    double hidden = 100 * (1 - rmse(series.all) / rmse(series.fresh));
    return String.format(
        Locale.ROOT,
        "%s; %s without the %.1f %% that training had seen: %s",
        with,
        scores(series.fresh),
        share,
        hidden > 0
            ? String.format(Locale.ROOT, "they hide %.1f %% of the error", hidden)
            : "they do not lower the error");
  }

  private static String scores(List<Prediction> rows) {
    return "R² %s, RMSE %s"
        .formatted(
            Numbers.score(Metrics.r2(ratings(rows), predicted(rows))), Numbers.score(rmse(rows)));
  }

  private static double rmse(List<Prediction> rows) {
    return Metrics.rmse(ratings(rows), predicted(rows));
  }

  private static double[] ratings(List<Prediction> rows) {
    return rows.stream().mapToDouble(Prediction::rating).toArray();
  }

  private static double[] predicted(List<Prediction> rows) {
    return rows.stream().mapToDouble(Prediction::prediction).toArray();
  }
}
