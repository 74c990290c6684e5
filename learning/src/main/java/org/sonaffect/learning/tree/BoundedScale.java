package org.sonaffect.learning.tree;

import java.util.Arrays;
import org.sonaffect.learning.portable.Form;

/**
 * A target's mean and deviation over the training rows, by their weights. Trees grow on
 * standardised targets, so that targets grown together count equally, penalties are free of units,
 * and no sum overflows.
 *
 * @param unit largest absolute value, 1 where all are 0: mean and deviation are in this unit
 * @param mean in units
 * @param deviation in units; 1 where all values are equal
 * @param low lowest training value
 * @param high highest training value
 */
@Form.Bare
public record BoundedScale(double unit, double mean, double deviation, double low, double high) {
  /** Checks the range. */
  public BoundedScale {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "a range from %s to %s, expected low up to high".formatted(low, high));
    }
  }

  /** The scale of a target of finite values. */
  static BoundedScale of(double[] y, double[] weights) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : y) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double unit = Math.max(Math.abs(low), Math.abs(high));
    if (low == high) {
      return new BoundedScale(unit == 0 ? 1 : unit, Math.signum(low), 1, low, high);
    }
    double mean = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      mean += weights[i] * (y[i] / unit);
      total += weights[i];
    }
    mean /= total;
    double squares = 0;
    for (int i = 0; i < y.length; i++) {
      double difference = y[i] / unit - mean;
      squares += weights[i] * difference * difference;
    }
    double deviation = Math.sqrt(squares / total);
    return new BoundedScale(unit, mean, deviation > 0 ? deviation : 1, low, high);
  }

  /** The standardised target. */
  double[] standardise(double[] y) {
    double[] z = new double[y.length];
    Arrays.setAll(z, i -> low == high ? 0 : (y[i] / unit - mean) / deviation);
    return z;
  }

  /** A prediction in the target's unit. */
  double restore(double z) {
    double value = (mean + deviation * z) * unit;
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  /** A mean of training values, kept in their range against rounding. */
  double restoreMean(double z) {
    return Math.max(low, Math.min(high, restore(z)));
  }
}
