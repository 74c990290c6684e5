package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text is at most, in any of the sans-serif fonts a reader may have: by classes of
 * characters at least as wide as those of DejaVu Sans, a wide one. So a drawing is laid out alike
 * on all machines, and its text stays in its boxes.
 */
final class TextWidth {
  private static final double NARROW = 0.46;
  private static final double PLAIN = 0.72;
  private static final double CAPITAL = 0.86;
  private static final double WIDE = 1.12;

  /** Plain text against bold. */
  private static final double LIGHT = 0.9;

  private static final String NARROW_ONES = " iljIt.,:;'|!()[]-/−";
  private static final String WIDE_ONES = "mwMW@%";
  private static final String PLAIN_ONES = "²±éüöä’–−+";

  private TextWidth() {}

  /** In pixels, at a size. */
  static double of(String text, boolean bold, int size) {
    return text.codePoints().mapToDouble(TextWidth::em).sum() * (bold ? size : LIGHT * size);
  }

  /** The text in lines no wider than a width: broken at spaces, and inside words that are wider. */
  static List<String> wrapped(String text, boolean bold, int size, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.replaceAll("\\p{Cntrl}", " ").split(" +")) {
      if (line.length() > 0 && of(line + " " + word, bold, size) <= width) {
        line.append(' ').append(word);
        continue;
      }
      if (line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      int[] points = word.codePoints().toArray();
      for (int point : points) {
        String longer = line + Character.toString(point);
        if (line.length() > 0 && of(longer, bold, size) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.appendCodePoint(point);
      }
    }
    if (line.length() > 0) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** A text in one line, cut in its middle where it is wider than a width. */
  static String fitted(String text, int size, double width) {
    int[] points = text.codePoints().toArray();
    String fitted = text;
    for (int kept = points.length - 2; of(fitted, false, size) > width && kept > 2; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept / 2;
      fitted = new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
    }
    return fitted;
  }

  private static double em(int point) {
    if (NARROW_ONES.indexOf(point) >= 0) {
      return NARROW;
    }
    if (PLAIN_ONES.indexOf(point) >= 0) {
      return CAPITAL;
    }
    if (point > 0x7f || WIDE_ONES.indexOf(point) >= 0) {
      return WIDE;
    }
    return Character.isUpperCase(point) ? CAPITAL : PLAIN;
  }
}
