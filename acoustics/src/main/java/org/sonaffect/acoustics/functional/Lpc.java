package org.sonaffect.acoustics.functional;

import java.util.List;
import org.sonaffect.acoustics.dsp.LinearPrediction;

/**
 * Linear prediction of order 5, all in float32 (docs/spec/compare2013-functionals.md §F4.7;
 * Levinson-Durbin).
 *
 * <ul>
 *   <li>{@code lpgain}: mean squared residual, in the squared unit of the contour
 *   <li>{@code lpc0} to {@code lpc4}: a1 to a5 of x[n] + a1 x[n-1] + ... + a5 x[n-5] = residual; a
 *       constant has {@code lpc0} near -1
 * </ul>
 */
final class Lpc implements FunctionalGroup {
  private static final int ORDER = 5;

  @Override
  public List<String> names() {
    return List.of("lpgain", "lpc0", "lpc1", "lpc2", "lpc3", "lpc4");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    float[] x = series.x;
    int n = series.length();
    // Six running sums side by side; each still adds its own products in the order of the samples.
    float r0 = 0f;
    float r1 = 0f;
    float r2 = 0f;
    float r3 = 0f;
    float r4 = 0f;
    float r5 = 0f;
    float x1 = 0f;
    float x2 = 0f;
    float x3 = 0f;
    float x4 = 0f;
    float x5 = 0f;
    for (int i = 0; i < n; i++) {
      float v = x[i];
      r0 += v * v;
      r1 += v * x1;
      r2 += v * x2;
      r3 += v * x3;
      r4 += v * x4;
      r5 += v * x5;
      x5 = x4;
      x4 = x3;
      x3 = x2;
      x2 = x1;
      x1 = v;
    }
    float[] r = {r0, r1, r2, r3, r4, r5};
    float[] a = new float[ORDER + 1];
    float e = LinearPrediction.solve(r, a);
    out[at] = r0 == 0f ? 0f : e / (float) n;
    System.arraycopy(a, 1, out, at + 1, ORDER);
  }
}
