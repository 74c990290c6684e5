package org.sonaffect.acoustics.dsp;

/** Analysis windows: computed in double, kept in float (section 3 of the contour specification). */
public final class Windows {
  private Windows() {}

  /** Gauss window, standard deviation 0.4 of half its length. */
  public static float[] gauss(int length) {
    float[] w = new float[length];
    double half = (length - 1) / 2.0;
    double deviation = 0.4 * (length - 1) / 2.0;
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
      w[i] = (float) (0.54 - 0.46 * StrictMath.cos(2 * Math.PI * i / (length - 1)));
    }
    return w;
  }
}
