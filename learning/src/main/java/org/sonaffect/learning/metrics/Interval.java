package org.sonaffect.learning.metrics;

import java.util.Arrays;

/**
 * A mean and half the width of its 95 % interval.
 *
 * @param mean of the values
 * @param halfWidth t(0.975, n - 1) times the mean's standard error; NaN for fewer than two values
 */
public record Interval(double mean, double halfWidth) {
  /** The chance that the upper end of a two-sided 95 % interval is not passed. */
  static final double UPPER = 0.975;

  /** Of values taken as independent: t(0.975, n - 1) s / sqrt(n), as the paper does over folds. */
  public static Interval of(double[] values) {
    int n = values.length;
    double width =
        n < 2 ? Double.NaN : StudentT.quantile(UPPER, n - 1) * Math.sqrt(variance(values) / n);
    return new Interval(mean(values), width);
  }

  /**
   * The {@code ceil((n + 1) share)}-th smallest of n errors: at least that share of errors drawn
   * alike lies at or below it, on average. Infinite where n is too small for that.
   */
  public static double covering(double[] errors, double share) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil((sorted.length + 1) * share - 1e-9);
    return rank > sorted.length ? Double.POSITIVE_INFINITY : sorted[rank - 1];
  }

  /** The lower end. */
  public double low() {
    return mean - halfWidth;
  }

  /** The upper end. */
  public double high() {
    return mean + halfWidth;
  }

  /** Mean of at least one value. */
  public static double mean(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("expected at least one value, found none");
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The unbiased variance, divided by n - 1. */
  public static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / (values.length - 1);
  }
}
