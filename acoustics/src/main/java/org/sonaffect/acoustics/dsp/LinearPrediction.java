package org.sonaffect.acoustics.dsp;

/**
 * Coefficients of linear prediction from an autocorrelation, all in float32
 * (docs/spec/compare2013-functionals.md §F4.7; Levinson and Durbin).
 */
public final class LinearPrediction {
  private LinearPrediction() {}

  /**
   * Solves for x[n] + a1 x[n-1] + ... + ap x[n-p] = residual.
   *
   * @param r autocorrelation, {@code float[p + 1]}
   * @param a receives a1 to ap at the indices 1 to p, {@code float[p + 1]}; all 0 where there is no
   *     energy
   * @return the energy of the residual
   */
  public static float solve(float[] r, float[] a) {
    int order = r.length - 1;
    java.util.Arrays.fill(a, 0f);
    float e = r[0];
    if (!divides(e)) {
      return e;
    }
    for (int m = 1; m <= order; m++) {
      float s = r[m];
      for (int i = 1; i < m; i++) {
        s += a[i] * r[m - i];
      }
      float k = (-1f / e) * s;
      a[m] = k;
      for (int i = 1; i <= m / 2; i++) {
        float old = a[i];
        a[i] += k * a[m - i];
        if (i != m - i) {
          a[m - i] += k * old;
        }
      }
      e *= 1f - k * k;
      if (!divides(e)) {
        break;
      }
    }
    return e;
  }

  /**
   * Whether an energy is more than 0 to float32. Below 2^-128 its reciprocal is infinite, and the
   * reference ends with values that are no numbers; contours of near-silence get there. Such an
   * energy counts as 0 here.
   */
  private static boolean divides(float e) {
    return e != 0f && !Float.isInfinite(1f / e);
  }
}
