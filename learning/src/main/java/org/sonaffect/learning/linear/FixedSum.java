package org.sonaffect.learning.linear;

/** Sums with four running totals, always in the same order. */
public final class FixedSum {
  private FixedSum() {}

  /** {@code sum a[i] b[i]} over {@code length} entries from two offsets. */
  public static double product(double[] a, int offsetA, double[] b, int offsetB, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      s0 += a[offsetA + i] * b[offsetB + i];
      s1 += a[offsetA + i + 1] * b[offsetB + i + 1];
      s2 += a[offsetA + i + 2] * b[offsetB + i + 2];
      s3 += a[offsetA + i + 3] * b[offsetB + i + 3];
    }
    for (; i < length; i++) {
      s0 += a[offsetA + i] * b[offsetB + i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
