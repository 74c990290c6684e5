package org.sonaffect.report.figure;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.text.Numbers;
import org.sonaffect.report.text.Quoted;

/**
 * Lines of R² over a number of clips, with intervals; distinguished by marker and dash as well as
 * by colour, and moved a little aside where they share a place.
 */
public final class LineChart {

  /** Of the width of the axis, between lines at one place and beyond its ends. */
  private static final double APART = 0.008;

  private static final double MARGIN = 0.05;
  private static final int WIDTH = 760;
  private static final int HEIGHT = 460;

  private final String title;
  private final String xTitle;
  private final List<Line> lines = new ArrayList<>();

  /** A chart without lines yet. */
  public LineChart(String title, String xTitle) {
    this.title = title;
    this.xTitle = xTitle;
  }

  /** A line; one that is level has no place of its own and runs from end to end. */
  private record Line(String name, List<Double> x, List<Interval> y, boolean level) {}

  /** Adds a line, without the points that have no value. */
  public void add(String name, List<Double> x, List<Interval> y) {
    int[] defined =
        IntStream.range(0, x.size()).filter(i -> Double.isFinite(y.get(i).mean())).toArray();
    if (defined.length > 0) {
      lines.add(
          new Line(
              name,
              IntStream.of(defined).mapToObj(x::get).toList(),
              IntStream.of(defined).mapToObj(y::get).toList(),
              false));
    }
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Adds a line that runs level from end to end. */
  public void level(String name, Interval y) {
    if (Double.isFinite(y.mean())) {
      lines.add(new Line(name, List.of(), List.of(y), true));
    }
  }

  /** Where the axis ends; where every point stands at 0 it has a length all the same. */
  double most() {
    double most = lines.stream().flatMap(l -> l.x().stream()).mapToDouble(x -> x).max().orElse(1);
    return most > 0 ? most : 1;
  }

  /** The figure. */
  public Figure figure(String name, String caption) {
    double most = most();
    double margin = MARGIN * most;
    XYChart chart = Palette.lines(WIDTH, HEIGHT, title, xTitle, R2Axis.TITLE);
    chart.getStyler().setSeriesColors(Palette.dark());
    chart.getStyler().setXAxisMin(-margin).setXAxisMax(most + margin);
    R2Axis axis =
        R2Axis.of(
            lines.stream()
                .flatMap(l -> l.y().stream())
                .mapToDouble(Interval::low)
                .filter(Double::isFinite));
    axis.apply(chart.getStyler());
    StringBuilder csv = new StringBuilder("line,clips,r2,half_width\n");
    long apart = lines.stream().filter(l -> !l.level()).count();
    int place = 0;
    BasicStroke[] strokes = Palette.lines();
    for (int l = 0; l < lines.size(); l++) {
      Line line = lines.get(l);
      BasicStroke stroke = strokes[l % strokes.length];
      if (line.level()) {
        Interval y = line.y().get(0);
        double shown = axis.place(y.mean());
        XYSeries series =
            chart.addSeries(
                line.name(), new double[] {-margin, most + margin}, new double[] {shown, shown});
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(stroke);
        row(csv, line.name(), "all", y);
        continue;
      }
      double aside = APART * most * (place++ - (apart - 1) / 2.0);
      double[] x = line.x().stream().mapToDouble(at -> at + aside).toArray();
      double[] y = line.y().stream().mapToDouble(i -> axis.place(i.mean())).toArray();
      double[] width = line.y().stream().mapToDouble(i -> width(i, axis.floor())).toArray();
      chart.addSeries(line.name(), x, y, width).setLineStyle(stroke);
      for (int i = 0; i < x.length; i++) {
        row(csv, line.name(), Numbers.plain(line.x().get(i)), line.y().get(i));
      }
    }
    return new Figure(name, caption, chart, csv.toString());
  }

  /** A point that is cut shows no interval: it would start at a value that is not there. */
  private static double width(Interval y, double floor) {
    return Double.isFinite(y.halfWidth()) && y.mean() >= floor ? y.halfWidth() : 0;
  }

  private static void row(StringBuilder csv, String name, String clips, Interval y) {
    csv.append(
        String.format(
            Locale.ROOT, "%s,%s,%s,%s\n", Quoted.csv(name), clips, y.mean(), y.halfWidth()));
  }
}
