package org.sonaffect.acoustics.dsp;

/**
 * The first pass of the real FFT (kind T1, docs/spec/float-math.md §M1.3, §M1.4) with a quarter of
 * the points in an array of its own, a form that C2 turns into vectors: the operations of {@link
 * FftPasses#t1}, side by side. One instance serves one thread.
 */
final class FftFirstPass {
  /** From so many points on it pays. */
  static final int FEWEST = 64;

  private static final float H = Twiddles.H;

  private final int quarter;
  private final float[][] re;
  private final float[][] im;
  private final float[][] twiddle;
  private final float[] mirrored;
  private final float[] g;
  private final float[] f;

  FftFirstPass(int points, FftTables tables) {
    quarter = points / 4;
    re = new float[4][quarter];
    im = new float[4][quarter];
    twiddle = tables.firstByRow;
    mirrored = new float[quarter];
    g = new float[quarter];
    f = new float[quarter];
  }

  /**
   * Reads the real samples as complex points and leaves the four blocks in {@code zr}, {@code zi}.
   */
  void transform(float[] samples, float[] zr, float[] zi) {
    for (int b = 0; b < 4; b++) {
      take(samples, 2 * b * quarter, re[b], im[b]);
    }
    pass(zr, zi);
  }

  /**
   * The same of the complex points that a spectrum without imaginary parts is made of for its
   * inverse transform, conjugated (docs/spec/float-math.md §M7).
   *
   * @param x the spectrum
   * @param gs g of the real post-processing
   * @param fs its f
   */
  void transformOfReal(float[] x, float[] gs, float[] fs, float[] zr, float[] zi) {
    int points = 4 * quarter;
    for (int b = 0; b < 4; b++) {
      System.arraycopy(x, b * quarter, re[b], 0, quarter);
      int last = points - b * quarter;
      for (int q = 0; q < quarter; q++) {
        mirrored[q] = x[last - q];
      }
      if (b < 2) {
        System.arraycopy(gs, b * quarter, g, 0, quarter);
        System.arraycopy(fs, b * quarter, f, 0, quarter);
        below(re[b], im[b], mirrored, g, f);
      } else {
        for (int q = b == 2 ? 1 : 0; q < quarter; q++) {
          g[q] = gs[last - q];
          f[q] = fs[last - q];
        }
        above(re[b], im[b], mirrored, g, f);
      }
    }
    float first = 0.5f * (x[0] - x[points]);
    re[0][0] = x[0] - first;
    im[0][0] = -first;
    re[2][0] = x[points / 2];
    im[2][0] = 0f;
    pass(zr, zi);
  }

  private static void below(float[] re, float[] im, float[] mirrored, float[] g, float[] f) {
    for (int q = 0; q < re.length; q++) {
      float d = re[q] - mirrored[q];
      re[q] = re[q] - g[q] * d;
      im[q] = -(f[q] * d);
    }
  }

  private static void above(float[] re, float[] im, float[] mirrored, float[] g, float[] f) {
    for (int q = 0; q < re.length; q++) {
      float d = mirrored[q] - re[q];
      re[q] = re[q] + g[q] * d;
      im[q] = -(f[q] * d);
    }
  }

  /** The pass itself, over the points in the four arrays. */
  private void pass(float[] zr, float[] zi) {
    int eighth = quarter / 2;
    float vr = re[0][eighth] - re[2][eighth];
    float vi = im[0][eighth] - im[2][eighth];
    float dr = re[1][eighth] - re[3][eighth];
    float di = im[1][eighth] - im[3][eighth];
    sums(re[0], re[1], re[2], re[3]);
    sums(im[0], im[1], im[2], im[3]);
    cross(re[2], im[2], re[3], im[3]);
    turn(re[2], im[2], twiddle[0], twiddle[1]);
    turn(re[3], im[3], twiddle[2], twiddle[3]);
    float pr = vr - di;
    float pi = vi + dr;
    float mr = vr + di;
    float mi = vi - dr;
    re[2][eighth] = H * (pr - pi);
    im[2][eighth] = H * (pi + pr);
    re[3][eighth] = -(H * (mr + mi));
    im[3][eighth] = -(H * (mi - mr));
    for (int b = 0; b < 4; b++) {
      System.arraycopy(re[b], 0, zr, b * quarter, quarter);
      System.arraycopy(im[b], 0, zi, b * quarter, quarter);
    }
  }

  private static void take(float[] samples, int offset, float[] re, float[] im) {
    for (int q = 0; q < re.length; q++) {
      re[q] = samples[offset + 2 * q];
      im[q] = samples[offset + 2 * q + 1];
    }
  }

  private static void sums(float[] a, float[] b, float[] c, float[] d) {
    for (int q = 0; q < a.length; q++) {
      float u = a[q] + c[q];
      float v = a[q] - c[q];
      float s = b[q] + d[q];
      float e = b[q] - d[q];
      a[q] = u + s;
      b[q] = u - s;
      c[q] = v;
      d[q] = e;
    }
  }

  /** From v in c and the difference in d: v + i d and v - i d. */
  private static void cross(float[] cr, float[] ci, float[] dr, float[] di) {
    for (int q = 0; q < cr.length; q++) {
      float vr = cr[q];
      float vi = ci[q];
      float er = dr[q];
      float ei = di[q];
      cr[q] = vr - ei;
      ci[q] = vi + er;
      dr[q] = vr + ei;
      di[q] = vi - er;
    }
  }

  private static void turn(float[] re, float[] im, float[] c, float[] s) {
    for (int q = 0; q < re.length; q++) {
      float r = re[q];
      float i = im[q];
      re[q] = c[q] * r - s[q] * i;
      im[q] = c[q] * i + s[q] * r;
    }
  }
}
