package org.sonaffect.acoustics.dsp;

/**
 * Logarithm, exponential and power in double at a fraction of the cost of {@link StrictMath}, good
 * to some units in the last place and the same on every machine; and what makes them as good as
 * exact where the result becomes a float: {@link #certain}.
 */
public final class FastMath {
  private static final int BITS = 9;
  private static final int SIZE = 1 << BITS;
  private static final int SHIFT = 52 - BITS;
  private static final long MANTISSA = (1L << 52) - 1;
  private static final long ONE = 0x3ff0000000000000L;
  private static final double LN2 = StrictMath.log(2);
  private static final double PER_LN2 = 1 / LN2;

  /** Relative error that {@link #power} and {@link #base2Power} stay far below. */
  private static final double DOUBT = 1e-13;

  /** Reciprocal near the middle of each interval of the mantissa, and its negative logarithm. */
  private static final double[] INVERSE = new double[SIZE];

  private static final double[] LOG2 = new double[SIZE];

  /** Two to the power of i / 512. */
  private static final double[] POWER = new double[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      // The ends meet at 1, where the logarithm must lose no digits.
      boolean end = i == 0 || i == SIZE - 1;
      INVERSE[i] = end ? (i == 0 ? 1.0 : 0.5) : 1 / (1 + (i + 0.5) / SIZE);
      LOG2[i] = end ? (i == 0 ? 0.0 : 1.0) : -StrictMath.log(INVERSE[i]) * PER_LN2;
      POWER[i] = StrictMath.pow(2, i / (double) SIZE);
    }
  }

  private FastMath() {}

  /** The binary logarithm of a positive, normal {@code x}; error at most 4e-16 (1 + |result|). */
  public static double log2(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    int i = (int) (bits >>> SHIFT) & (SIZE - 1);
    double m = Double.longBitsToDouble((bits & MANTISSA) | ONE);
    double r = m * INVERSE[i] - 1.0; // at most 2^-9
    double r2 = r * r;
    double p = r + r2 * ((-1.0 / 2 + r * (1.0 / 3)) + r2 * (-1.0 / 4 + r * (1.0 / 5)));
    return (exponent + LOG2[i]) + p * PER_LN2;
  }

  /** Two to the power of {@code y}, between -1000 and 1000; relative error at most 1e-15. */
  static double exp2(double y) {
    int steps = (int) Math.floor(y * SIZE + 0.5);
    double t = (y - steps / (double) SIZE) * LN2; // at most 2^-10 ln 2
    double t2 = t * t;
    double p = 1 + (t + t2 * ((0.5 + t * (1.0 / 6)) + t2 * (1.0 / 24)));
    return POWER[steps & (SIZE - 1)] * p * Double.longBitsToDouble(((steps >> BITS) + 1023L) << 52);
  }

  /** {@code (float) StrictMath.pow(x, y)} for a normal {@code x > 0}, moderate {@code y}. */
  public static float power(float x, float y) {
    double fast = exp2(y * log2(x));
    return certain(fast, DOUBT) ? (float) fast : (float) StrictMath.pow(x, y);
  }

  /** {@code (float) StrictMath.exp(y ln 2)} for {@code y} of moderate size. */
  public static float base2Power(double y) {
    double fast = exp2(y);
    return certain(fast, DOUBT) ? (float) fast : (float) StrictMath.exp(y * LN2);
  }

  /** Whether every number within a relative {@code doubt} of {@code x} becomes the same float. */
  public static boolean certain(double x, double doubt) {
    return (float) (x * (1 - doubt)) == (float) (x * (1 + doubt));
  }
}
