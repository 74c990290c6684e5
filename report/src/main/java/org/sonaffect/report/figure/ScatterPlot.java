package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Points on a square, coloured by their kind. */
public final class ScatterPlot {
  private static final int LEFT = 34;
  private static final int MARGIN = 10;

  /** Points of more charts would make the page heavy, each with words of its own. */
  private static final int MOST_TIPS = 1000;

  /** What has no ink of its own, as it is one of too many kinds. */
  private static final String OTHER = "other";

  private final String title;
  private final Axis across;
  private final Axis up;
  private final int side;
  private final List<Point> points = new ArrayList<>();

  /** From -1 to 1 on both axes. */
  public ScatterPlot(String title, String xTitle, String yTitle, int side) {
    this(title, new Axis(-1, 1, 0.5, xTitle), new Axis(-1, 1, 0.5, yTitle), side);
  }

  /** On other axes. */
  public ScatterPlot(String title, Axis across, Axis up, int side) {
    this.title = title;
    this.across = across;
    this.up = up;
    this.side = side;
  }

  private record Point(double x, double y, String kind, String tip) {}

  /** Adds a point; one beyond the axes is drawn at their edge. */
  public void add(double x, double y, String kind, String tip) {
    if (Double.isFinite(x) && Double.isFinite(y)) {
      points.add(new Point(across.inside(x), up.inside(y), kind, tip));
    }
  }

  /** Drawn; {@code diagonal} where both axes measure the same. */
  public Canvas drawn(boolean diagonal) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    points.forEach(p -> counts.merge(p.kind, 1, Integer::sum));
    List<String> named =
        counts.entrySet().stream()
            .filter(e -> !e.getKey().isEmpty())
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(Ink.count())
            .map(Map.Entry::getKey)
            .toList();
    List<String> legend = new ArrayList<>();
    List<Ink> inks = new ArrayList<>();
    for (String kind : named) {
      legend.add("%s (%d)".formatted(kind, counts.getOrDefault(kind, 0)));
      inks.add(Ink.series(inks.size()));
    }
    int others =
        points.size() - named.stream().mapToInt(kind -> counts.getOrDefault(kind, 0)).sum();
    if (others > 0 && !named.isEmpty()) {
      legend.add("%s (%d)".formatted(OTHER, others));
      inks.add(Ink.GREY);
    }
    int width = LEFT + side + MARGIN;
    int titles = TextWidth.wrapped(title, true, Canvas.TITLE, width - 8.0).size();
    double top = 34 + titles * 17.0;
    double below = top + side + 58;
    double end = ChartPanel.legend(new Canvas(1, 1), LEFT, below, side, legend, inks);
    Canvas canvas = new Canvas(width, (int) end - (legend.isEmpty() ? 12 : 6));
    canvas.title(4, 16, width - 8.0, title);
    ChartPanel panel = new ChartPanel(canvas, LEFT, top, side, side, across, up);
    panel.vertical();
    panel.horizontal();
    if (diagonal) {
      canvas.line(
          new double[] {panel.left(), panel.right()},
          new double[] {panel.bottom(), panel.top()},
          Ink.SOFT,
          1.2,
          true);
    }
    boolean tips = points.size() <= MOST_TIPS;
    // Those of no kind of their own lie below.
    List<Point> drawn = new ArrayList<>(points);
    drawn.sort(Comparator.comparing(point -> named.contains(point.kind)));
    for (Point point : drawn) {
      int number = named.indexOf(point.kind);
      Ink ink = number >= 0 ? Ink.series(number) : named.isEmpty() ? Ink.BLUE : Ink.GREY;
      Mark mark = number >= 0 ? Mark.series(number) : Mark.CIRCLE;
      canvas.dot(mark, panel.x(point.x), panel.y(point.y), 3.2, ink, tips ? point.tip : "");
    }
    ChartPanel.legend(canvas, LEFT, below, side, legend, inks);
    return canvas;
  }
}
