package org.sonaffect.acoustics.contour;

import java.util.Arrays;

/**
 * Raw contours to the 130 columns the reference prints: smoothed over three rows, and deltas, with
 * the effects at the end of a file (docs/spec/compare2013-contours.md §C6, §C7).
 */
public final class SmoothedContours {
  /** Groups of the 65 contours: NZ is 0 to 5, A 6 to 9 (zero crossings last), B the rest. */
  private static final int NZ_END = 6;

  private static final int A_END = 10;
  private static final int CONTOURS = 65;

  private SmoothedContours() {}

  /** Smooths; no rows where there is no 60 ms frame, one more than there are such frames else. */
  public static Contours of(RawContours raw) {
    int frames = raw.frames60();
    int rows = frames == 0 ? 0 : frames + 1;
    float[][] values = new float[2 * CONTOURS][rows];
    double[] times = new double[rows];
    if (rows > 0) {
      int hop = Framing.at(raw.sampleRate()).hop();
      for (int n = 0; n < rows; n++) {
        times[n] = (double) (frames == 1 ? n : Math.min(n, frames - 1)) * hop / raw.sampleRate();
      }
      // Levels one after another, so that the rows beyond those printed do not pile up.
      fill(values, 0, nonZero(raw, rows));
      fill(values, NZ_END, plain(raw, NZ_END, A_END, rows));
      for (int c = A_END; c < CONTOURS; c++) {
        fill(values, c, plain(raw, c, c + 1, rows));
      }
    }
    return new Contours(raw.sampleRate(), times, values);
  }

  private static SmoothingLevel nonZero(RawContours raw, int rows) {
    return new NonZeroLevel(
        Arrays.copyOfRange(raw.values(), 0, NZ_END),
        new int[] {0, 0, 1, 1, 1, 1},
        raw.frames60(),
        raw.released(),
        rows + 2);
  }

  private static SmoothingLevel plain(RawContours raw, int from, int to, int rows) {
    float[][] columns = Arrays.copyOfRange(raw.values(), from, to);
    int[] source = new int[columns.length];
    int[] available = new int[columns.length];
    for (int c = 0; c < columns.length; c++) {
      source[c] = c;
      available[c] = columns[c].length;
    }
    return new PlainLevel(columns, source, available, rows + 8);
  }

  private static void fill(float[][] values, int at, SmoothingLevel level) {
    level.run();
    int rows = values[at].length;
    for (int c = 0; c < level.smoothed.length; c++) {
      values[at + c] = Arrays.copyOf(level.smoothed[c], rows);
      values[CONTOURS + at + c] = Arrays.copyOf(level.delta[c], rows);
    }
  }
}
