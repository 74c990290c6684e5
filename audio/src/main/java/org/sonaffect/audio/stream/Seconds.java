package org.sonaffect.audio.stream;

import java.math.BigDecimal;

/** Times as people write them, never with an exponent. */
public final class Seconds {
  private Seconds() {}

  /** Seconds, as Java writes a number where that has no exponent. */
  public static String of(double seconds) {
    String text = Double.toString(seconds);
    return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
  }
}
