package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Extremes and where they lie (docs/spec/compare2013-functionals.md §F4.2).
 *
 * <ul>
 *   <li>{@code range}: maximum less minimum, in the unit of the contour, 0 or more
 *   <li>{@code maxPos}, {@code minPos}: index of the first of them over N, in [0, 1)
 * </ul>
 */
final class Extremes implements FunctionalGroup {
  @Override
  public List<String> names() {
    return List.of("range", "maxPos", "minPos");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    out[at] = series.range();
    out[at + 1] = position(series, series.max());
    out[at + 2] = position(series, series.min());
  }

  /** The first sample equal to {@code value}, over N (not N - 1). */
  private static float position(Series series, float value) {
    float[] x = series.x;
    int i = 0;
    while (x[i] != value) {
      i++;
    }
    return (float) i / (float) series.length();
  }
}
