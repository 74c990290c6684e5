package org.sonaffect.report.figure;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of shapes and texts, written as SVG and painted as pixels from the same values. All
 * measures are nominal pixels; the origin is the upper left corner.
 */
public final class Canvas {
  /** Of most text, and of titles. */
  static final int TEXT = 12;

  static final int TITLE = 13;

  private static final String FONTS =
      "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";

  /** A line of dashes, and one without. */
  static final float[] DASHED = {5, 4};

  private static final float[] SOLID = {};

  private final int width;
  private final int height;
  private final List<Drawn> shapes = new ArrayList<>();

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Where a text begins, ends or has its middle. */
  enum Anchor {
    START("start", 0),
    MIDDLE("middle", 0.5),
    END("end", 1);

    private final String word;
    private final double share;

    Anchor(String word, double share) {
      this.word = word;
      this.share = share;
    }
  }

  private sealed interface Drawn permits Outline, Label {}

  private record Outline(
      Shape shape,
      @Nullable Ink fill,
      @Nullable Ink stroke,
      float width,
      float[] dashes,
      double opacity,
      String tip)
      implements Drawn {}

  private record Label(
      double x, double y, Anchor anchor, String text, Ink ink, int size, boolean bold)
      implements Drawn {}

  /** In nominal pixels. */
  public int width() {
    return width;
  }

  /** In nominal pixels. */
  public int height() {
    return height;
  }

  /** A straight line. */
  void line(double x1, double y1, double x2, double y2, Ink ink, double thick) {
    line(new double[] {x1, x2}, new double[] {y1, y2}, ink, thick, false);
  }

  /** A line through points. */
  void line(double[] x, double[] y, Ink ink, double thick, boolean dashed) {
    Shape shape = x.length == 2 ? new Line2D.Double(x[0], y[0], x[1], y[1]) : path(x, y, false);
    shapes.add(new Outline(shape, null, ink, (float) thick, dashed ? DASHED : SOLID, 1, ""));
  }

  /** A box; without corners cut off where {@code round} is 0, without an edge where it has none. */
  void box(double x, double y, double w, double h, double round, Ink fill, @Nullable Ink edge) {
    Shape shape =
        round == 0
            ? new Rectangle2D.Double(x, y, w, h)
            : new RoundRectangle2D.Double(x, y, w, h, round, round);
    shapes.add(new Outline(shape, fill, edge, 1.2f, SOLID, 1, ""));
  }

  /** A mark of a series. */
  void mark(Mark mark, double x, double y, double radius, Ink ink, boolean hollow) {
    shapes.add(
        new Outline(
            mark.at(x, y, radius), hollow ? Ink.PAPER : ink, ink, hollow ? 1.6f : 1, SOLID, 1, ""));
  }

  /** One of many marks, which may lie on one another; {@code tip} is shown under the pointer. */
  void dot(Mark mark, double x, double y, double radius, Ink ink, String tip) {
    shapes.add(new Outline(mark.at(x, y, radius), ink, null, 0, SOLID, 0.65, tip));
  }

  /** A text. */
  void text(double x, double y, Anchor anchor, String text, Ink ink) {
    text(x, y, anchor, text, ink, TEXT, false);
  }

  /** A text of some size. */
  void text(double x, double y, Anchor anchor, String text, Ink ink, int size, boolean bold) {
    shapes.add(new Label(x, y, anchor, text.replaceAll("\\p{Cntrl}", " "), ink, size, bold));
  }

  /** A title in as many lines as it needs; returns where the next line would stand. */
  double title(double x, double y, double room, String title) {
    double line = y;
    for (String part : TextWidth.wrapped(title, true, TITLE, room)) {
      text(x, line, Anchor.START, part, Ink.TEXT, TITLE, true);
      line += TITLE + 4;
    }
    return line;
  }

  private static Path2D path(double[] x, double[] y, boolean closed) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < x.length; i++) {
      if (i == 0) {
        path.moveTo(x[i], y[i]);
      } else {
        path.lineTo(x[i], y[i]);
      }
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }

  /** A closed shape through points. */
  static Shape polygon(double[] x, double[] y) {
    return path(x, y, true);
  }

  /** Paints it at its nominal size on light paper. */
  public void paint(Graphics2D g) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Ink.PAPER.colour());
    g.fillRect(0, 0, width, height);
    for (Drawn drawn : shapes) {
      if (drawn instanceof Outline outline) {
        paint(g, outline);
      } else if (drawn instanceof Label label) {
        g.setFont(new Font(Font.SANS_SERIF, label.bold ? Font.BOLD : Font.PLAIN, label.size));
        g.setColor(label.ink.colour());
        double wide = g.getFontMetrics().stringWidth(label.text) * label.anchor.share;
        g.drawString(label.text, (float) (label.x - wide), (float) label.y);
      }
    }
  }

  private static void paint(Graphics2D g, Outline outline) {
    if (outline.fill != null) {
      java.awt.Color colour = outline.fill.colour();
      int alpha = (int) Math.round(255 * outline.opacity);
      g.setColor(new java.awt.Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha));
      g.fill(outline.shape);
    }
    if (outline.stroke != null) {
      g.setColor(outline.stroke.colour());
      g.setStroke(
          new BasicStroke(
              outline.width,
              BasicStroke.CAP_BUTT,
              BasicStroke.JOIN_ROUND,
              10,
              outline.dashes.length == 0 ? null : outline.dashes,
              0));
      g.draw(outline.shape);
    }
  }

  /** An SVG document, with styles of its own. */
  public String svg() {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
            .formatted(width, height)
        + view()
        + "<style>\n"
        + Ink.css()
        + "</style>\n<rect width=\"%d\" height=\"%d\" class=\"%s\"/>\n"
            .formatted(width, height, Ink.PAPER.fill())
        + content()
        + "</svg>\n";
  }

  /** The SVG element alone, for a page that has the {@linkplain Ink#css styles}. */
  String inline(String label) {
    // No smaller than three quarters: then text is still legible, and the reader scrolls.
    return "<svg role=\"img\" aria-label=\"%s\" style=\"width:%dpx;min-width:%dpx\" "
            .formatted(escaped(label), width, width * 3 / 4)
        + view()
        + content()
        + "</svg>";
  }

  private String view() {
    return "viewBox=\"0 0 %d %d\" font-family=\"%s\" font-size=\"%d\" fill=\"none\">\n"
        .formatted(width, height, FONTS, TEXT);
  }

  private String content() {
    StringBuilder out = new StringBuilder();
    for (Drawn drawn : shapes) {
      if (drawn instanceof Outline outline) {
        svg(out, outline);
      } else if (drawn instanceof Label label) {
        svg(out, label);
      }
    }
    return out.toString();
  }

  private static void svg(StringBuilder out, Label label) {
    out.append("<text x=\"%s\" y=\"%s\"".formatted(number(label.x), number(label.y)));
    if (label.anchor != Anchor.START) {
      out.append(" text-anchor=\"%s\"".formatted(label.anchor.word));
    }
    if (label.size != TEXT) {
      out.append(" font-size=\"%d\"".formatted(label.size));
    }
    out.append(
        "%s class=\"%s\">%s</text>\n"
            .formatted(
                label.bold ? " font-weight=\"bold\"" : "", label.ink.fill(), escaped(label.text)));
  }

  private static void svg(StringBuilder out, Outline outline) {
    out.append(
        outline.shape instanceof Ellipse2D round
            ? "<circle cx=\"%s\" cy=\"%s\" r=\"%s\""
                .formatted(
                    number(round.getCenterX()),
                    number(round.getCenterY()),
                    number(round.getWidth() / 2))
            : "<path d=\"" + commands(outline.shape) + "\"");
    String fill = outline.fill == null ? "" : outline.fill.fill();
    String stroke = outline.stroke == null ? "" : outline.stroke.stroke();
    out.append(" class=\"%s\"".formatted((fill + " " + stroke).strip()));
    if (outline.stroke != null && outline.width != 1) {
      out.append(" stroke-width=\"%s\"".formatted(number(outline.width)));
    }
    if (outline.dashes.length > 0) {
      out.append(
          " stroke-dasharray=\"%s %s\""
              .formatted(number(outline.dashes[0]), number(outline.dashes[1])));
    }
    if (outline.opacity < 1) {
      out.append(" fill-opacity=\"%s\"".formatted(outline.opacity));
    }
    out.append(
        outline.tip.isEmpty()
            ? "/>\n"
            : "><title>%s</title></%s>\n"
                .formatted(
                    escaped(outline.tip), outline.shape instanceof Ellipse2D ? "circle" : "path"));
  }

  private static String commands(Shape shape) {
    StringBuilder out = new StringBuilder();
    double[] at = new double[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      if (kind == PathIterator.SEG_CLOSE) {
        out.append("Z");
        continue;
      }
      int points = kind == PathIterator.SEG_CUBICTO ? 3 : 1;
      out.append(
          kind == PathIterator.SEG_MOVETO ? "M" : kind == PathIterator.SEG_LINETO ? "L" : "C");
      for (int i = 0; i < 2 * points; i++) {
        out.append(i == 0 ? "" : " ").append(number(at[i]));
      }
    }
    return out.toString();
  }

  /** To a tenth of a pixel. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
