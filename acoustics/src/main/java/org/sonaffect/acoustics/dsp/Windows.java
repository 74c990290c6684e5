package org.sonaffect.acoustics.dsp;

/**
 * Analysis windows: computed in double, kept in float (docs/spec/compare2013-contours.md §C3.1).
 */
public final class Windows {
  /** Standard deviation of the Gauss window, of half its length. */
  private static final double DEVIATION = 0.4;

  /** The mean of the Hamming window, and the rest. */
  private static final double HAMMING_MEAN = 0.54;

  private static final double HAMMING_SWING = 0.46;

  private Windows() {}

  /** Gauss window, standard deviation 0.4 of half its length. */
  public static float[] gauss(int length) {
    float[] w = new float[length];
    double half = (length - 1) / 2.0;
    double deviation = DEVIATION * (length - 1) / 2.0;
    for (int i = 0; i < length; i++) {
      double z = (i - half) / deviation;
      w[i] = (float) StrictMath.exp(-0.5 * z * z);
    }
    return w;
  }

  /** Symmetric Hamming window, 0.54 - 0.46 cos. */
  public static float[] hamming(int length) {
    float[] w = new float[length];
    for (int i = 0; i < length; i++) {
      w[i] =
          (float) (HAMMING_MEAN - HAMMING_SWING * StrictMath.cos(2 * Math.PI * i / (length - 1)));
    }
    return w;
  }
}
