package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.metrics.PairedComparison;
import org.sonaffect.report.figure.DotPlot.Dot;
import org.sonaffect.report.figure.DotPlot.Look;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.report.text.Mixtures;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.AutoMlFiles.Loss;
import org.sonaffect.study.folder.Decimals;

/** What the AutoML's predictions lose without each family of descriptors, mean over the folds. */
public final class DescriptorFigure {
  private static final int MOST = 12;

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
    List<String> groups = all.subList(0, Math.min(MOST, all.size()));
    DotPlot plot = new DotPlot("Descriptors that matter, trained on " + train.words());
    CsvText csv = new CsvText("group,series,r2_lost,half_width");
    for (Map.Entry<String, Map<String, List<Double>>> line : series.entrySet()) {
      for (String group : all) {
        Interval interval =
            interval(line.getValue().getOrDefault(group, Collections.emptyList()), folds);
        if (groups.contains(group)) {
          String target = line.getKey().substring(0, line.getKey().indexOf(' '));
          String test = line.getKey().substring(target.length() + 4);
          plot.add(
              new Dot(TrainingSetFigure.capital(target), "", group, test, interval, Look.SERIES));
        }
        csv.row(
            group, line.getKey(), Decimals.of(interval.mean()), Decimals.of(interval.halfWidth()));
      }
    }
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
        plot.drawn(plot.around("R² lost without it")),
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
