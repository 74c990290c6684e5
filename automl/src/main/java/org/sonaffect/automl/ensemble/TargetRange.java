package org.sonaffect.automl.ensemble;

import java.util.Arrays;

/**
 * What predictions of a target may be: the range of its training ratings, and a tenth of it beyond
 * either end. A regressor that extrapolates wildly for one strange row must not spoil an average.
 */
public record TargetRange(double low, double high) {
  private static final double BEYOND = 0.1;

  /** The range of predictions for training ratings. */
  public static TargetRange of(double[] y) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : y) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double margin = BEYOND * (high - low);
    return new TargetRange(low - margin, high + margin);
  }

  /** The range of predictions for training ratings. */
  public static TargetRange[] of(double[][] targets) {
    TargetRange[] ranges = new TargetRange[targets.length];
    Arrays.setAll(ranges, t -> of(targets[t]));
    return ranges;
  }

  /** NaN stays NaN. */
  public double bound(double value) {
    return Math.max(low, Math.min(high, value));
  }
}
