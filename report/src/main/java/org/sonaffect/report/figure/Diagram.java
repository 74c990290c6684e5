package org.sonaffect.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * Boxes with text and the ways between them, as plain values: painted, and written as SVG.
 *
 * @param width in pixels
 * @param height in pixels
 * @param boxes with all their text inside
 * @param ways from box to box
 */
record Diagram(int width, int height, List<Box> boxes, List<Way> ways) implements Drawing {
  /** Of all text. */
  static final int TEXT = 13;

  /** From one line of text to the next. */
  static final int LEADING = 17;

  /** Between the edge of a box and its text. */
  static final int PADDING = 9;

  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color EDGE = new Color(0x5b, 0x5b, 0x63);
  private static final int ARROW = 5;
  private static final int ROUND = 6;

  /** How a box is filled: light enough for dark text, apart in lightness too. */
  enum Tone {
    DATA(0xe3eef8),
    STEP(0xf6f6f6),
    MODEL(0xfbeecb),
    RESULT(0xdff0ea);

    private final Color colour;

    Tone(int rgb) {
      colour = new Color(rgb);
    }
  }

  /** A line of text in a box. */
  record Line(String text, boolean bold) {}

  /** A box; its lines stand one under the other from its upper left corner. */
  record Box(int x, int y, int width, int height, Tone tone, List<Line> lines) {
    /** Where the baseline of a line stands. */
    int baseline(int line) {
      return y + PADDING + TEXT - 1 + line * LEADING;
    }
  }

  /** A straight piece of a way, with an arrow at its end or without. */
  record Way(int x1, int y1, int x2, int y2, boolean arrow) {}

  static Font font(boolean bold) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, TEXT);
  }

  @Override
  public void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    g.setStroke(new BasicStroke(1.4f));
    for (Way way : ways) {
      g.setColor(EDGE);
      g.drawLine(way.x1, way.y1, way.x2, way.arrow ? way.y2 - ARROW : way.y2);
      if (way.arrow) {
        Path2D head = new Path2D.Double();
        head.moveTo(way.x2, way.y2);
        head.lineTo(way.x2 - ARROW, way.y2 - 2.0 * ARROW);
        head.lineTo(way.x2 + ARROW, way.y2 - 2.0 * ARROW);
        head.closePath();
        g.fill(head);
      }
    }
    for (Box box : boxes) {
      g.setColor(box.tone.colour);
      g.fillRoundRect(box.x, box.y, box.width, box.height, 2 * ROUND, 2 * ROUND);
      g.setColor(EDGE);
      g.drawRoundRect(box.x, box.y, box.width, box.height, 2 * ROUND, 2 * ROUND);
      g.setColor(INK);
      for (int i = 0; i < box.lines.size(); i++) {
        g.setFont(font(box.lines.get(i).bold()));
        g.drawString(box.lines.get(i).text(), box.x + PADDING, box.baseline(i));
      }
    }
  }

  @Override
  public String svg() {
    StringBuilder out = new StringBuilder();
    out.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                + " font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"%d\" style=\"max-width:%dpx\">%n")
            .formatted(width, height, width, height, TEXT, width));
    out.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n".formatted(width, height));
    for (Way way : ways) {
      out.append(
          "<path d=\"M%d %dL%d %d\" stroke=\"%s\" stroke-width=\"1.4\" fill=\"none\"/>%n"
              .formatted(way.x1, way.y1, way.x2, way.arrow ? way.y2 - ARROW : way.y2, hex(EDGE)));
      if (way.arrow) {
        out.append(
            "<path d=\"M%d %dl-%d -%dh%dz\" fill=\"%s\"/>%n"
                .formatted(way.x2, way.y2, ARROW, 2 * ARROW, 2 * ARROW, hex(EDGE)));
      }
    }
    for (Box box : boxes) {
      out.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.4\"/>%n"
              .formatted(
                  box.x, box.y, box.width, box.height, ROUND, hex(box.tone.colour), hex(EDGE)));
      for (int i = 0; i < box.lines.size(); i++) {
        Line line = box.lines.get(i);
        out.append(
            "<text x=\"%d\" y=\"%d\" fill=\"%s\"%s>%s</text>%n"
                .formatted(
                    box.x + PADDING,
                    box.baseline(i),
                    hex(INK),
                    line.bold() ? " font-weight=\"bold\"" : "",
                    escaped(line.text())));
      }
    }
    return out.append("</svg>\n").toString().replace(System.lineSeparator(), "\n");
  }

  private static String hex(Color colour) {
    return "#%06x".formatted(colour.getRGB() & 0xffffff);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
