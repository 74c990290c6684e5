package org.sonaffect.report.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.report.text.Quoted;
import org.sonaffect.study.Cell;
import org.sonaffect.study.Control;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.folder.Decimals;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.study.summary.Summary.Mean;

/** Predicted against rated, a panel for each test corpus and target, of the best model of each. */
public final class ResidualsFigure {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 440;
  private static final int ALPHA = 130;
  private static final int MARKER = 5;
  private static final Color DIAGONAL = new Color(0x55, 0x55, 0x55);
  private static final float[] DASHES = {6, 5};

  private ResidualsFigure() {}

  /**
   * The panels.
   *
   * @param predictions with real ratings, of one repetition
   */
  public static List<Figure> of(Summary summary, List<Prediction> predictions, Protocol protocol) {
    Map<List<String>, Mean> best = new LinkedHashMap<>();
    for (Mean mean : summary.means(protocol, Control.NONE, Result.R2)) {
      if (mean.defined()) {
        best.merge(
            List.of(mean.cell().test(), mean.cell().target()),
            mean,
            (a, b) -> b.mean() > a.mean() ? b : a);
      }
    }
    List<Figure> panels = new ArrayList<>();
    for (Mean mean : best.values()) {
      List<Prediction> own =
          predictions.stream().filter(p -> p.cell().series().equals(mean.cell())).toList();
      if (!own.isEmpty()) {
        panels.add(panel(mean, own, protocol));
      }
    }
    return panels;
  }

  private static Figure panel(Mean mean, List<Prediction> predictions, Protocol protocol) {
    Cell cell = mean.cell();
    XYChart chart =
        Palette.lines(
            WIDTH,
            HEIGHT,
            "%s of %s".formatted(capital(cell.target()), cell.test()),
            "Rated (−1 to 1)",
            "Predicted (−1 to 1)");
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisMin(-1.0).setXAxisMax(1.0).setYAxisMin(-1.0).setYAxisMax(1.0);
    chart.getStyler().setMarkerSize(MARKER);
    XYSeries clips =
        chart.addSeries(
            "clips",
            predictions.stream().mapToDouble(p -> drawn(p.rating())).toArray(),
            predictions.stream().mapToDouble(p -> drawn(p.prediction())).toArray());
    clips.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    clips.setMarker(SeriesMarkers.CIRCLE);
    clips.setMarkerColor(Palette.translucent(ALPHA)[0]);
    XYSeries diagonal = chart.addSeries("as rated", new double[] {-1, 1}, new double[] {-1, 1});
    diagonal.setMarker(SeriesMarkers.NONE);
    diagonal.setLineColor(DIAGONAL);
    diagonal.setLineStyle(Palette.dashed(1.5f, DASHES));
    StringBuilder csv = new StringBuilder("fold,id,rated,predicted,residual\n");
    long beyond = 0;
    for (Prediction p : predictions) {
      beyond += Math.abs(p.prediction()) > 1 ? 1 : 0;
      csv.append(
          "%s,%s,%s,%s,%s\n"
              .formatted(
                  p.cell().fold(),
                  Quoted.csv(p.id()),
                  Decimals.of(p.rating()),
                  Decimals.of(p.prediction()),
                  Decimals.of(p.rating() - p.prediction())));
    }
    return new Figure(
        "residuals-%s-%s-%s".formatted(protocol, cell.test(), cell.target()),
        "%s trained on %s: R² %s, %d clips, each predicted in its own test fold%s."
            .formatted(
                cell.model(),
                cell.train().words(),
                Numbers.withHalfWidth(mean.mean(), mean.halfWidth()),
                predictions.size(),
                beyond > 0 ? "; %d beyond the scale are drawn at its edge".formatted(beyond) : ""),
        chart,
        csv.toString());
  }

  private static double drawn(double value) {
    return Math.max(-1, Math.min(1, value));
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
