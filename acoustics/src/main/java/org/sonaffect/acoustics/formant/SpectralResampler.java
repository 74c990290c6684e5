package org.sonaffect.acoustics.formant;

import java.util.Arrays;

/**
 * A frame at 11 kHz out of the transform of the frame at its own rate (docs/spec/egemaps.md §E6.1):
 * an inverse transform that is evaluated at other times.
 */
final class SpectralResampler {
  /** The rate aimed at, in Hz, and the nominal length of a frame in seconds. */
  private static final double RATE = 11000.0;

  private static final double FRAME = 0.020;

  private final int size;
  private final int length;

  /** Cosine and sine of bin k at each sample; row 0 of the cosines is that of bin M / 2. */
  private final float[][] cosine;

  private final float[][] sine;

  /**
   * For frames of one kind.
   *
   * @param sampleRate Hz
   * @param size of the transform, M20
   * @param duration of the padded frame in nominal seconds, D20
   */
  SpectralResampler(int sampleRate, int size, double duration) {
    this.size = size;
    double period = 1.0 / sampleRate;
    double ratio = RATE / (1.0 / period);
    length = (int) Math.round(((size * ratio) * FRAME) / duration);
    double exact = length / (size * (FRAME / duration));
    double points = size * exact;
    int bins = (Math.min(size, length) & ~1) / 2;
    cosine = new float[bins][length];
    sine = new float[bins][length];
    // Many k i are the same product: each angle once.
    float[][] known = new float[2][Math.max(1, (bins - 1) * (length - 1) + 1)];
    Arrays.fill(known[0], Float.NaN);
    for (int k = 1; k < bins; k++) {
      for (int i = 0; i < length; i++) {
        int product = k * i;
        if (Float.isNaN(known[0][product])) {
          double angle = ((2 * Math.PI) * product) / points;
          known[0][product] = (float) StrictMath.cos(angle);
          known[1][product] = (float) StrictMath.sin(angle);
        }
        cosine[k][i] = known[0][product];
        sine[k][i] = known[1][product];
      }
    }
    if (length >= size) {
      for (int i = 0; i < length; i++) {
        double angle = ((2 * Math.PI) * ((long) (size / 2) * i)) / points;
        cosine[0][i] = (float) StrictMath.cos(angle);
      }
    }
  }

  /** Samples of a frame: Nr. */
  int length() {
    return length;
  }

  /** Bins that are looked at, from 0 on. */
  int bins() {
    return length >= size ? size / 2 + 1 : cosine.length;
  }

  /** The frame of a spectrum into {@code y}, {@code float[length()]}. */
  void resample(float[] re, float[] im, float[] y) {
    int half = size / 2;
    Arrays.fill(y, re[0]);
    if (length >= size) {
      for (int i = 0; i < length; i++) {
        y[i] += re[half] * cosine[0][i];
      }
    }
    int k = 1;
    for (; k + 1 < cosine.length; k += 2) {
      addTwo(y, cosine[k], sine[k], cosine[k + 1], sine[k + 1], re[k], im[k], re[k + 1], im[k + 1]);
    }
    for (; k < cosine.length; k++) {
      float[] c = cosine[k];
      float[] s = sine[k];
      for (int i = 0; i < length; i++) {
        y[i] = (y[i] + re[k] * c[i]) + im[k] * s[i];
      }
    }
    for (int i = 0; i < length; i++) {
      y[i] /= half;
    }
  }

  /** Adds two bins, one after the other; a loop that C2 turns into vectors (not so for three). */
  private static void addTwo(
      float[] y,
      float[] c0,
      float[] s0,
      float[] c1,
      float[] s1,
      float re0,
      float im0,
      float re1,
      float im1) {
    for (int i = 0; i < y.length; i++) {
      y[i] = (((y[i] + re0 * c0[i]) + im0 * s0[i]) + re1 * c1[i]) + im1 * s1[i];
    }
  }
}
