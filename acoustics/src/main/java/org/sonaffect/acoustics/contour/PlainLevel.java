package org.sonaffect.acoustics.contour;

/**
 * Smoothing over three rows and differences over five: groups A and B
 * (docs/spec/compare2013-contours.md §C6.1).
 */
final class PlainLevel extends SmoothingLevel {
  PlainLevel(float[][] raw, int[] source, int[] available, int rows) {
    super(raw, source, available, rows);
  }

  @Override
  boolean advance(int phase, boolean padding) {
    return false;
  }

  @Override
  void smooth(int n) {
    for (int c = 0; c < raw.length; c++) {
      smoothed[c][n] = ((rawAt(c, n, n) + rawAt(c, n - 1, n)) + rawAt(c, n + 1, n)) / 3;
    }
  }

  @Override
  void differentiate(int n) {
    for (int c = 0; c < raw.length; c++) {
      float near = smoothedAt(c, n + 1, n) - smoothedAt(c, n - 1, n);
      float far = smoothedAt(c, n + 2, n) - smoothedAt(c, n - 2, n);
      delta[c][n] = (near + 2 * far) / 10;
    }
  }
}
