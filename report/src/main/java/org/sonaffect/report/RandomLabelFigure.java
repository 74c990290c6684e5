package org.sonaffect.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.study.Summary.Mean;

/**
 * The paper's Figure 5: R² on a corpus as more of another is added, with its real ratings and with
 * random ones. One panel a test corpus, added corpus and model.
 */
final class RandomLabelFigure {
  /** Two points make no curve. */
  private static final int FEWEST = 3;

  private static final double CUT = -1;

  /** Between lines at one share, so that their intervals can be told apart. */
  private static final double APART = 0.012;

  private static final double TICK = 0.2;
  private static final int WIDTH = 860;
  private static final int HEIGHT = 460;

  private RandomLabelFigure() {}

  /** The panels of a protocol; none for a study without controls or with too few shares. */
  static List<Figure> of(List<Mean> means, List<String> corpora, String protocol) {
    List<Figure> figures = new ArrayList<>();
    if (corpora.size() != 2) {
      return figures;
    }
    List<Mean> scores =
        means.stream()
            .filter(m -> m.protocol().equals(protocol) && m.metric().equals("r2"))
            .filter(m -> !Shares.complementary(m.train()))
            .toList();
    for (String added : corpora) {
      String test = corpora.get(1 - corpora.indexOf(added));
      boolean randomised =
          scores.stream().anyMatch(m -> Controls.corpus(m.control()).equals(added));
      List<String> models = scores.stream().map(Mean::model).distinct().toList();
      for (String model : randomised ? models : List.<String>of()) {
        Panel panel = new Panel(test, added);
        scores.stream().filter(m -> m.model().equals(model)).forEach(panel::add);
        if (panel.shares() >= FEWEST) {
          figures.add(panel.figure(model, protocol));
        }
      }
    }
    return figures;
  }

  /** Lines by name, each with its scores by share of the added corpus. */
  private static final class Panel {
    private final String test;
    private final String added;
    private final Map<String, Map<Double, List<Mean>>> lines = new LinkedHashMap<>();

    Panel(String test, String added) {
      this.test = test;
      this.added = added;
    }

    void add(Mean mean) {
      boolean real = mean.control().equals("none");
      if (mean.test().equals(test)
          && Shares.of(mean.train(), test) == 1
          && (real || Controls.corpus(mean.control()).equals(added))) {
        double share = Shares.of(mean.train(), added);
        put(mean, real ? "real" : "random", share);
        if (real && share == 0) {
          put(mean, "random", share);
        }
      }
    }

    private void put(Mean mean, String ratings, double share) {
      lines
          .computeIfAbsent(
              "%s, %s ratings".formatted(mean.target(), ratings), line -> new TreeMap<>())
          .computeIfAbsent(share, s -> new ArrayList<>())
          .add(mean);
    }

    long shares() {
      return lines.values().stream().mapToLong(Map::size).max().orElse(0);
    }

    Figure figure(String model, String protocol) {
      Legend legend = Legend.of(List.copyOf(lines.keySet()), WIDTH);
      XYChart chart =
          new XYChartBuilder()
              .width(WIDTH)
              .height(HEIGHT + legend.extraHeight())
              .title(
                  "Tested on %s, trained on it and on more and more of %s, %s"
                      .formatted(test, added, model))
              .xAxisTitle("Share of the training rows of %s that is added".formatted(added))
              .yAxisTitle("R² (1 perfect, 0 the mean rating)")
              .build();
      Palette.apply(chart.getStyler());
      legend.apply(chart.getStyler());
      chart.getStyler().setErrorBarsColorSeriesColor(true);
      chart.getStyler().setSeriesMarkers(Palette.markers());
      chart.getStyler().setXAxisMin(-0.05).setXAxisMax(1.05);
      double lowest =
          lines.values().stream()
              .flatMap(line -> line.values().stream())
              .mapToDouble(at -> interval(at).low())
              .filter(Double::isFinite)
              .min()
              .orElse(0);
      double floor = Math.max(CUT, Math.min(0, Math.floor(lowest / TICK) * TICK));
      chart.getStyler().setYAxisMin(floor).setYAxisMax(1.0);
      StringBuilder csv = new StringBuilder("test,added,model,line,share,r2,half_width\n");
      List<String> names = List.copyOf(lines.keySet());
      lines.forEach(
          (name, line) -> {
            double aside = APART * (names.indexOf(name) - (names.size() - 1) / 2.0);
            double[] x = line.keySet().stream().mapToDouble(share -> share + aside).toArray();
            double[] y = new double[x.length];
            double[] width = new double[x.length];
            int at = 0;
            for (Map.Entry<Double, List<Mean>> point : line.entrySet()) {
              Interval interval = interval(point.getValue());
              double half = Double.isFinite(interval.halfWidth()) ? interval.halfWidth() : 0;
              y[at] = Math.max(floor, interval.mean());
              width[at++] = Math.max(0, Math.min(half, interval.mean() - floor));
              csv.append(
                  String.format(
                      Locale.ROOT,
                      "%s,%s,%s,%s,%s,%s,%s\n",
                      Quoted.csv(test),
                      Quoted.csv(added),
                      model,
                      Quoted.csv(name),
                      point.getKey(),
                      interval.mean(),
                      interval.halfWidth()));
            }
            chart.addSeries(name, x, y, width);
          });
      return new Figure(
          "figure5-%s-%s-%s".formatted(protocol, test, model),
          "R² of %s on the test folds of %s as rows of %s are added to all of its training rows, with their real ratings (95 %% interval over folds) and with uniform random ones (95 %% interval over draws, where there are several). Where random ratings help as much as real ones, it is not their meaning that helps. Protocol: %s."
              .formatted(model, test, added, protocol),
          chart,
          csv.toString());
    }

    /** One score with its own interval; several draws with the interval over draws. */
    private static Interval interval(List<Mean> scores) {
      return scores.size() == 1
          ? new Interval(scores.get(0).mean(), scores.get(0).halfWidth())
          : Interval.of(scores.stream().mapToDouble(Mean::mean).toArray());
    }
  }
}
