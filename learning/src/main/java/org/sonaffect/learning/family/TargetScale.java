package org.sonaffect.learning.family;

import java.util.Arrays;

/**
 * Weighted mean and deviation of a target.
 *
 * @param deviation above 0; 1 where the target does not vary beyond rounding
 * @param varies whether it does
 */
record TargetScale(double mean, double deviation, boolean varies) {
  static TargetScale of(double[] y, double[] weights) {
    double mean = 0;
    double total = 0;
    double largest = 0;
    for (int i = 0; i < y.length; i++) {
      mean += weights[i] * y[i];
      total += weights[i];
      largest = Math.max(largest, Math.abs(y[i]));
    }
    mean /= total;
    boolean constant = true;
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      constant &= y[i] == y[0];
      squares += weights[i] * (y[i] - mean) * (y[i] - mean);
    }
    double deviation = Math.sqrt(squares / total);
    boolean varies = !constant && deviation > y.length * largest * 0x1p-52;
    return new TargetScale(constant ? y[0] : mean, varies ? deviation : 1, varies);
  }

  /** A standardised value in the target's unit. */
  double restored(double value) {
    return varies ? mean + deviation * value : mean;
  }

  double[] standardised(double[] y) {
    double[] scaled = new double[y.length];
    Arrays.setAll(scaled, i -> varies ? (y[i] - mean) / deviation : 0);
    return scaled;
  }
}
