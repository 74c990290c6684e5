package org.sonaffect.acoustics.functional;

/**
 * Mean of natural logarithms of floats at one logarithm for hundreds of them: mantissas are
 * multiplied and exponents added. Not the bits of a sum of logarithms, but near them
 * (docs/spec/compare2013-functionals.md §F4.1, {@code flatness}).
 */
final class LogSum {
  /**
   * So many mantissas, each below 2, may be multiplied: the product stays in the range of double.
   */
  static final int MOST = 900;

  /**
   * Relative error that {@code exp(mean)} stays far below: a product of n mantissas is off by n
   * roundings, its logarithm by as much, and the mean divides that by n.
   */
  static final double DOUBT = 1e-12;

  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = 0x3ff0000000000000L;
  private static final double LN2 = StrictMath.log(2);

  private double product = 1;
  private double logs;
  private long exponents;
  private int count;

  /** Takes the absolute value {@code a} of a float; 0 is skipped. */
  void add(float a) {
    long bits = Double.doubleToRawLongBits(a); // a float is never subnormal as a double
    if (bits == 0) {
      return;
    }
    product *= Double.longBitsToDouble(bits & MANTISSA | ONE);
    exponents += (bits >>> 52) - 1023;
    count++;
  }

  /** To be called after {@link #MOST} numbers at the latest. */
  void settle() {
    logs += StrictMath.log(product);
    product = 1;
  }

  /** Mean of the logarithms of all numbers that are settled and not 0. */
  double mean() {
    return (logs + exponents * LN2) / count;
  }
}
