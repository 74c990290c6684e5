package org.sonaffect.acoustics.egemaps;

import org.sonaffect.acoustics.functional.Smoothing;

/**
 * The smoothed rows that functionals see: fewer than are printed, since they run while the last
 * frames still wait for their pitch (docs/spec/egemaps.md §E10.2). Reused from contour to contour.
 */
final class SmoothedRows {
  /** A row of higher pitch than this, in semitones, is voiced. */
  private static final float VOICED = 0.000001f;

  private final EgemapsContours raw;
  private final float[] masked;
  private final float[] smoothed;
  private int length;

  SmoothedRows(EgemapsContours raw) {
    this.raw = raw;
    int rows = Math.max(raw.frames20(), raw.frames60());
    masked = new float[rows];
    smoothed = new float[rows];
  }

  /** How many rows the contour last asked for has. */
  int length() {
    return length;
  }

  /** The rows of a contour, {@code [0..length() - 1]}; overwritten by the next. */
  float[] of(int column, Rows rows) {
    float[] x = raw.values()[column];
    int released = raw.released();
    int frames = raw.frames60();
    switch (rows) {
      case ALL -> {
        length = raw.frames20();
        Smoothing.plain(x, length, smoothed, length);
      }
      case PITCH -> early(x);
      case UNVOICED -> early(mask(x, false));
      case VOICED -> {
        if (released > 0) {
          early(mask(x, true));
        } else {
          single(mask(x, true));
        }
      }
      case VOICE, VOICE_MASKED -> {
        length = released > 0 ? released : frames;
        float[] shown = rows == Rows.VOICE ? x : mask(x, true);
        Smoothing.nonZero(shown, length, smoothed, length);
      }
    }
    return smoothed;
  }

  /** S1 and S5: the rows released in time, which see the next row; without any a single one. */
  private void early(float[] x) {
    length = Math.max(1, raw.released());
    Smoothing.nonZero(x, raw.released() > 0 ? raw.frames60() : 1, smoothed, length);
  }

  /** S4 where no row was released in time: each row is its own right neighbour, the first has 0. */
  private void single(float[] x) {
    length = raw.frames60();
    float[] pair = new float[2];
    float[] out = new float[2];
    Smoothing.nonZero(x, 1, smoothed, 1);
    for (int n = 1; n < length; n++) {
      pair[0] = x[n - 1];
      pair[1] = x[n];
      Smoothing.nonZero(pair, 2, out, 2);
      smoothed[n] = out[1];
    }
  }

  /** The voiced rows of a contour, or the unvoiced ones, the others 0. */
  private float[] mask(float[] x, boolean voiced) {
    float[] pitch = raw.values()[EgemapsContours.PITCH];
    for (int n = 0; n < raw.frames60(); n++) {
      masked[n] = pitch[n] > VOICED == voiced ? x[n] : 0f;
    }
    return masked;
  }
}
