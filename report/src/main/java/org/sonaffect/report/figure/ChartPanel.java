package org.sonaffect.report.figure;

import java.util.List;
import org.sonaffect.report.figure.Canvas.Anchor;

/**
 * The place of a chart on a canvas, with its axes: the one frame of all figures.
 *
 * @param left edge of the plot
 * @param top edge of the plot
 * @param across the horizontal axis
 * @param up the vertical axis
 */
record ChartPanel(
    Canvas canvas, double left, double top, double width, double height, Axis across, Axis up) {
  private static final int TICK_GAP = 6;
  private static final int LABELS = 18;

  double x(double value) {
    return across.at(value, left, left + width);
  }

  double y(double value) {
    return up.at(value, top + height, top);
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  /** Lines and labels of the vertical axis; its title stands above, where it is read level. */
  void vertical() {
    for (double tick : up.ticks()) {
      canvas.line(left, y(tick), right(), y(tick), tick == 0 ? Ink.SOFT : Ink.GRID, 1);
      canvas.text(left - TICK_GAP, y(tick) + 4, Anchor.END, up.label(tick), Ink.SOFT);
    }
    canvas.text(4, top - 10, Anchor.START, up.title(), Ink.SOFT);
  }

  /** Lines and labels of the horizontal axis. */
  void horizontal() {
    for (double tick : across.ticks()) {
      canvas.line(x(tick), top, x(tick), bottom(), tick == 0 ? Ink.SOFT : Ink.GRID, 1);
      canvas.text(x(tick), bottom() + LABELS - 2, Anchor.MIDDLE, across.label(tick), Ink.SOFT);
    }
    canvas.text(left + width / 2, bottom() + 2 * LABELS, Anchor.MIDDLE, across.title(), Ink.SOFT);
  }

  /** How many rows names need that have so much room each. */
  static int rows(List<String> names, double room) {
    double widest =
        names.stream()
            .mapToDouble(name -> TextWidth.of(name, false, Canvas.TEXT) + TICK_GAP)
            .max()
            .orElse(0);
    return (int) Math.max(1, Math.min(3, Math.ceil(widest / room)));
  }

  /** Names instead of numbers at 0, 1, 2 ...; in several rows where they are wide. */
  void names(List<String> names) {
    int rows = rows(names, x(1) - x(0));
    for (int i = 0; i < names.size(); i++) {
      double low = bottom() + LABELS - 2 + (i % rows) * (LABELS - 4.0);
      canvas.line(x(i), bottom(), x(i), low - Canvas.TEXT + 1, Ink.GRID, 1);
      canvas.text(x(i), low, Anchor.MIDDLE, names.get(i), Ink.SOFT);
    }
    canvas.text(
        left + width / 2,
        bottom() + LABELS + rows * (LABELS - 2.0) + 2,
        Anchor.MIDDLE,
        across.title(),
        Ink.SOFT);
  }

  /**
   * A legend in as many rows as it needs below some height; returns where the next row would be.
   */
  static double legend(
      Canvas canvas, double left, double top, double room, List<String> names, List<Ink> inks) {
    double x = left;
    double y = top;
    for (int i = 0; i < names.size(); i++) {
      double wide = 18 + TextWidth.of(names.get(i), false, Canvas.TEXT);
      if (x > left && x + wide > left + room) {
        x = left;
        y += LABELS;
      }
      canvas.mark(
          inks.get(i) == Ink.GREY ? Mark.CIRCLE : Mark.series(i),
          x + 5,
          y - 4,
          4.5,
          inks.get(i),
          false);
      canvas.text(x + 14, y, Anchor.START, names.get(i), Ink.TEXT);
      x += wide + 10;
    }
    return names.isEmpty() ? top : y + LABELS;
  }
}
