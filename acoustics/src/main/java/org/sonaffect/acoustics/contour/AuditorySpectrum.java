package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.FastMath;
import org.sonaffect.acoustics.dsp.FloatMath;

/**
 * Loudness-like spectra of the mel energies: equal-loudness weighting and compression, with and
 * without RASTA filtering (docs/spec/compare2013-contours.md §C5.3; Hermansky 1990, Hermansky and
 * Morgan 1994).
 */
final class AuditorySpectrum {
  private static final int BANDS = MelBands.COUNT;

  /** fl and comp (docs/spec/compare2013-contours.md §C5.3). */
  private static final float FLOOR = 9.3e-10f;

  private static final float COMPRESSION = 0.33f;

  /** Frames in which the recursive part of the RASTA filter is off. */
  private static final int START = 5;

  /**
   * The RASTA filter: its corner frequencies in Hz and what follows from them at the nominal frame
   * rate, r, om, nm and h0 to h2 (docs/spec/compare2013-contours.md §C5.3.3).
   */
  private static final int LOW_CORNER = 1;

  private static final int HIGH_CORNER = 29;
  private static final float POLE =
      (float) (1 - StrictMath.sin(2 * Math.PI * LOW_CORNER * Framing.HOP));
  private static final float NOTCH =
      (float) StrictMath.cos(2 * Math.PI * HIGH_CORNER * Framing.HOP);
  private static final float NORM = (float) Math.sqrt(10 * (32 * (double) NOTCH * NOTCH + 8));
  private static final float H0 = 2 / NORM;
  private static final float H1 = -4 * NOTCH / NORM;
  private static final float H2 = 0f;

  final float[] loudness = new float[BANDS];
  private final float[] logLoudness = new float[BANDS];
  private final float[][] state = new float[4][BANDS];
  private int frame;

  AuditorySpectrum(MelBands bands) {
    for (int m = 0; m < BANDS; m++) {
      loudness[m] = (float) equalLoudness(bands.centre(m));
      logLoudness[m] = FloatMath.logf(loudness[m]);
    }
  }

  /**
   * Weight of a band at {@code hz} (docs/spec/compare2013-contours.md §C5.3.1); the seventh power
   * is the reference's.
   */
  private static double equalLoudness(double hz) {
    double w = 2 * Math.PI * hz;
    double w2 = w * w;
    double w4 = w2 * w2;
    double w7 = w4 * w2 * w;
    // Q = 1e32 (w^2 + 56.8e6) w^4 / ((w^2 + 6.3e6)^2 (w^2 + 0.38e9) (w^7 + 1.7e31))
    return 1e32
        * ((w2 + 56.8e6) * w4)
        / ((w2 + 6.3e6) * (w2 + 6.3e6) * (w2 + 0.38e9) * (w7 + 1.7e31));
  }

  /**
   * The mean over the bands of the compressed loudness of {@code mel}
   * (docs/spec/compare2013-contours.md §C5.3.2, §C5.3.4).
   */
  float mean(float[] mel) {
    float sum = 0f;
    for (int m = 0; m < BANDS; m++) {
      float s = Math.max(mel[m], FLOOR) * loudness[m];
      sum += FastMath.power(s, COMPRESSION);
    }
    return sum / BANDS;
  }

  /**
   * The next frame's RASTA-filtered spectrum into {@code out}, {@code float[26]}; its mean
   * (docs/spec/compare2013-contours.md §C5.3.3, §C5.3.4).
   */
  float rasta(float[] mel, float[] out) {
    boolean started = frame >= START;
    float k = started ? POLE : 0f;
    frame = Math.min(frame + 1, START);
    float sum = 0f;
    for (int m = 0; m < BANDS; m++) {
      float l = FloatMath.logf(Math.max(mel[m], FLOOR));
      float o = H0 * l + state[0][m];
      state[0][m] = (H1 * l + state[1][m]) + k * o;
      state[1][m] = H2 * l + state[2][m];
      state[2][m] = -H1 * l + state[3][m];
      state[3][m] = -H0 * l;
      float y = started ? o : 0f;
      out[m] = FloatMath.expf((y + logLoudness[m]) * COMPRESSION);
      sum += out[m];
    }
    return sum / BANDS;
  }
}
