package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Shares of the time, in [0, 1] (docs/spec/compare2013-functionals.md §F4.6).
 *
 * <ul>
 *   <li>{@code upleveltime25} to {@code 90}: above minimum + 25, 50, 75, 90 % of the range
 *   <li>{@code risetime}: steps upwards among all steps
 *   <li>{@code leftctime}: samples at which the slope increases among all that have two neighbours
 * </ul>
 */
final class Times implements FunctionalGroup {
  /** Levels as shares of the range above the minimum. */
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
    float limit25 = LEVELS[0] * series.range() + series.min();
    float limit50 = LEVELS[1] * series.range() + series.min();
    float limit75 = LEVELS[2] * series.range() + series.min();
    float limit90 = LEVELS[3] * series.range() + series.min();
    int below25 = 0;
    int below50 = 0;
    int below75 = 0;
    int below90 = 0;
    for (int i = 0; i < n; i++) {
      float v = x[i];
      below25 += v <= limit25 ? 1 : 0;
      below50 += v <= limit50 ? 1 : 0;
      below75 += v <= limit75 ? 1 : 0;
      below90 += v <= limit90 ? 1 : 0;
    }
    out[at] = (float) (n - below25) / (float) n;
    out[at + 1] = (float) (n - below50) / (float) n;
    out[at + 2] = (float) (n - below75) / (float) n;
    out[at + 3] = (float) (n - below90) / (float) n;
    int rises = 0;
    int leftCurves = 0;
    float before = Float.POSITIVE_INFINITY; // neither a rise nor a curve at the first step
    for (int i = 1; i < n; i++) {
      float step = x[i] - x[i - 1];
      rises += x[i - 1] < x[i] ? 1 : 0;
      leftCurves += before < step ? 1 : 0;
      before = step;
    }
    out[at + 4] = share(rises, (float) n - 1f);
    out[at + 5] = share(leftCurves, (float) n - 2f);
  }

  private static float share(int count, float of) {
    return of == 0f ? 0f : count / of;
  }
}
