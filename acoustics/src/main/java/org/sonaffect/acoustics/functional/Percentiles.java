package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Percentiles and the distances between them, in the unit of the contour
 * (docs/spec/compare2013-functionals.md §F4.3).
 *
 * <ul>
 *   <li>{@code quartile1} to {@code quartile3}: 25, 50 and 75 % of the samples lie below
 *   <li>{@code iqr1-2}, {@code iqr2-3}, {@code iqr1-3}: distances between quartiles, 0 or more
 *   <li>{@code percentile1.0}, {@code percentile99.0}: extremes without the outermost 1 %
 *   <li>{@code pctlrange0-1}: distance of these two, 0 or more
 * </ul>
 */
final class Percentiles implements FunctionalGroup {
  /** The shares below which samples are asked for, ascending. */
  private static final double[] SHARES = {0.01, 0.25, 0.50, 0.75, 0.99};

  @Override
  public List<String> names() {
    return List.of(
        "quartile1",
        "quartile2",
        "quartile3",
        "iqr1-2",
        "iqr2-3",
        "iqr1-3",
        "percentile1.0",
        "percentile99.0",
        "pctlrange0-1");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    int n = series.length();
    float[] sorted = series.ranked(ranks(SHARES, n));
    float q1 = percentile(sorted, n, SHARES[1]);
    float q2 = percentile(sorted, n, SHARES[2]);
    float q3 = percentile(sorted, n, SHARES[3]);
    float low = percentile(sorted, n, SHARES[0]);
    float high = percentile(sorted, n, SHARES[4]);
    out[at] = q1;
    out[at + 1] = q2;
    out[at + 2] = q3;
    out[at + 3] = q2 - q1;
    out[at + 4] = q3 - q2;
    out[at + 5] = q3 - q1;
    out[at + 6] = low;
    out[at + 7] = high;
    out[at + 8] = Math.abs(high - low);
  }

  /** The ranks that the percentiles at {@code shares} need, which ascend. */
  static int[] ranks(double[] shares, int n) {
    int[] ranks = new int[2 * shares.length];
    for (int i = 0; i < shares.length; i++) {
      double index = shares[i] * (n - 1);
      ranks[2 * i] = (int) Math.floor(index);
      ranks[2 * i + 1] = (int) Math.ceil(index);
    }
    return ranks;
  }

  /** P(p): linear between the two samples that enclose the share {@code p}. */
  static float percentile(float[] sorted, int n, double p) {
    double index = p * (n - 1);
    int below = (int) Math.floor(index);
    int above = (int) Math.ceil(index);
    if (below == above) {
      return sorted[below];
    }
    float w1 = (float) (index - below);
    float w2 = (float) (above - index);
    return sorted[below] * w2 + sorted[above] * w1;
  }
}
