package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Segments between the crossings of a running average over 3 frames with two levels, 25 % and 75 %
 * of the range (docs/spec/compare2013-functionals.md §F4.5.2, relTh).
 */
final class LevelSegments implements FunctionalGroup {
  private static final float LOW = 0.25f;
  private static final float HIGH = 0.75f;
  private static final int WINDOW = 3;

  /** A segment is longer than N div 100 - 1 frames, and longer than 2. */
  private static final int SHARE = 100;

  private static final int SHORTEST = 2;

  /** So many segments count. */
  private static final int LIMIT = 100;

  @Override
  public List<String> names() {
    return SegmentLengths.NAMES;
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    float[] x = series.x;
    int n = series.length();
    float low = series.min() + series.range() * LOW;
    float high = series.min() + series.range() * HIGH;
    int shortest = Math.max(SHORTEST, n / SHARE - 1);
    int last = -(shortest / 2);
    SegmentLengths segments = new SegmentLengths(LIMIT);
    float running = 0f;
    float before = 0f;
    for (int i = 0; i < n; i++) {
      running += x[i];
      if (i >= WINDOW) {
        // Apart from the addition: the residue of rounding is carried on, as in the reference.
        running -= x[i - WINDOW];
      }
      float average = running / (float) Math.min(i + 1, WINDOW);
      boolean crossing = crosses(before, average, low) | crosses(before, average, high);
      before = average;
      if (crossing && i - last > shortest) {
        segments.add(i - last);
        last = i;
      }
    }
    segments.write(out, at);
  }

  private static boolean crosses(float before, float now, float level) {
    return now > level & before <= level | now < level & before >= level;
  }
}
