package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.sonaffect.report.text.Quoted;
import org.sonaffect.study.RatedClip;

/** The paper's Figure 1: the ratings of every corpus on the valence-arousal plane. */
public final class RatingsFigure {
  private static final int SIDE = 640;
  private static final int LEGEND = 60;
  private static final int ALPHA = 190;
  private static final int MARKER = 8;

  private RatingsFigure() {}

  /** The figure. */
  public static Figure of(List<RatedClip> ratings) {
    List<String> names = ratings.stream().map(RatedClip::corpus).distinct().toList();
    Legend legend = Legend.of(names.stream().map(name -> name + " (0000)").toList(), SIDE);
    XYChart chart =
        Palette.lines(
            SIDE,
            SIDE + LEGEND + legend.extraHeight(),
            "Ratings on the valence-arousal plane",
            "Valence (−1 unpleasant, 1 pleasant)",
            "Arousal (−1 calm, 1 exciting)");
    legend.apply(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setSeriesColors(Palette.translucent(ALPHA));
    chart.getStyler().setMarkerSize(MARKER);
    chart.getStyler().setXAxisMin(-1.0).setXAxisMax(1.0).setYAxisMin(-1.0).setYAxisMax(1.0);

    Map<String, List<RatedClip>> corpora = new LinkedHashMap<>();
    StringBuilder csv = new StringBuilder("corpus,id,valence,arousal\n");
    for (RatedClip rating : ratings) {
      corpora.computeIfAbsent(rating.corpus(), name -> new ArrayList<>()).add(rating);
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s\n",
              Quoted.csv(rating.corpus()),
              Quoted.csv(rating.id()),
              rating.valence(),
              rating.arousal()));
    }
    corpora.forEach(
        (name, rows) ->
            chart.addSeries(
                name + " (" + rows.size() + ")",
                rows.stream().mapToDouble(RatedClip::valence).toArray(),
                rows.stream().mapToDouble(RatedClip::arousal).toArray()));
    return new Figure(
        "figure1-ratings",
        "Mean ratings of every clip on the valence-arousal plane, mapped to [−1, 1].",
        chart,
        csv.toString());
  }
}
