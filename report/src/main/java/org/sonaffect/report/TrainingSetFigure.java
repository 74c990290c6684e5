package org.sonaffect.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.sonaffect.study.Summary.Mean;

/** The paper's Figure 3: R² by training set, one panel a test corpus, values below -1 cut there. */
final class TrainingSetFigure {
  private static final double CUT = -1;
  private static final int WIDTH = 860;
  private static final int HEIGHT = 440;
  private static final double TICK = 0.2;

  private TrainingSetFigure() {}

  static List<Figure> of(List<Mean> scores, String protocol) {
    Map<String, List<Mean>> panels = new LinkedHashMap<>();
    for (Mean score : few(scores)) {
      if (score.protocol().equals(protocol)
          && score.control().equals("none")
          && score.metric().equals("r2")) {
        panels.computeIfAbsent(score.test(), test -> new ArrayList<>()).add(score);
      }
    }
    double lowest =
        panels.values().stream()
            .flatMap(List::stream)
            .mapToDouble(score -> score.mean() - score.halfWidth())
            .min()
            .orElse(0);
    double floor = Math.max(CUT, Math.min(0, Math.floor(lowest / TICK) * TICK));
    List<Figure> figures = new ArrayList<>();
    panels.forEach((test, panel) -> figures.add(panel(test, panel, protocol, floor)));
    return figures;
  }

  /** Of more training sets than there are colours, those with whole corpora; Figure 4 has all. */
  private static List<Mean> few(List<Mean> scores) {
    if (scores.stream().map(Mean::train).distinct().count() <= Palette.colours().length) {
      return scores;
    }
    List<Mean> whole =
        scores.stream().filter(s -> s.train().matches("[^(+]+:1(\\+[^(+]+:1)*")).toList();
    return whole.isEmpty() ? scores : whole;
  }

  private static Figure panel(String test, List<Mean> scores, String protocol, double floor) {
    Legend legend =
        Legend.of(scores.stream().map(s -> Mixtures.words(s.train())).distinct().toList(), WIDTH);
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT + legend.extraHeight())
            .title("Tested on " + test + "; colours: trained on")
            .xAxisTitle("Target and model")
            .yAxisTitle("R² (1 perfect, 0 the mean rating)")
            .build();
    Palette.apply(chart.getStyler());
    legend.apply(chart.getStyler());
    chart.getStyler().setYAxisMin(floor).setYAxisMax(1.0);
    chart.getStyler().setAvailableSpaceFill(0.8);

    Set<String> categories = new LinkedHashSet<>();
    Map<String, Map<String, Mean>> series = new LinkedHashMap<>();
    StringBuilder csv = new StringBuilder("test,train,target,model,r2,half_width\n");
    for (Mean score : scores) {
      String category = score.target() + ", " + score.model();
      categories.add(category);
      series.computeIfAbsent(score.train(), train -> new LinkedHashMap<>()).put(category, score);
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%s\n",
              Quoted.csv(test),
              Quoted.csv(score.train()),
              score.target(),
              score.model(),
              score.mean(),
              score.halfWidth()));
    }
    List<String> order = categories.stream().sorted().toList();
    series.forEach(
        (train, byCategory) -> {
          List<Double> values = new ArrayList<>();
          List<Double> errors = new ArrayList<>();
          for (String category : order) {
            Mean score = byCategory.get(category);
            double mean = score == null ? Double.NaN : score.mean();
            values.add(Math.max(floor, mean));
            // A bar that is cut shows no interval: it would start at a value that is not there.
            errors.add(score == null || mean < floor ? 0.0 : bounded(score, floor));
          }
          chart.addSeries(Mixtures.words(train), order, values, errors);
        });
    return new Figure(
        "figure3-" + protocol + "-" + test,
        "R² on the test folds of "
            + test
            + " by training set, with the 95 % interval of the mean over folds; values below −1 are"
            + " cut at −1.",
        chart,
        csv.toString());
  }

  private static double bounded(Mean score, double floor) {
    double width = Double.isFinite(score.halfWidth()) ? score.halfWidth() : 0;
    return Math.min(width, score.mean() - floor);
  }
}
