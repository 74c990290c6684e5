package org.sonaffect.acoustics.functional;

/**
 * Smoothed contours and deltas of exactly the rows that the functionals see, float32
 * (docs/spec/compare2013-functionals.md §F1.4).
 */
public final class Smoothing {
  private Smoothing() {}

  /**
   * Mean over three frames, for the sets a and b; edges are repeated.
   *
   * @param x the raw contour, {@code available} values
   * @param rows how many smoothed values to make
   */
  public static void plain(float[] x, int available, float[] out, int rows) {
    int inner = Math.min(rows, available - 1);
    for (int r = 1; r < inner; r++) {
      out[r] = ((x[r] + x[r - 1]) + x[r + 1]) / 3f;
    }
    out[0] = ((x[0] + x[0]) + right(x, available, 0)) / 3f;
    for (int r = Math.max(inner, 1); r < rows; r++) {
      out[r] = ((x[r] + x[r - 1]) + right(x, available, r)) / 3f;
    }
  }

  /** The same over the values that are not 0, for the set nz; 0 where the middle one is 0. */
  public static void nonZero(float[] x, int available, float[] out, int rows) {
    for (int r = 0; r < rows; r++) {
      float middle = x[r];
      if (middle == 0f) {
        out[r] = 0f;
        continue;
      }
      float sum = middle;
      int count = 1;
      float left = x[Math.max(r - 1, 0)];
      if (left != 0f) {
        sum += left;
        count++;
      }
      float right = right(x, available, r);
      if (right != 0f) {
        sum += right;
        count++;
      }
      out[r] = sum / (float) count;
    }
  }

  /** The next value; the last one is repeated, but a single one is followed by 0. */
  private static float right(float[] x, int available, int r) {
    if (r + 1 < available) {
      return x[r + 1];
    }
    return available == 1 ? 0f : x[available - 1];
  }

  /**
   * Slope over five frames, for the sets a and b.
   *
   * @param s smoothed, {@code available} values; what lies beyond them is 0
   */
  static void deltas(float[] s, int available, float[] out, int rows) {
    int inner = Math.min(rows, available - 2);
    for (int r = 2; r < inner; r++) {
      out[r] = ((s[r + 1] - s[r - 1]) + 2f * (s[r + 2] - s[r - 2])) / 10f;
    }
    for (int r = 0; r < Math.min(rows, 2); r++) {
      out[r] = deltaAtEdge(s, available, r);
    }
    for (int r = Math.max(inner, 2); r < rows; r++) {
      out[r] = deltaAtEdge(s, available, r);
    }
  }

  private static float deltaAtEdge(float[] s, int available, int r) {
    float left1 = s[Math.max(r - 1, 0)];
    float left2 = s[Math.max(r - 2, 0)];
    float right1 = r + 1 < available ? s[r + 1] : 0f;
    float right2 = r + 2 < available ? s[r + 2] : 0f;
    return ((right1 - left1) + 2f * (right2 - left2)) / 10f;
  }

  /**
   * Slopes of the six contours of the set nz together: they share the norm, which starts at 10 and
   * grows with every pair of values that are not 0, through the whole file, as in the reference.
   */
  static void nonZeroDeltas(float[][] s, int available, float[][] out, int rows) {
    float norm = 10f;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < s.length; c++) {
        float sum = 0f;
        for (int i = 1; i <= 2; i++) {
          float left = s[c][Math.max(r - i, 0)];
          float right = r + i < available ? s[c][r + i] : 0f;
          if (left != 0f && right != 0f) {
            sum += i * (right - left);
            norm += i * i;
          }
        }
        out[c][r] = sum / norm;
      }
    }
  }
}
