package org.sonaffect.acoustics.contour;

import java.util.Arrays;

/**
 * One group of contours on its way through smoother and delta, row by row
 * (docs/spec/compare2013-contours.md §C6.3): near the end of a file rows are made from padded input
 * and never repaired. The caller states which rows a source has so far.
 */
abstract class SmoothingLevel {
  private static final int SMOOTHER = 3;
  private static final int DELTA = 5;

  /** The raw columns, their smoothed form and its deltas. */
  final float[][] raw;

  final float[][] smoothed;
  final float[][] delta;

  /** Column to source, and rows of each source available. */
  final int[] source;

  final int[] available;

  private int smoothedRows;
  private int deltaRows;

  SmoothingLevel(float[][] raw, int[] source, int[] available, int rows) {
    this.raw = raw;
    this.source = source;
    this.available = available;
    smoothed = new float[raw.length][rows];
    delta = new float[raw.length][rows];
  }

  /** Makes what can be made: phases of ticks without and with padding, in turn, until idle. */
  final void run() {
    for (int phase = 0; ; phase++) {
      boolean padding = phase % 2 == 1;
      boolean worked = false;
      while (tick(phase, padding)) {
        worked = true;
      }
      if (!worked && !padding && phase > 0) {
        return;
      }
    }
  }

  private boolean tick(int phase, boolean padding) {
    boolean worked = advance(phase, padding);
    if (readableFromAll(smoothedRows - 1, padding)) {
      if (smoothedRows == smoothed[0].length) {
        grow(smoothed);
      }
      smooth(smoothedRows);
      smoothedRows++;
      worked = true;
    }
    if (readable(deltaRows - 2, DELTA, smoothedRows, padding)) {
      if (deltaRows == delta[0].length) {
        grow(delta);
      }
      differentiate(deltaRows);
      deltaRows++;
      worked = true;
    }
    return worked;
  }

  private static void grow(float[][] columns) {
    Arrays.setAll(columns, c -> Arrays.copyOf(columns[c], columns[c].length + 8));
  }

  /** Lets the sources advance by one tick; says whether any did. */
  abstract boolean advance(int phase, boolean padding);

  /** Makes smoothed row {@code n} of all columns. */
  abstract void smooth(int n);

  /** Makes delta row {@code n} of all columns. */
  abstract void differentiate(int n);

  private boolean readableFromAll(int row, boolean padding) {
    for (int rows : available) {
      if (!readable(row, SMOOTHER, rows, padding)) {
        return false;
      }
    }
    return true;
  }

  private static boolean readable(int row, int length, int rows, boolean padding) {
    return Math.max(row, 0) < rows && (padding || row + length <= rows);
  }

  /** The raw value of a column in {@code row}, read by the smoother for row {@code n}. */
  final float rawAt(int column, int row, int n) {
    return at(raw[column], row, available[source[column]], n - 1 < 0);
  }

  /** The smoothed value of a column in {@code row}, read for the delta of row {@code n}. */
  final float smoothedAt(int column, int row, int n) {
    return at(smoothed[column], row, smoothedRows, n - 2 < 0);
  }

  /** Before the start the first row; beyond the end the last, or 0 where the start shows too. */
  private static float at(float[] x, int row, int rows, boolean start) {
    if (row < 0) {
      return x[0];
    }
    if (row < rows) {
      return x[row];
    }
    return start ? 0f : x[rows - 1];
  }
}
