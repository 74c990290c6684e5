package org.sonaffect.corpus.file;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts of strangers, such as those in a model file or the name of a file, made fit to be shown.
 */
public final class PlainText {
  /**
   * Controls (those of eight bits among them, which some terminals obey), formats that turn the
   * direction of writing or show nothing, line and paragraph separators, halves of characters.
   */
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  /** A longer text is cut where it stands within a message. */
  private static final int MOST_SHOWN = 60;

  private PlainText() {}

  /** The text on one line, without anything that a terminal would obey: that becomes {@code ?}. */
  public static String of(String text) {
    return STEERING.matcher(text).replaceAll("?");
  }

  /** The text in a message: one line, not too long. */
  public static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "..." : line;
  }

  /** A text of several lines of this program's own making. */
  public static String lines(String text) {
    return text.lines().map(PlainText::of).collect(Collectors.joining("\n"));
  }
}
