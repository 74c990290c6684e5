package org.sonaffect.corpus.table;

/**
 * Texts of cells without what nobody sees: no-break spaces, byte order marks, characters of no
 * width.
 */
final class CellText {
  private CellText() {}

  /** The text without blanks at its ends. */
  static String of(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && unseen(text.charAt(from))) {
      from++;
    }
    while (to > from && unseen(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** The name of a column: unusual blanks within are spaces. */
  static String header(String text) {
    StringBuilder name = new StringBuilder();
    for (char c : of(text).toCharArray()) {
      if (Character.getType(c) != Character.FORMAT) {
        name.append(Character.isSpaceChar(c) ? ' ' : c);
      }
    }
    return name.toString();
  }

  /** Whether a character is a blank or has no width. */
  static boolean unseen(char c) {
    return Character.isWhitespace(c)
        || c >= 0x80 && (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT);
  }
}
