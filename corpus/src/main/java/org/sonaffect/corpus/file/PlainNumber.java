package org.sonaffect.corpus.file;

import org.sonaffect.audio.stream.Seconds;

/** Numbers in messages as people write them: 11, not 11.0; 0.0001, not 1.0E-4. */
public final class PlainNumber {
  private PlainNumber() {}

  /** A number without a fraction that says nothing. */
  public static String of(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Seconds.of(value);
  }
}
