package org.sonaffect.corpus.describe;

import java.util.Arrays;

/**
 * How numbers are distributed; all NaN where there are none. Quantiles are interpolated (Hyndman
 * and Fan 1996, type 7).
 *
 * @param count how many there are
 * @param deviation standard deviation with n - 1
 */
public record Distribution(
    int count,
    double mean,
    double deviation,
    double least,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double most) {
  /** That of finite numbers. */
  public static Distribution of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).sum() / sorted.length;
    double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
    return new Distribution(
        sorted.length,
        mean,
        Math.sqrt(squares / (sorted.length - 1)),
        quantile(sorted, 0),
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        quantile(sorted, 1));
  }

  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
