package org.sonaffect.acoustics.dsp;

/**
 * Natural logarithm in float64 of numbers that come from float32, about one unit in the last place,
 * the same bits everywhere and several times faster than {@link StrictMath#log}.
 *
 * <p>x = 2^k z with z in [1, 2). A factor f of 11 bits near 1/z makes r = z f - 1 exact and smaller
 * than 2^-9, so that ln x = k ln 2 - ln f + ln(1 + r) with a short series.
 */
public final class NaturalLog {
  private static final int STEPS = 512;

  /** ln 2 in two parts: the first has zeros at the end, so that k times it is exact. */
  private static final double LN2_HIGH = 0x1.62e42fefap-1;

  private static final double LN2_LOW = 0x1.cf79abc9e3b39p-40;

  private static final double[] FACTOR = new double[STEPS];
  private static final double[] LOG = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      double middle = 1 + (i + 0.5) / STEPS;
      FACTOR[i] = i == 0 ? 1 : Math.rint(2048 / middle) / 2048;
      LOG[i] = i == 0 ? 0 : -StrictMath.log(FACTOR[i]);
    }
  }

  private NaturalLog() {}

  /** ln x for x above 0 and finite. */
  public static double of(float x) {
    long bits = Double.doubleToRawLongBits(x);
    int k = (int) (bits >> 52) - 1023;
    double z = Double.longBitsToDouble(bits & 0xFFFFFFFFFFFFFL | 0x3FF0000000000000L);
    int step = (int) (bits >> 43) & STEPS - 1;
    double r = z * FACTOR[step] - 1;
    double r2 = r * r;
    double tail = (1 / 3.0 - r * (1 / 4.0 - r * (1 / 5.0 - r * (1 / 6.0 - r * (1 / 7.0)))));
    double series = r2 * (r * tail - 0.5) + k * LN2_LOW;
    return (k * LN2_HIGH + LOG[step]) + (r + series);
  }
}
