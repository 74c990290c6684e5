package org.sonaffect.corpus.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times in tables: seconds, or {@code 0 days 00:00:03.5} as the time index of Python's audio tools
 * writes them.
 */
public final class SegmentTime {
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d{1,6}) days? )?(\\d{1,4}):(\\d\\d):(\\d\\d(?:[.,]\\d{1,12})?)");

  private SegmentTime() {}

  /** Seconds, with a decimal point or comma; NaN where the text is no time (or NaT). */
  public static double parse(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return DecimalText.parseDouble(text, ',');
    }
    double days = clock.group(1) == null ? 0 : Double.parseDouble(clock.group(1));
    return 86400 * days
        + 3600 * Double.parseDouble(clock.group(2))
        + 60 * Double.parseDouble(clock.group(3))
        + Double.parseDouble(clock.group(4).replace(',', '.'));
  }
}
