package org.sonaffect.acoustics.dsp;

/**
 * The two kinds of radix-4 pass over a block of at least 16 points, in place: block b of the result
 * takes the place of quarter b (docs/spec/float-math.md §M1.3, §M1.5).
 */
final class FftPasses {
  private static final float H = Twiddles.H;

  private FftPasses() {}

  /** Kind T1 over {@code m} points at {@code o}; {@code w} holds E1(q), E3(q) in fours. */
  static void t1(float[] re, float[] im, int o, int m, float[] w) {
    int quarter = m / 4;
    int eighth = m / 8;
    for (int q = 0; q < quarter; q++) {
      int a = o + q;
      int b = a + quarter;
      int c = b + quarter;
      int d = c + quarter;
      float ur = re[a] + re[c];
      float ui = im[a] + im[c];
      float vr = re[a] - re[c];
      float vi = im[a] - im[c];
      float sr = re[b] + re[d];
      float si = im[b] + im[d];
      float dr = re[b] - re[d];
      float di = im[b] - im[d];
      re[a] = ur + sr;
      im[a] = ui + si;
      re[b] = ur - sr;
      im[b] = ui - si;
      float pr = vr - di;
      float pi = vi + dr;
      float mr = vr + di;
      float mi = vi - dr;
      if (q == eighth) {
        re[c] = H * (pr - pi);
        im[c] = H * (pi + pr);
        re[d] = -(H * (mr + mi));
        im[d] = -(H * (mi - mr));
        continue;
      }
      // At q = 0 the factors are 1 and 0: the values themselves.
      int t = 4 * q;
      float c1 = w[t];
      float s1 = w[t + 1];
      float c3 = w[t + 2];
      float s3 = w[t + 3];
      re[c] = c1 * pr - s1 * pi;
      im[c] = c1 * pi + s1 * pr;
      re[d] = c3 * mr - s3 * mi;
      im[d] = c3 * mi + s3 * mr;
    }
  }

  /** Kind T2 over {@code m} points at {@code o}; {@code w} holds the four factors in eights. */
  static void t2(float[] re, float[] im, int o, int m, float[] w) {
    int quarter = m / 4;
    t2First(re, im, o, quarter);
    for (int q = 1; q < quarter; q++) {
      int a = o + q;
      int b = a + quarter;
      int c = b + quarter;
      int d = c + quarter;
      float x0r = re[a] - im[c];
      float x0i = im[a] + re[c];
      float x1r = re[a] + im[c];
      float x1i = im[a] - re[c];
      float x2r = re[b] - im[d];
      float x2i = im[b] + re[d];
      float x3r = re[b] + im[d];
      float x3i = im[b] - re[d];
      int t = 8 * q;
      float y0r = w[t] * x0r - w[t + 1] * x0i;
      float y0i = w[t] * x0i + w[t + 1] * x0r;
      float y2r = w[t + 2] * x2r - w[t + 3] * x2i;
      float y2i = w[t + 2] * x2i + w[t + 3] * x2r;
      float w1r = w[t + 4] * x1r - w[t + 5] * x1i;
      float w1i = w[t + 4] * x1i + w[t + 5] * x1r;
      float w3r = w[t + 6] * x3r - w[t + 7] * x3i;
      float w3i = w[t + 6] * x3i + w[t + 7] * x3r;
      re[a] = y0r + y2r;
      im[a] = y0i + y2i;
      re[b] = y0r - y2r;
      im[b] = y0i - y2i;
      re[c] = w1r + w3r;
      im[c] = w1i + w3i;
      re[d] = w1r - w3r;
      im[d] = w1i - w3i;
    }
  }

  /** The butterfly q = 0 of kind T2, quarters {@code quarter} apart. */
  static void t2First(float[] re, float[] im, int a, int quarter) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    float x0r = re[a] - im[c];
    float x0i = im[a] + re[c];
    float x1r = re[a] + im[c];
    float x1i = im[a] - re[c];
    float x2r = re[b] - im[d];
    float x2i = im[b] + re[d];
    float x3r = re[b] + im[d];
    float x3i = im[b] - re[d];
    float yr = H * (x2r - x2i);
    float yi = H * (x2i + x2r);
    float wr = H * (x3r - x3i);
    float wi = H * (x3i + x3r);
    re[a] = x0r + yr;
    im[a] = x0i + yi;
    re[b] = x0r - yr;
    im[b] = x0i - yi;
    re[c] = x1r - wi;
    im[c] = x1i + wr;
    re[d] = x1r + wi;
    im[d] = x1i - wr;
  }
}
