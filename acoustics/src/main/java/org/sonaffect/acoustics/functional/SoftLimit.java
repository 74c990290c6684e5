package org.sonaffect.acoustics.functional;

/** Numbers that may not grow for ever: LIM (docs/spec/compare2016.md §D3). */
final class SoftLimit {
  private static final float LARGEST_EXPONENT = (float) StrictMath.log(Float.MAX_VALUE);

  private SoftLimit() {}

  /**
   * {@code x} itself where it is at most {@code from} in size, and beyond that ever more slowly up
   * to {@code from + room}.
   */
  static float of(float x, float from, float room) {
    if (x > from) {
      float w = (float) ((Math.sqrt((x - from) + 1.0) - 1.0) / (room * 0.5));
      return towardsOne(w) * room + from;
    }
    if (x < -from) {
      float w = (float) (-(Math.sqrt(-1.0 * (x + from) + 1.0) - 1.0) / (room * 0.5));
      return towardsOne(w) * room - from;
    }
    return x;
  }

  /** TH: from -1 to 1. */
  private static float towardsOne(float w) {
    float z = 2f * w;
    float q;
    if (z > LARGEST_EXPONENT) {
      q = 1f;
    } else if (z < -LARGEST_EXPONENT) {
      q = 0f;
    } else {
      q = (float) (1.0 / (1.0 + StrictMath.exp(-(double) z)));
    }
    return 2f * q - 1f;
  }
}
