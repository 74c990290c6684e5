package org.sonaffect.report.figure;

import java.util.List;

/**
 * Boxes with text and the ways between them, as plain values: with their places.
 *
 * @param width in pixels
 * @param height in pixels
 * @param boxes with all their text inside
 * @param ways from box to box
 */
record Diagram(int width, int height, List<Box> boxes, List<Way> ways) {
  /** Of all text. */
  static final int TEXT = 13;

  /** From one line of text to the next. */
  static final int LEADING = 17;

  /** Between the edge of a box and its text. */
  static final int PADDING = 9;

  private static final int ARROW = 5;
  private static final int ROUND = 12;

  /** A line of text in a box. */
  record Line(String text, boolean bold) {}

  /** A box; its lines stand one under the other from its upper left corner. */
  record Box(int x, int y, int width, int height, Ink tone, List<Line> lines) {
    /** Where the baseline of a line stands. */
    int baseline(int line) {
      return y + PADDING + TEXT - 1 + line * LEADING;
    }
  }

  /** A straight piece of a way, with an arrow at its end or without. */
  record Way(int x1, int y1, int x2, int y2, boolean arrow) {}

  /** Drawn. */
  Canvas drawn() {
    Canvas canvas = new Canvas(width, height);
    for (Way way : ways) {
      double end = way.arrow ? way.y2 - 2.0 * ARROW : way.y2;
      canvas.line(way.x1, way.y1, way.x2, end, Ink.SOFT, 1.4);
      if (way.arrow) {
        canvas.mark(Mark.DOWN, way.x2, way.y2 - 1.2 * ARROW, ARROW, Ink.SOFT, false);
      }
    }
    for (Box box : boxes) {
      canvas.box(box.x, box.y, box.width, box.height, ROUND, box.tone, Ink.SOFT);
      for (int i = 0; i < box.lines.size(); i++) {
        Line line = box.lines.get(i);
        canvas.text(
            box.x + PADDING,
            box.baseline(i),
            Canvas.Anchor.START,
            line.text(),
            Ink.TEXT,
            TEXT,
            line.bold());
      }
    }
    return canvas;
  }
}
