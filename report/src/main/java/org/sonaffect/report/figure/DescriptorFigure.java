package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.CategoryChart;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.report.text.Mixtures;
import org.sonaffect.report.text.Quoted;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.AutoMlFiles.Loss;
import org.sonaffect.study.folder.Decimals;

/** What the AutoML's predictions lose without each family of descriptors, mean over the folds. */
public final class DescriptorFigure {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 440;
  private static final double TICK = 0.05;
  private static final int MOST_BARS = 12;
  private static final int LEVEL_LABELS = 6;
  private static final int ROTATION = 35;

  private DescriptorFigure() {}

  /**
   * The figure.
   *
   * @param losses of all searches on one training set, one search after the other
   * @param folds of one repetition
   */
  public static Figure of(List<Loss> losses, int folds, Protocol protocol, TrainingSet train) {
    Map<String, Map<String, List<Double>>> series = new LinkedHashMap<>();
    Map<String, Double> totals = new TreeMap<>();
    for (Loss loss : losses) {
      series
          .computeIfAbsent(loss.target() + " of " + loss.test(), key -> new LinkedHashMap<>())
          .computeIfAbsent(loss.group(), key -> new ArrayList<>())
          .add(loss.lost());
      totals.merge(loss.group(), loss.lost(), Double::sum);
    }
    List<String> all =
        totals.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    List<String> groups = all.subList(0, Math.min(MOST_BARS, all.size()));
    CategoryChart chart =
        Palette.categories(
            WIDTH,
            HEIGHT,
            "Descriptors that matter, trained on " + train.words(),
            "Family of descriptors",
            "R² lost without it");
    chart.getStyler().setAvailableSpaceFill(0.8);
    if (groups.size() > LEVEL_LABELS) {
      chart.getStyler().setXAxisLabelRotation(ROTATION);
    }
    StringBuilder csv = new StringBuilder("group,series,r2_lost,half_width\n");
    double low = 0;
    double high = TICK;
    for (Map.Entry<String, Map<String, List<Double>>> line : series.entrySet()) {
      List<Double> means = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      for (String group : all) {
        Interval interval =
            interval(line.getValue().getOrDefault(group, Collections.emptyList()), folds);
        double error = Double.isFinite(interval.halfWidth()) ? interval.halfWidth() : 0;
        csv.append(
            "%s,%s,%s,%s\n"
                .formatted(
                    Quoted.csv(group),
                    Quoted.csv(line.getKey()),
                    Decimals.of(interval.mean()),
                    Decimals.of(interval.halfWidth())));
        if (means.size() < groups.size()) {
          means.add(interval.mean());
          errors.add(error);
          low = Math.min(low, interval.mean() - error);
          high = Math.max(high, interval.mean() + error);
        }
      }
      chart.addSeries(line.getKey(), groups, means, errors);
    }
    chart.getStyler().setYAxisMin(Math.floor(low / TICK) * TICK);
    chart.getStyler().setYAxisMax(Math.ceil(high / TICK) * TICK);
    String caption =
        "R² that the AutoML's ensemble loses on the test rows when the columns of a family of"
            + " descriptors are shuffled among the clips of the corpus, with the 95 % interval of the"
            + " mean over folds. Families with the same information can each lose little%s."
                .formatted(
                    all.size() > groups.size()
                        ? "; the figure shows the %d of %d that lose most"
                            .formatted(groups.size(), all.size())
                        : "");
    return new Figure(
        "automl-descriptors-%s-%s".formatted(protocol, Mixtures.stem(train)),
        caption,
        chart,
        csv.toString());
  }

  /** As for scores: over several repetitions, whose training sets overlap, corrected. */
  private static Interval interval(List<Double> values, int folds) {
    double[] finite =
        values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new Interval(0, Double.NaN);
    }
    return finite.length <= folds || folds < 2
        ? Interval.of(finite)
        : PairedComparison.of(finite, 1.0 / (folds - 1)).difference();
  }
}
