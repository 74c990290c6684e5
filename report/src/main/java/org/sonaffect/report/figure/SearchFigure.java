package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.report.text.Mixtures;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.AutoMlFiles.CurvePoint;
import org.sonaffect.study.folder.Decimals;

/** The course of the AutoML's searches on one training set, mean over the folds. */
public final class SearchFigure {
  private SearchFigure() {}

  /** Whether any search came as far as a prediction of every row. */
  public static boolean shows(List<List<CurvePoint>> curves) {
    return settled(curves).stream().anyMatch(curve -> !curve.isEmpty());
  }

  private static List<List<CurvePoint>> settled(List<List<CurvePoint>> curves) {
    return curves.stream()
        .map(curve -> curve.stream().filter(p -> Double.isFinite(p.single())).toList())
        .toList();
  }

  /**
   * The figure.
   *
   * @param curves one per search; at least one {@linkplain #shows shows} something
   */
  public static Figure of(List<List<CurvePoint>> curves, Protocol protocol, TrainingSet train) {
    List<List<CurvePoint>> settled = settled(curves);
    boolean oneBatch =
        settled.stream().flatMap(List::stream).map(CurvePoint::trials).distinct().count() < 2;
    List<List<CurvePoint>> placed =
        oneBatch ? settled.stream().map(SearchFigure::byRound).toList() : settled;
    String unit = oneBatch ? "rounds" : "trials";
    LineChart chart =
        new LineChart(
            "The search, trained on " + train.words(),
            oneBatch ? "Rounds of evaluation" : "Trials");
    chart.counts();
    Set<String> targets = new LinkedHashSet<>();
    TreeSet<Integer> trials = new TreeSet<>();
    for (List<CurvePoint> curve : placed) {
      for (CurvePoint point : curve) {
        targets.add(point.target());
        trials.add(point.trials());
      }
    }
    Map<String, double[]> lines = new LinkedHashMap<>();
    for (String target : targets) {
      lines.put(target + ", ensemble", means(placed, target, trials, CurvePoint::ensemble));
      lines.put(target + ", best single trial", means(placed, target, trials, CurvePoint::single));
    }
    List<Double> x = trials.stream().map(Integer::doubleValue).toList();
    int line = 0;
    for (Map.Entry<String, double[]> own : lines.entrySet()) {
      List<Interval> y =
          Arrays.stream(own.getValue()).mapToObj(r2 -> new Interval(r2, Double.NaN)).toList();
      chart.add(own.getKey(), x, y, line / 2, line % 2 == 1);
      line++;
    }
    return chart.figure(
        "automl-search-%s-%s".formatted(protocol, Mixtures.stem(train)),
        ("Out-of-fold R², inside the training rows, of the ensemble and of the best single"
                + " trial against the number of %s, from the first trial that had predicted every row;"
                + " mean over %d searches. The search uses these values; R² on test rows is in the"
                + " tables of scores.")
            .formatted(unit, curves.size()),
        "Out-of-fold R²",
        csv(unit, trials, lines));
  }

  /** With a single batch the number of trials stands still; points then count from 1. */
  private static List<CurvePoint> byRound(List<CurvePoint> curve) {
    Map<String, Integer> rounds = new LinkedHashMap<>();
    return curve.stream()
        .map(
            p ->
                new CurvePoint(
                    rounds.merge(p.target(), 1, Integer::sum),
                    p.target(),
                    p.single(),
                    p.ensemble()))
        .toList();
  }

  /** A search that ended earlier stays where it ended. */
  private static double[] means(
      List<List<CurvePoint>> curves,
      String target,
      Set<Integer> trials,
      ToDoubleFunction<CurvePoint> value) {
    List<Double> means = new ArrayList<>();
    for (int count : trials) {
      double sum = 0;
      int found = 0;
      for (List<CurvePoint> curve : curves) {
        double last = Double.NaN;
        for (CurvePoint point : curve) {
          if (point.target().equals(target) && point.trials() <= count) {
            last = value.applyAsDouble(point);
          }
        }
        if (Double.isFinite(last)) {
          sum += last;
          found++;
        }
      }
      means.add(found == 0 ? Double.NaN : sum / found);
    }
    return means.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static String csv(String unit, Set<Integer> trials, Map<String, double[]> lines) {
    CsvText csv = new CsvText(unit + ",line,r2");
    int i = 0;
    for (int count : trials) {
      for (Map.Entry<String, double[]> line : lines.entrySet()) {
        csv.row(count, line.getKey(), Decimals.of(line.getValue()[i]));
      }
      i++;
    }
    return csv.toString();
  }
}
