package org.sonaffect.audio.stream;

import org.jspecify.annotations.Nullable;

/**
 * How many frames of a lossy stream could not be decoded. Single ones are common in files off the
 * air and are replaced by silence, as players do; more than one in twenty is a broken file.
 */
public final class Damage {
  private static final int ONE_IN = 20;

  private final String format;
  private final String unit;
  private long good;
  private long bad;
  private @Nullable String first;

  /** For frames or packets ({@code unit}, in the plural) of a format. */
  public Damage(String format, String unit) {
    this.format = format;
    this.unit = unit;
  }

  /** A frame was decoded. */
  public void good() {
    good++;
  }

  /** A frame was not decoded. */
  public void bad(String reason) {
    bad++;
    if (first == null) {
      first = reason;
    }
  }

  /**
   * To be called at the end of the stream.
   *
   * @return a warning, or null where all is well
   * @throws AudioException of kind {@code CORRUPT} where too much is broken
   */
  public @Nullable String verdict() throws AudioException {
    if (bad == 0) {
      return null;
    }
    String what = bad + " of " + (good + bad) + " " + unit + " cannot be decoded (" + first + ")";
    if (bad * ONE_IN > good + bad) {
      throw AudioException.corrupt(format + ": " + what);
    }
    return what + "; silence stands in for them";
  }
}
