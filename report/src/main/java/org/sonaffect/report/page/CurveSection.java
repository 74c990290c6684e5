package org.sonaffect.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.report.figure.Figure;
import org.sonaffect.report.figure.LineChart;
import org.sonaffect.report.statistics.LearningCurves;
import org.sonaffect.report.statistics.LearningCurves.Point;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.study.Cell;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunFolder;

/** Scores against the number of training clips: figures, tables, and what they show in words. */
final class CurveSection {
  private static final String LAST_STEP = "last step";

  private CurveSection() {}

  /** The section; empty where the run has no learning curves. */
  static void add(RunFolder run, Parts parts) {
    LearningCurves r2 = LearningCurves.of(run, Metric.R2.word());
    if (r2.isEmpty()) {
      return;
    }
    DifferenceTable gains = gains(r2);
    parts.text(sentence(gains));
    figures(r2).forEach(parts::add);
    for (Metric metric : ScoreTable.METRICS) {
      LearningCurves curves = LearningCurves.of(run, metric.word());
      parts.add(scores(curves, metric));
    }
    List<String> header = new ArrayList<>(List.of("Test corpus", "Model", "Target", "Difference"));
    header.addAll(shares(r2));
    parts.add(
        gains.table(
            "learning-curve-differences",
            "Differences of R² on the same folds: joint training minus training on the test"
                + " corpus alone at the same share of its clips (joint: plus that share of the other"
                + " corpora), and the last step of each curve, from the last share but one to the last."
                + " Mean and 95 % interval of Nadeau and Bengio. Bold: the interval excludes 0 after"
                + " Holm's correction over this table. Protocol: nested.",
            header,
            4));
  }

  private static String sentence(DifferenceTable gains) {
    String joint =
        gains.size(names -> !step(names)) == 0
            ? ""
            : "At the same share of the test corpus, R² of joint training is %s, against training on the test corpus alone. "
                .formatted(gains.words(names -> !step(names)));
    int steps = gains.size(CurveSection::step);
    int rising = gains.standing(1, CurveSection::step);
    return joint
        + (rising == 0
            ? "None of the %d curves is shown to rise in its last step: more clips of the same kind may help, but these folds do not show it. "
                .formatted(steps)
            : "%d of %d curves still rise in their last step, so more clips should help there. "
                .formatted(rising, steps))
        + "Only differences that are significant after Holm's correction over all these"
        + " comparisons count.";
  }

  private static boolean step(List<String> names) {
    return names.get(3).startsWith(LAST_STEP);
  }

  private static List<String> shares(LearningCurves curves) {
    Set<Double> shares = new LinkedHashSet<>();
    for (Cell curve : curves.ofOwnCorpus()) {
      curves.points(curve).forEach(point -> shares.add(point.share()));
    }
    return headers(List.copyOf(shares));
  }

  /** One header a share: rounded, but where two would be the same. */
  static List<String> headers(List<Double> shares) {
    List<String> rounded = shares.stream().map(TrainingSet::percent).toList();
    List<String> headers = new ArrayList<>();
    for (int i = 0; i < rounded.size(); i++) {
      boolean shared = Collections.frequency(rounded, rounded.get(i)) > 1;
      String percent =
          shared
              ? BigDecimal.valueOf(shares.get(i))
                  .movePointRight(2)
                  .stripTrailingZeros()
                  .toPlainString()
              : rounded.get(i);
      headers.add(percent + " %");
    }
    return headers;
  }

  private static DifferenceTable gains(LearningCurves curves) {
    DifferenceTable gains = new DifferenceTable();
    for (Cell curve : curves.ofOwnCorpus()) {
      List<Point> points = curves.points(curve);
      Cell alone = curves.alone(curve);
      List<Point> less = alone == null ? List.of() : curves.points(alone);
      if (less.size() == points.size()) {
        List<@Nullable PairedComparison> row = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
          row.add(points.get(i).scores().minus(less.get(i).scores()));
        }
        gains.add(List.of(curve.test(), curve.model(), curve.target(), "joint − alone"), row);
      }
    }
    for (Cell curve : curves.ofOwnCorpus()) {
      List<Point> points = curves.points(curve);
      List<@Nullable PairedComparison> row = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        boolean last = i > 0 && i == points.size() - 1;
        row.add(last ? points.get(i).scores().minus(points.get(i - 1).scores()) : null);
      }
      gains.add(
          List.of(
              curve.test(),
              curve.model(),
              curve.target(),
              LAST_STEP + ", " + trained(curves, curve)),
          row);
    }
    return gains;
  }

  private static String trained(LearningCurves curves, Cell curve) {
    return curves.alone(curve) == null ? "alone" : "joint";
  }

  private static Table scores(LearningCurves curves, Metric metric) {
    List<String> header = new ArrayList<>(List.of("Test corpus", "Trained on", "Model", "Target"));
    header.addAll(shares(curves));
    List<List<Table.Entry>> rows = new ArrayList<>();
    for (Cell curve : curves.ofOwnCorpus()) {
      List<Table.Entry> row =
          Table.row(curve.test(), curve.train().words(), curve.model(), curve.target());
      for (Point point : curves.points(curve)) {
        Interval y = point.scores().interval();
        row.addAll(Table.row(Numbers.withHalfWidth(y.mean(), y.halfWidth())));
      }
      rows.add(row);
    }
    return new Table(
        "learning-curve-" + metric.word(),
        metric.title()
            + " on the whole test folds, after training on nested, stratified parts of each fold's"
            + " training rows that keep groups whole, with a search inside each part. Mean and 95 %"
            + " interval of Nadeau and Bengio over folds; ratings in [−1, 1]. Protocol: nested.",
        header,
        4,
        rows);
  }

  /** One panel a test corpus and model. */
  private static List<Figure> figures(LearningCurves curves) {
    Map<List<String>, LineChart> charts = new LinkedHashMap<>();
    for (Cell curve : curves.ofOwnCorpus()) {
      List<Point> points = curves.points(curve);
      charts
          .computeIfAbsent(
              List.of(curve.model(), curve.test()),
              key ->
                  new LineChart(
                      "Tested on %s, %s".formatted(curve.test(), curve.model()),
                      "Clips of %s trained on (mean over folds)".formatted(curve.test())))
          .add(
              curve.target() + ", " + trained(curves, curve),
              points.stream().map(Point::own).toList(),
              points.stream().map(point -> point.scores().interval()).toList());
    }
    List<Figure> figures = new ArrayList<>();
    charts.values().removeIf(LineChart::isEmpty);
    charts.forEach(
        (key, chart) ->
            figures.add(
                chart.figure(
                    "learning-curve-%s-%s".formatted(key.get(0), key.get(1)),
                    "R² of %s on the whole test folds of %s against the number of its clips in the training set, alone and with an equal share of the other corpora; 95 %% interval of Nadeau and Bengio over folds. A value below −1 is an arrow with its number. Protocol: nested."
                        .formatted(key.get(0), key.get(1)))));
    return figures;
  }
}
