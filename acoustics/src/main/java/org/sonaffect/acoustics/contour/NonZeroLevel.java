package org.sonaffect.acoustics.contour;

/**
 * Smoothing and differences that leave out zeros: group NZ (docs/spec/compare2013-contours.md
 * §C6.1). Pitch and voicing are from one source, voice quality from another that stands still while
 * the file ends.
 */
final class NonZeroLevel extends SmoothingLevel {
  private static final int PITCH = 0;
  private static final int QUALITY = 1;

  private final int frames;

  /**
   * Divisor of the deltas: one for all columns, growing through the whole file
   * (docs/spec/compare2013-contours.md §C6.1).
   */
  private float norm = 10f;

  NonZeroLevel(float[][] raw, int[] source, int frames, int released, int rows) {
    super(raw, source, new int[] {released, released}, rows);
    this.frames = frames;
  }

  @Override
  boolean advance(int phase, boolean padding) {
    if (padding && available[PITCH] < frames) {
      available[PITCH]++;
      return true;
    }
    if (!padding && phase > 0 && available[QUALITY] < available[PITCH]) {
      available[QUALITY]++;
      return true;
    }
    return false;
  }

  @Override
  void smooth(int n) {
    for (int c = 0; c < raw.length; c++) {
      float x = rawAt(c, n, n);
      if (x == 0f) {
        smoothed[c][n] = 0f;
        continue;
      }
      float sum = x;
      int count = 1;
      float before = rawAt(c, n - 1, n);
      if (before != 0f) {
        sum += before;
        count++;
      }
      float after = rawAt(c, n + 1, n);
      if (after != 0f) {
        sum += after;
        count++;
      }
      smoothed[c][n] = sum / count;
    }
  }

  @Override
  void differentiate(int n) {
    for (int c = 0; c < raw.length; c++) {
      float sum = 0f;
      for (int i = 1; i <= 2; i++) {
        float after = smoothedAt(c, n + i, n);
        float before = smoothedAt(c, n - i, n);
        if (after != 0f && before != 0f) {
          sum += i * (after - before);
          norm += i * i;
        }
      }
      delta[c][n] = sum / norm;
    }
  }
}
