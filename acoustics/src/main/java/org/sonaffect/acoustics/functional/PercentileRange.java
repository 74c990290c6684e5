package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Low, middle and high percentile, and the distance of the outer two, in the unit of the contour
 * (docs/spec/egemaps.md §E10.5).
 */
public final class PercentileRange implements FunctionalGroup {
  private static final double[] SHARES = {0.20, 0.50, 0.80};

  @Override
  public List<String> names() {
    return List.of("percentile20.0", "percentile50.0", "percentile80.0", "pctlrange0-2");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    int n = series.length();
    float[] sorted = series.ranked(Percentiles.ranks(SHARES, n));
    for (int i = 0; i < SHARES.length; i++) {
      out[at + i] = Percentiles.percentile(sorted, n, SHARES[i]);
    }
    out[at + 3] = Math.abs(out[at + 2] - out[at]);
  }
}
