package org.sonaffect.acoustics.dsp;

/**
 * Binary logarithm in double, good to some units in the last place and the same on every machine; a
 * fraction of the cost of {@link StrictMath#log}. For sums that are rounded to float afterwards.
 */
public final class Logarithm {
  private static final int BITS = 7;
  private static final int SIZE = 1 << BITS;
  private static final int SHIFT = 52 - BITS;
  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = 0x3ff0000000000000L;
  private static final double PER_LN2 = 1 / StrictMath.log(2);

  /** Reciprocal near the middle of each interval of the mantissa, and its negative logarithm. */
  private static final double[] INVERSE = new double[SIZE];

  private static final double[] LOG2 = new double[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      // The ends meet at 1, where the logarithm must lose no digits.
      boolean end = i == 0 || i == SIZE - 1;
      INVERSE[i] = end ? (i == 0 ? 1.0 : 0.5) : 1 / (1 + (i + 0.5) / SIZE);
      LOG2[i] = -StrictMath.log(INVERSE[i]) * PER_LN2;
    }
    LOG2[SIZE - 1] = 1.0;
  }

  private Logarithm() {}

  /** The binary logarithm of a positive, normal {@code x}. */
  public static double base2(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    int i = (int) (bits >>> SHIFT) & (SIZE - 1);
    double m = Double.longBitsToDouble((bits & MANTISSA) | ONE);
    double r = m * INVERSE[i] - 1.0; // at most 2^-7
    double r2 = r * r;
    double p =
        r
            + r2
                * ((-1.0 / 2 + r * (1.0 / 3))
                    + r2
                        * ((-1.0 / 4 + r * (1.0 / 5))
                            + r2 * ((-1.0 / 6 + r * (1.0 / 7)) - r2 / 8)));
    return (exponent + LOG2[i]) + p * PER_LN2;
  }
}
