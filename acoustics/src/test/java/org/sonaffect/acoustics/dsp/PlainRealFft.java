package org.sonaffect.acoustics.dsp;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The oracle of {@link RealFft}: the recursion of docs/spec/float-math.md §M1 written as it stands
 * there.
 */
final class PlainRealFft {
  /** Tables of one size; immutable after construction. */
  private record Tables(float[][][] t1, float[][][] t2, float[][] first, float[][] post) {}

  private static final ConcurrentHashMap<Integer, Tables> TABLES = new ConcurrentHashMap<>();

  private static final float H = Twiddles.H;

  private final int size;
  private final Tables tables;

  /**
   * A transform of {@code size} samples.
   *
   * @param size a power of two, 2 to 2^20
   */
  PlainRealFft(int size) {
    if (size < 2 || size > 1 << 20 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "FFT size is " + size + ", expected a power of two, 2 to 2^20");
    }
    this.size = size;
    this.tables = TABLES.computeIfAbsent(size, PlainRealFft::tables);
  }

  /** Number of samples. */
  int size() {
    return size;
  }

  private static Tables tables(int size) {
    int points = size / 2;
    int levels = Integer.numberOfTrailingZeros(points) + 1;
    float[][][] t1 = new float[levels][][];
    float[][][] t2 = new float[levels][][];
    for (int level = 2; level < levels; level++) {
      t1[level] = Twiddles.t1(1 << level, false);
      t2[level] = Twiddles.t2(1 << level);
    }
    return new Tables(t1, t2, Twiddles.t1(Math.max(points, 4), true), Twiddles.post(size));
  }

  /**
   * Transforms {@code samples} into {@code re} and {@code im}, with sign + in the exponent.
   *
   * @param samples {@code float[size]}; unchanged
   * @param re {@code float[size/2 + 1]}: sum of samples[j] cos(2 pi j k / size)
   * @param im {@code float[size/2 + 1]}: sum of samples[j] sin(2 pi j k / size); 0 at both ends
   */
  void forward(float[] samples, float[] re, float[] im) {
    int points = size / 2;
    float[] x = new float[points];
    float[] y = new float[points];
    for (int q = 0; q < points; q++) {
      x[q] = samples[2 * q];
      y[q] = samples[2 * q + 1];
    }
    float[][] z = complex(x, y, true, true);
    float[] zr = z[0];
    float[] zi = z[1];
    for (int k = 1; k < points / 2; k++) {
      int m = points - k;
      float g = tables.post[0][k];
      float f = tables.post[1][k];
      float xr = zr[k] - zr[m];
      float xi = zi[k] + zi[m];
      float yr = g * xr - f * xi;
      float yi = g * xi + f * xr;
      re[k] = zr[k] - yr;
      im[k] = zi[k] - yi;
      re[m] = zr[m] + yr;
      im[m] = zi[m] - yi;
    }
    if (points >= 2) {
      re[points / 2] = zr[points / 2];
      im[points / 2] = zi[points / 2];
    }
    re[0] = zr[0] + zi[0];
    im[0] = 0f;
    re[points] = zr[0] - zi[0];
    im[points] = 0f;
  }

  private float[][] complex(float[] x, float[] y, boolean kind1, boolean first) {
    int m = x.length;
    if (m == 1) {
      return new float[][] {x, y};
    }
    if (m == 2) {
      return kind1
          ? new float[][] {{x[0] + x[1], x[0] - x[1]}, {y[0] + y[1], y[0] - y[1]}}
          : new float[][] {{x[0] - y[1], x[0] + y[1]}, {y[0] + x[1], y[0] - x[1]}};
    }
    int quarter = m / 4;
    float[][] re = new float[4][quarter];
    float[][] im = new float[4][quarter];
    if (kind1) {
      passT1(x, y, re, im, first);
    } else {
      passT2(x, y, re, im);
    }
    float[][][] blocks = new float[4][][];
    blocks[0] = complex(re[0], im[0], true, false);
    blocks[1] = complex(re[1], im[1], false, false);
    blocks[2] = complex(re[2], im[2], true, false);
    blocks[3] = complex(re[3], im[3], kind1, false);
    float[][] z = new float[2][m];
    int[] place = {0, 2, 1, 3};
    for (int b = 0; b < 4; b++) {
      for (int k = 0; k < quarter; k++) {
        z[0][4 * k + place[b]] = blocks[b][0][k];
        z[1][4 * k + place[b]] = blocks[b][1][k];
      }
    }
    return z;
  }

  private void passT1(float[] x, float[] y, float[][] re, float[][] im, boolean first) {
    int m = x.length;
    int quarter = m / 4;
    float[][] e = first ? tables.first : tables.t1[Integer.numberOfTrailingZeros(m)];
    for (int q = 0; q < quarter; q++) {
      int b = q + quarter;
      int c = q + m / 2;
      int d = c + quarter;
      float ur = x[q] + x[c];
      float ui = y[q] + y[c];
      float vr = x[q] - x[c];
      float vi = y[q] - y[c];
      float sr = x[b] + x[d];
      float si = y[b] + y[d];
      float dr = x[b] - x[d];
      float di = y[b] - y[d];
      re[0][q] = ur + sr;
      im[0][q] = ui + si;
      re[1][q] = ur - sr;
      im[1][q] = ui - si;
      float pr = vr - di;
      float pi = vi + dr;
      float mr = vr + di;
      float mi = vi - dr;
      if (q == 0) {
        re[2][q] = pr;
        im[2][q] = pi;
        re[3][q] = mr;
        im[3][q] = mi;
      } else if (8 * q == m) {
        re[2][q] = H * (pr - pi);
        im[2][q] = H * (pi + pr);
        re[3][q] = -(H * (mr + mi));
        im[3][q] = -(H * (mi - mr));
      } else {
        re[2][q] = e[0][q] * pr - e[1][q] * pi;
        im[2][q] = e[0][q] * pi + e[1][q] * pr;
        re[3][q] = e[2][q] * mr - e[3][q] * mi;
        im[3][q] = e[2][q] * mi + e[3][q] * mr;
      }
    }
  }

  private void passT2(float[] x, float[] y, float[][] re, float[][] im) {
    int m = x.length;
    int quarter = m / 4;
    float[][] w = tables.t2[Integer.numberOfTrailingZeros(m)];
    for (int q = 0; q < quarter; q++) {
      int b = q + quarter;
      int c = q + m / 2;
      int d = c + quarter;
      float x0r = x[q] - y[c];
      float x0i = y[q] + x[c];
      float x1r = x[q] + y[c];
      float x1i = y[q] - x[c];
      float x2r = x[b] - y[d];
      float x2i = y[b] + x[d];
      float x3r = x[b] + y[d];
      float x3i = y[b] - x[d];
      if (q == 0) {
        float yr = H * (x2r - x2i);
        float yi = H * (x2i + x2r);
        float wr = H * (x3r - x3i);
        float wi = H * (x3i + x3r);
        re[0][q] = x0r + yr;
        im[0][q] = x0i + yi;
        re[1][q] = x0r - yr;
        im[1][q] = x0i - yi;
        re[2][q] = x1r - wi;
        im[2][q] = x1i + wr;
        re[3][q] = x1r + wi;
        im[3][q] = x1i - wr;
        continue;
      }
      float y0r = w[0][q] * x0r - w[1][q] * x0i;
      float y0i = w[0][q] * x0i + w[1][q] * x0r;
      float y2r = w[2][q] * x2r - w[3][q] * x2i;
      float y2i = w[2][q] * x2i + w[3][q] * x2r;
      float w1r = w[4][q] * x1r - w[5][q] * x1i;
      float w1i = w[4][q] * x1i + w[5][q] * x1r;
      float w3r = w[6][q] * x3r - w[7][q] * x3i;
      float w3i = w[6][q] * x3i + w[7][q] * x3r;
      re[0][q] = y0r + y2r;
      im[0][q] = y0i + y2i;
      re[1][q] = y0r - y2r;
      im[1][q] = y0i - y2i;
      re[2][q] = w1r + w3r;
      im[2][q] = w1i + w3i;
      re[3][q] = w1r - w3r;
      im[3][q] = w1i - w3i;
    }
  }
}
