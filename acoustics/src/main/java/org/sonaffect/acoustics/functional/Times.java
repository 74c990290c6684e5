package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Shares of the time, in [0, 1] (functionals.md section 4.6).
 *
 * <ul>
 *   <li>{@code upleveltime25} to {@code 90}: above minimum + 25, 50, 75, 90 % of the range
 *   <li>{@code risetime}: steps upwards among all steps
 *   <li>{@code leftctime}: samples at which the slope increases among all that have two neighbours
 * </ul>
 */
final class Times implements FunctionalGroup {
  private static final float[] LEVELS = {0.25f, 0.50f, 0.75f, 0.90f};

  @Override
  public List<String> names() {
    return List.of(
        "upleveltime25",
        "upleveltime50",
        "upleveltime75",
        "upleveltime90",
        "risetime",
        "leftctime");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    float[] x = series.x;
    int n = series.length();
    for (int level = 0; level < LEVELS.length; level++) {
      float limit = LEVELS[level] * series.range() + series.min();
      int notAbove = 0;
      for (int i = 0; i < n; i++) {
        notAbove += x[i] <= limit ? 1 : 0;
      }
      out[at + level] = (float) (n - notAbove) / (float) n;
    }
    int rises = 0;
    for (int i = 1; i < n; i++) {
      rises += x[i - 1] < x[i] ? 1 : 0;
    }
    int leftCurves = 0;
    for (int i = 1; i < n - 1; i++) {
      leftCurves += x[i] - x[i - 1] < x[i + 1] - x[i] ? 1 : 0;
    }
    out[at + 4] = share(rises, (float) n - 1f);
    out[at + 5] = share(leftCurves, (float) n - 2f);
  }

  private static float share(int count, float of) {
    return of == 0f ? 0f : count / of;
  }
}
