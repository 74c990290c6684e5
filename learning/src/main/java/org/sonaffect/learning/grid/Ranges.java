package org.sonaffect.learning.grid;

import java.util.Arrays;

/** Evenly spread values; both ends are met exactly. */
final class Ranges {
  private Ranges() {}

  /** low + i (high - low) / (count - 1). */
  static double[] linear(double low, double high, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count - 1; i++) {
      values[i] = low + i * ((high - low) / (count - 1));
    }
    values[count - 1] = count == 1 ? low : high;
    return values;
  }

  /**
   * low (high / low)^(i / (count - 1)), for low and high above 0; whole powers of ten are exact.
   */
  static double[] geometric(double low, double high, int count) {
    double[] exponents = linear(StrictMath.log10(low), StrictMath.log10(high), count);
    double[] values = new double[count];
    Arrays.setAll(values, i -> StrictMath.pow(10, exponents[i]));
    values[count - 1] = high;
    values[0] = low;
    return values;
  }
}
