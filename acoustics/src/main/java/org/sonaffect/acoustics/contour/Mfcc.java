package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.FloatMath;

/**
 * Mel-frequency cepstral coefficients 1 to 14, liftered (docs/spec/compare2013-contours.md §C5.5).
 */
final class Mfcc {
  static final int COUNT = 14;

  private static final int BANDS = MelBands.COUNT;

  /** Energy of full scale in 16 bits (docs/spec/compare2013-contours.md §C5.2.2). */
  private static final float FULL_SCALE = 32767f * 32767f;

  /** Smallest energy that a logarithm is taken of, on that scale. */
  private static final float FLOOR = 1f;

  private static final int LIFTER = 22;

  private final float[][] cosine = new float[COUNT][BANDS];
  private final float[] scale = new float[COUNT];
  private final float[] log = new float[BANDS];

  Mfcc() {
    float norm = (float) Math.sqrt(2.0 / BANDS);
    for (int i = 1; i <= COUNT; i++) {
      for (int b = 0; b < BANDS; b++) {
        cosine[i - 1][b] = (float) StrictMath.cos(Math.PI * (i / (double) BANDS) * (b + 0.5));
      }
      float sine = (float) StrictMath.sin((float) Math.PI * i / LIFTER);
      scale[i - 1] = (1f + LIFTER / 2f * sine) * norm;
    }
  }

  /** The coefficients of the mel energies {@code mel} into {@code out}, {@code float[14]}. */
  void coefficients(float[] mel, float[] out) {
    for (int b = 0; b < BANDS; b++) {
      log[b] = FloatMath.logf(Math.max(mel[b] * FULL_SCALE, FLOOR));
    }
    for (int i = 0; i < COUNT; i++) {
      float sum = 0f;
      for (int b = 0; b < BANDS; b++) {
        sum += log[b] * cosine[i][b];
      }
      out[i] = sum * scale[i];
    }
  }
}
