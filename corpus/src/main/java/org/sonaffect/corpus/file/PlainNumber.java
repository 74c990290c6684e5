package org.sonaffect.corpus.file;

/** Numbers in messages as people write them: 11, not 11.0. */
public final class PlainNumber {
  private PlainNumber() {}

  /** A number without a fraction that says nothing. */
  public static String of(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
