package org.sonaffect.report.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** How many values lie in each of some equal parts of a range. */
public final class HistogramFigure {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 150;
  private static final int LEFT = 34;
  private static final int MARGIN = 10;
  private static final int BINS = 20;

  /** Ticks of the vertical axis, about. */
  private static final int TICKS = 4;

  private static final double GAP = 1;

  private HistogramFigure() {}

  /** Of ratings in [-1, 1]. */
  public static Figure ratings(String target, double[] values) {
    String shown = target.substring(0, 1).toUpperCase(Locale.ROOT) + target.substring(1);
    return of(
        "ratings-" + target,
        "Mean ratings of " + target,
        new Axis(-1, 1, 0.5, shown + " (−1 to 1)"),
        values);
  }

  /** Of durations in seconds. */
  public static Figure durations(double[] seconds) {
    double longest = Arrays.stream(seconds).max().orElse(1);
    return of(
        "durations",
        "Durations of the clips",
        Axis.spanning(0, longest, TICKS, "Duration (s)"),
        seconds);
  }

  private static Figure of(String name, String title, Axis across, double[] values) {
    int[] counts = new int[BINS];
    for (double value : values) {
      counts[Math.min(BINS - 1, (int) across.at(across.inside(value), 0, BINS))]++;
    }
    int most = Arrays.stream(counts).max().orElse(0);
    Axis up = Axis.spanning(0, Math.max(1, most), Math.max(1, Math.min(TICKS, most)), "Clips");
    double top = 51;
    Canvas canvas = new Canvas(WIDTH, (int) top + HEIGHT + 46);
    canvas.title(4, 16, WIDTH - 8.0, title);
    ChartPanel panel = new ChartPanel(canvas, LEFT, top, WIDTH - LEFT - MARGIN, HEIGHT, across, up);
    panel.vertical();
    panel.horizontal();
    StringBuilder csv = new StringBuilder("from,to,clips\n");
    double bin = (across.high() - across.low()) / BINS;
    for (int i : IntStream.range(0, BINS).toArray()) {
      double from = across.low() + i * bin;
      csv.append(String.format(Locale.ROOT, "%.4f,%.4f,%d\n", from, from + bin, counts[i]));
      if (counts[i] > 0) {
        double x = panel.x(from) + GAP / 2;
        double y = panel.y(counts[i]);
        double wide = panel.x(from + bin) - panel.x(from) - GAP;
        canvas.box(x, y, wide, panel.bottom() - y, 0, Ink.BLUE, null);
      }
    }
    String caption = "%s: how many of %d clips lie in each part.".formatted(title, values.length);
    return new Figure(name, caption, canvas, csv.toString());
  }
}
