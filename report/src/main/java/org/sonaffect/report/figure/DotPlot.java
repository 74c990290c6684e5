package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.report.figure.Canvas.Anchor;
import org.sonaffect.report.text.Numbers;

/**
 * Values with intervals, a row each, in panels beside each other that share their axis: what bars
 * and forest plots show, with less ink and with space for names.
 */
final class DotPlot {
  private static final int PLAIN = 860;

  /** With numbers beside the dots. */
  private static final int WIDE = 1080;

  private static final int PITCH = 15;
  private static final int GAP = 36;
  private static final int WIDEST_NAME = 260;
  private static final double NUMBERS = 168;
  private static final int TICKS = 4;

  private final String title;
  private final List<Dot> dots = new ArrayList<>();
  private boolean numbered;
  private String left = "";
  private String right = "";

  DotPlot(String title) {
    this.title = title;
  }

  /** One value: in which panel, under which heading, in which row, of which series. */
  record Dot(String panel, String heading, String row, String series, Interval value, Look look) {}

  /** How a value is drawn. */
  enum Look {
    /** In the ink of its series. */
    SERIES,
    /** An interval on the better side of 0. */
    BETTER,
    /** An interval on the worse side of 0. */
    WORSE,
    /** An interval that holds 0. */
    OPEN
  }

  void add(Dot dot) {
    dots.add(dot);
  }

  /** Differences: the numbers stand beside the dots, and below which side is which. */
  void differences(String toTheLeft, String toTheRight) {
    numbered = true;
    left = toTheLeft;
    right = toTheRight;
  }

  private List<String> distinct(java.util.function.Function<Dot, String> of) {
    return dots.stream().map(of).distinct().toList();
  }

  /** Drawn over an axis. */
  Canvas drawn(Axis axis) {
    List<String> panels = distinct(Dot::panel);
    List<String> series = distinct(Dot::series);
    boolean headed = dots.stream().anyMatch(d -> !d.heading().isEmpty());
    Set<List<String>> rows = new LinkedHashSet<>();
    for (String heading : distinct(Dot::heading)) {
      if (headed) {
        rows.add(List.of(heading));
      }
      dots.stream()
          .filter(d -> d.heading().equals(heading))
          .forEach(d -> rows.add(List.of(heading, d.row())));
    }
    double names =
        Math.min(
                WIDEST_NAME,
                rows.stream()
                    .mapToDouble(r -> TextWidth.of(r.get(r.size() - 1), r.size() == 1, 12))
                    .max()
                    .orElse(0))
            + 20;
    int width = numbered ? WIDE : PLAIN;
    double pitch = PITCH * Math.max(1.5, series.size() * 0.8 + 0.3);
    boolean legend = series.size() > 1;
    int titles = TextWidth.wrapped(title, true, Canvas.TITLE, width - 8.0).size();
    double top = 10 + titles * 17.0;
    double heads = legend ? PITCH + 8 : 0;
    double height = rows.size() * pitch + 6;
    double low = top + heads + 22;
    Canvas canvas = new Canvas(width, (int) Math.ceil(low + height + (left.isEmpty() ? 44 : 62)));
    canvas.title(4, 16, width - 8.0, title);
    if (legend) {
      List<Ink> inks = new ArrayList<>();
      series.forEach(s -> inks.add(Ink.series(inks.size())));
      ChartPanel.legend(canvas, 4, top + 14, width - 8.0, series, inks);
    }
    double each = (width - names - 18 - GAP * (panels.size() - 1)) / panels.size();
    double y = low + 4 + pitch / 2;
    for (List<String> row : rows) {
      boolean heading = row.size() == 1;
      canvas.text(
          heading ? 4 : headed ? 16 : 4,
          y + 4,
          Anchor.START,
          TextWidth.fitted(row.get(row.size() - 1), Canvas.TEXT, names - 16),
          Ink.TEXT,
          Canvas.TEXT,
          heading);
      if (heading && y > low + pitch) {
        canvas.line(4, y - pitch / 2, width - 4.0, y - pitch / 2, Ink.GRID, 1);
      }
      y += pitch;
    }
    List<List<String>> order = List.copyOf(rows);
    for (int p = 0; p < panels.size(); p++) {
      double x = names + p * (each + GAP);
      double plot = numbered ? each - NUMBERS : each;
      ChartPanel panel = new ChartPanel(canvas, x, low, plot, height, axis, axis);
      canvas.text(x, low - 8, Anchor.START, panels.get(p), Ink.TEXT, Canvas.TEXT, true);
      panel.horizontal();
      if (!left.isEmpty()) {
        // Narrow panels, of three targets or more, leave the second one the room of the numbers.
        double both = TextWidth.of("← " + left + "  " + right + " →", false, 11);
        double end = both <= plot ? x + plot : x + each;
        canvas.text(x, low + height + 54, Anchor.START, "← " + left, Ink.SOFT, 11, false);
        canvas.text(end, low + height + 54, Anchor.END, right + " →", Ink.SOFT, 11, false);
      }
      for (Dot dot : dots) {
        if (dot.panel().equals(panels.get(p))) {
          int number = series.indexOf(dot.series());
          double at = low + 4 + pitch * (order.indexOf(List.of(dot.heading(), dot.row())) + 0.5);
          double aside = PITCH * 0.8 * (number - (series.size() - 1) / 2.0);
          draw(panel, dot, number, at + aside);
        }
      }
    }
    return canvas;
  }

  /** The axis around all intervals. */
  Axis around(String name) {
    return Axis.around(
        dots.stream()
            .flatMapToDouble(
                d -> java.util.stream.DoubleStream.of(low(d.value()), high(d.value()))),
        TICKS,
        name);
  }

  private static double low(Interval value) {
    return Double.isFinite(value.halfWidth()) ? value.low() : value.mean();
  }

  private static double high(Interval value) {
    return Double.isFinite(value.halfWidth()) ? value.high() : value.mean();
  }

  private void draw(ChartPanel panel, Dot dot, int number, double y) {
    Interval value = dot.value();
    Axis axis = panel.across();
    Canvas canvas = panel.canvas();
    Ink ink =
        switch (dot.look()) {
          case SERIES -> Ink.series(number);
          case BETTER -> Ink.BLUE;
          case WORSE -> Ink.VERMILION;
          case OPEN -> Ink.GREY;
        };
    if (!Double.isFinite(value.mean())) {
      canvas.text(panel.left() + 4, y + 4, Anchor.START, "undefined", Ink.SOFT, 10, false);
      return;
    }
    if (value.mean() < axis.low()) {
      // What lies beyond the axis has no place on it: an arrow with the number says so.
      canvas.mark(Mark.LEFT, panel.left() + 2, y, 4, ink, true);
      canvas.text(
          panel.left() + 12, y + 4, Anchor.START, Numbers.score(value.mean()), Ink.SOFT, 10, false);
      return;
    }
    double from = axis.inside(low(value));
    double to = axis.inside(high(value));
    if (to > from) {
      canvas.line(panel.x(from), y, panel.x(to), y, ink, 2);
      if (from > low(value)) {
        canvas.mark(Mark.LEFT, panel.x(from) + 3, y, 3, ink, false);
      }
      if (to < high(value)) {
        canvas.mark(Mark.RIGHT, panel.x(to) - 3, y, 3, ink, false);
      }
    }
    canvas.mark(
        Mark.series(dot.look() == Look.SERIES ? number : 1),
        panel.x(value.mean()),
        y,
        4.5,
        ink,
        dot.look() == Look.OPEN);
    if (numbered) {
      canvas.text(
          panel.right() + NUMBERS,
          y + 4,
          Anchor.END,
          Double.isFinite(value.halfWidth())
              ? "%s [%s, %s]"
                  .formatted(
                      Numbers.signed(value.mean()),
                      Numbers.signed(value.low()),
                      Numbers.signed(value.high()))
              : Numbers.signed(value.mean()),
          Ink.TEXT,
          11,
          dot.look() == Look.BETTER || dot.look() == Look.WORSE);
    }
  }
}
