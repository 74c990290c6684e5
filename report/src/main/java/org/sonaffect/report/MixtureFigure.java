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
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.sonaffect.study.Summary.Mean;

/**
 * The paper's Figure 4: R² over the shares of two corpora, from one alone by way of both to the
 * other alone, a line a test corpus and target; one panel a model. Complementary mixtures, whose
 * shares sum to 1, have a panel of their own.
 */
final class MixtureFigure {
  /** Fewer mixtures are bars of Figure 3, no lines. */
  private static final int FEWEST = 4;

  private static final double CUT = -1;
  private static final double TICK = 0.2;
  private static final double SPREAD = 0.3;
  private static final int WIDTH = 860;
  private static final int HEIGHT = 460;

  private MixtureFigure() {}

  /** The panels of a protocol; none for other than two corpora or fewer than four mixtures. */
  static List<Figure> of(List<Mean> means, List<String> corpora, String protocol) {
    List<Figure> figures = new ArrayList<>();
    if (corpora.size() != 2) {
      return figures;
    }
    for (boolean complementary : new boolean[] {false, true}) {
      Map<String, List<Mean>> models = new LinkedHashMap<>();
      for (Mean mean : means) {
        if (mean.protocol().equals(protocol)
            && mean.control().equals("none")
            && mean.metric().equals("r2")
            && Shares.complementary(mean.train()) == complementary) {
          models.computeIfAbsent(mean.model(), model -> new ArrayList<>()).add(mean);
        }
      }
      models.forEach(
          (model, scores) -> {
            if (scores.stream().map(Mean::train).distinct().count() >= FEWEST) {
              figures.add(panel(model, scores, corpora, protocol, complementary));
            }
          });
    }
    return figures;
  }

  private static Figure panel(
      String model,
      List<Mean> scores,
      List<String> corpora,
      String protocol,
      boolean complementary) {
    String first = corpora.get(0);
    String second = corpora.get(1);
    Legend legend =
        Legend.of(
            scores.stream().map(s -> s.test() + ", " + s.target()).distinct().toList(), WIDTH);
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT + legend.extraHeight())
            .title(
                (complementary ? "Complementary mixtures, " : "Mixtures, ")
                    + model
                    + "; lines: test corpus, target")
            .xAxisTitle("Share of %s / share of %s in training".formatted(first, second))
            .yAxisTitle("R² (1 perfect, 0 the mean rating)")
            .build();
    Palette.apply(chart.getStyler());
    legend.apply(chart.getStyler());
    chart.getStyler().setErrorBarsColorSeriesColor(true);
    chart.getStyler().setSeriesMarkers(Palette.markers());
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
    // Lines stand beside one another at each mixture, so that their intervals can be told apart.
    chart.getStyler().setAvailableSpaceFill(SPREAD);
    double lowest = scores.stream().mapToDouble(Mean::mean).min().orElse(0);
    double floor = Math.max(CUT, Math.min(0, Math.floor(lowest / TICK) * TICK));
    chart.getStyler().setYAxisMin(floor).setYAxisMax(1.0);

    List<String> trains =
        scores.stream()
            .map(Mean::train)
            .distinct()
            .sorted((a, b) -> Double.compare(place(a, corpora), place(b, corpora)))
            .toList();
    List<String> ticks =
        trains.stream()
            .map(t -> Shares.text(Shares.of(t, first)) + " / " + Shares.text(Shares.of(t, second)))
            .toList();
    Map<String, Map<String, Mean>> lines = new LinkedHashMap<>();
    StringBuilder csv = new StringBuilder("test,target,model,train,r2,half_width\n");
    for (Mean score : scores) {
      lines
          .computeIfAbsent(score.test() + ", " + score.target(), line -> new LinkedHashMap<>())
          .put(score.train(), score);
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%s\n",
              Quoted.csv(score.test()),
              score.target(),
              score.model(),
              Quoted.csv(score.train()),
              score.mean(),
              score.halfWidth()));
    }
    Set<String> tests = new LinkedHashSet<>(lines.keySet());
    for (String line : tests) {
      Map<String, Mean> points = lines.getOrDefault(line, Map.of());
      List<Double> values = new ArrayList<>();
      List<Double> errors = new ArrayList<>();
      for (String train : trains) {
        Mean score = points.get(train);
        values.add(score == null ? Double.NaN : Math.max(floor, score.mean()));
        errors.add(score == null ? 0.0 : bounded(score, floor));
      }
      chart.addSeries(line, ticks, values, errors);
    }
    return new Figure(
        "figure4-%s%s-%s".formatted(complementary ? "complementary-" : "", protocol, model),
        "R² of %s over the shares of %s and %s in training%s, a line a test corpus and target, with the 95 %% interval of the mean over folds; values below −1 are cut at −1. Protocol: %s."
            .formatted(
                model,
                first,
                second,
                complementary ? ", which sum to 1 of equally many clips" : "",
                protocol),
        chart,
        csv.toString());
  }

  /** A point that is cut shows no interval: it would start at a value that is not there. */
  private static double bounded(Mean score, double floor) {
    double width = Double.isFinite(score.halfWidth()) ? score.halfWidth() : 0;
    return Math.max(0, Math.min(width, score.mean() - floor));
  }

  /** From -1, the first corpus alone, to 1, the second alone. */
  private static double place(String train, List<String> corpora) {
    return Shares.of(train, corpora.get(1)) - Shares.of(train, corpora.get(0));
  }
}
