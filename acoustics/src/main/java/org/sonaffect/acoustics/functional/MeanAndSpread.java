package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Arithmetic mean, and the standard deviation over it (docs/spec/egemaps.md §E10.4).
 *
 * <ul>
 *   <li>{@code amean}: in the unit of the contour
 *   <li>{@code stddevNorm}: standard deviation over the mean, with the sign of the mean; over 1
 *       where the mean is 0
 * </ul>
 */
public final class MeanAndSpread implements FunctionalGroup {
  @Override
  public List<String> names() {
    return List.of("amean", "stddevNorm");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    double mean = series.mean();
    double squares = 0;
    for (int i = 0; i < series.length(); i++) {
      double d = series.x[i] - mean;
      squares += d * d;
    }
    double v = squares / series.length();
    out[at] = series.mean();
    out[at + 1] = v > 0 ? (float) (Math.sqrt(v) / (mean == 0 ? 1.0 : mean)) : 0f;
  }
}
