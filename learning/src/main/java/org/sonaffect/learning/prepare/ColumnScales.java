package org.sonaffect.learning.prepare;

/** Fitted scales of all columns. */
interface ColumnScales {
  /** Scales one row of {@code values} in place, from an offset on. */
  void apply(double[] values, int offset);
}
