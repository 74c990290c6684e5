package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.figure.Canvas.Anchor;
import org.sonaffect.report.text.CsvText;
import org.sonaffect.report.text.Numbers;

/**
 * Lines with intervals, each named at its end; distinguished by marks and dashes as well as by
 * colour, and moved a little aside where they share a place.
 */
public final class LineChart {
  /** Of the width of the axis, between lines at one place and beyond its ends. */
  private static final double APART = 0.008;

  private static final double MARGIN = 0.05;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 270;
  private static final int LEFT = 46;
  private static final int LABEL = 15;
  private static final int WIDEST_LABEL = 220;
  private static final int TICKS = 6;

  /** The width of the number beside an arrow. */
  private static final int CUT_LABEL = 48;

  private final String title;
  private final String xTitle;
  private final List<Line> lines = new ArrayList<>();
  private List<String> names = List.of();
  private boolean counted;

  /** A chart without lines yet. */
  public LineChart(String title, String xTitle) {
    this.title = title;
    this.xTitle = xTitle;
  }

  /** A line; one that is level has no place of its own and runs from end to end. */
  private record Line(
      String name, List<Double> x, List<Interval> y, boolean level, int series, boolean dashed) {
    double last() {
      return y.get(y.size() - 1).mean();
    }
  }

  /** Adds a line. */
  public void add(String name, List<Double> x, List<Interval> y) {
    int own = (int) lines.stream().filter(l -> !l.level).count();
    add(name, x, y, own, false);
  }

  /** Adds a line in the look of a series; points that are no numbers are left out. */
  void add(String name, List<Double> x, List<Interval> y, int series, boolean dashed) {
    List<Double> places = new ArrayList<>();
    List<Interval> values = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      if (Double.isFinite(y.get(i).mean())) {
        places.add(x.get(i));
        values.add(y.get(i));
      }
    }
    if (!places.isEmpty()) {
      lines.add(new Line(name, places, values, false, series, dashed));
    }
  }

  /** Whether there is nothing to draw. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Adds a line that runs level from end to end. */
  public void level(String name, Interval y) {
    if (Double.isFinite(y.mean())) {
      lines.add(new Line(name, List.of(), List.of(y), true, lines.size(), true));
    }
  }

  /** Gives the places 0, 1, 2 ... names. */
  void name(List<String> places) {
    names = places;
  }

  /** The axis begins at the first place instead of 0, and its ticks are whole numbers. */
  void counts() {
    counted = true;
  }

  /** Where the axis ends; where every point stands at 0 it has a length all the same. */
  double most() {
    double most = places().max().orElse(1);
    return most > 0 ? most : 1;
  }

  private DoubleStream places() {
    return lines.stream().flatMap(l -> l.x.stream()).mapToDouble(x -> x);
  }

  /** The figure, with the numbers of its lines. */
  public Figure figure(String name, String caption) {
    CsvText csv = new CsvText("line,clips,r2,half_width");
    for (Line line : lines) {
      for (int i = 0; i < line.y.size(); i++) {
        csv.row(
            line.name,
            line.level ? "all" : Numbers.plain(line.x.get(i)),
            line.y.get(i).mean(),
            line.y.get(i).halfWidth());
      }
    }
    DoubleStream lows =
        lines.stream().flatMap(l -> l.y.stream()).mapToDouble(y -> y.mean() - width(y));
    return new Figure(name, caption, drawn(Axis.r2(lows)), csv.toString());
  }

  /** The figure over another axis than that of R2 in tests. */
  Figure figure(String name, String caption, String yTitle, String csv) {
    double[] values =
        lines.stream().flatMap(l -> l.y.stream()).mapToDouble(Interval::mean).toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double least = Math.max(high - low, 0.01);
    return new Figure(name, caption, drawn(Axis.spanning(low, low + least, TICKS, yTitle)), csv);
  }

  /** The figure over the axis of R2, with numbers of its own. */
  Figure figure(String name, String caption, String csv) {
    return new Figure(name, caption, figure(name, caption).drawing(), csv);
  }

  private static double width(Interval y) {
    return Double.isFinite(y.halfWidth()) ? y.halfWidth() : 0;
  }

  private Axis across() {
    double low = counted ? places().min().orElse(0) : 0;
    double high = counted && most() <= low ? low + 1 : most();
    double margin = MARGIN * (high - low);
    double step = Math.max(Axis.spanning(low, high, TICKS, "").step(), counted ? 1 : 0);
    return new Axis(low - margin, high + margin, step, xTitle);
  }

  private Canvas drawn(Axis up) {
    double room =
        Math.min(
            WIDEST_LABEL,
            lines.stream()
                .mapToDouble(l -> TextWidth.of(l.name, false, Canvas.TEXT))
                .max()
                .orElse(0));
    double right = room + 28;
    int titles = TextWidth.wrapped(title, true, Canvas.TITLE, WIDTH - 8.0).size();
    double top = 34 + titles * 17.0;
    double plot = WIDTH - LEFT - right;
    Axis across = across();
    int extra =
        names.isEmpty()
            ? 0
            : 14 * ChartPanel.rows(names, plot * across.at(1, 0, 1) - plot * across.at(0, 0, 1));
    Canvas canvas = new Canvas(WIDTH, (int) top + HEIGHT + 46 + extra);
    canvas.title(4, 16, WIDTH - 8.0, title);
    ChartPanel panel = new ChartPanel(canvas, LEFT, top, plot, HEIGHT, across, up);
    panel.vertical();
    if (names.isEmpty()) {
      panel.horizontal();
    } else {
      panel.names(names);
    }
    long apart = lines.stream().filter(l -> !l.level).count();
    int place = 0;
    List<Double> cuts = new ArrayList<>();
    for (Line line : lines) {
      Ink ink = Ink.series(line.series);
      if (line.level) {
        double y = panel.y(up.inside(line.last()));
        canvas.line(new double[] {LEFT, panel.right()}, new double[] {y, y}, ink, 1.6, true);
      } else {
        draw(panel, line, ink, APART * panel.width() * (place++ - (apart - 1) / 2.0), cuts);
      }
    }
    label(panel, room);
    return canvas;
  }

  private static void draw(ChartPanel panel, Line line, Ink ink, double aside, List<Double> cuts) {
    double[] x = line.x.stream().mapToDouble(at -> panel.x(at) + aside).toArray();
    double[] y = line.y.stream().mapToDouble(i -> panel.y(panel.up().inside(i.mean()))).toArray();
    panel.canvas().line(x, y, ink, 2, line.dashed);
    for (int i = 0; i < x.length; i++) {
      Interval value = line.y.get(i);
      boolean cut = value.mean() < panel.up().low();
      if (!cut && width(value) > 0) {
        panel
            .canvas()
            .line(
                x[i],
                panel.y(panel.up().inside(value.low())),
                x[i],
                panel.y(panel.up().inside(value.high())),
                ink,
                1.2);
      }
      // A value below the axis is no value at its edge: an arrow with the number says so.
      panel
          .canvas()
          .mark(cut ? Mark.DOWN : Mark.series(line.series), x[i], y[i], 4, ink, cut || line.dashed);
      if (cut) {
        double near = x[i];
        long above = cuts.stream().filter(other -> Math.abs(other - near) < CUT_LABEL).count();
        cuts.add(near);
        boolean atEnd = near > panel.right() - CUT_LABEL;
        panel
            .canvas()
            .text(
                atEnd ? near - 7 : near + 7,
                y[i] - 4 - above * 11,
                atEnd ? Anchor.END : Anchor.START,
                Numbers.score(value.mean()),
                Ink.SOFT,
                10,
                false);
      }
    }
  }

  /** Names the lines where they end, one under the other where they end together. */
  private void label(ChartPanel panel, double room) {
    List<Line> sorted =
        lines.stream()
            .sorted(Comparator.comparingDouble(l -> -panel.up().inside(l.last())))
            .toList();
    double[] y = new double[sorted.size()];
    for (int i = 0; i < y.length; i++) {
      double own = panel.y(panel.up().inside(sorted.get(i).last()));
      y[i] = i == 0 ? own : Math.max(own, y[i - 1] + LABEL);
    }
    double lowest = panel.bottom();
    for (int i = y.length - 1; i >= 0; i--) {
      y[i] = Math.min(y[i], lowest);
      lowest = y[i] - LABEL;
    }
    for (int i = 0; i < y.length; i++) {
      Line line = sorted.get(i);
      Ink ink = Ink.series(line.series);
      double x = panel.right() + 8;
      if (line.level || line.dashed) {
        panel.canvas().line(x - 4, y[i], x + 8, y[i], ink, 2);
      }
      if (!line.level) {
        panel.canvas().mark(Mark.series(line.series), x + 2, y[i], 4, ink, line.dashed);
      }
      panel
          .canvas()
          .text(
              x + 12,
              y[i] + 4,
              Anchor.START,
              TextWidth.fitted(line.name, Canvas.TEXT, room),
              Ink.TEXT);
    }
  }
}
