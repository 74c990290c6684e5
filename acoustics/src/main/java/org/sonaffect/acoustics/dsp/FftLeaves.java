package org.sonaffect.acoustics.dsp;

/**
 * The last passes over blocks of up to 8 points, as straight-line code (docs/spec/float-math.md
 * §M1.2, §M1.3, §M1.5).
 */
final class FftLeaves {
  private static final float H = Twiddles.H;

  /** Cosine and sine of pi/8, as rounded by the tables. */
  private static final float C8 = Twiddles.cosine(1, 16);

  private static final float S8 = Twiddles.sine(1, 16);

  private FftLeaves() {}

  /** Transforms all blocks of {@code points} points, of kind T1 and T2 at the offsets given. */
  static void all(float[] re, float[] im, int points, int[] kind1, int[] kind2) {
    switch (points) {
      case 8 -> {
        for (int o : kind1) {
          eight1(re, im, o);
        }
        for (int o : kind2) {
          eight2(re, im, o);
        }
      }
      case 4 -> {
        for (int o : kind1) {
          four1(re, im, o, 1);
        }
        for (int o : kind2) {
          FftPasses.t2First(re, im, o, 1);
        }
      }
      case 2 -> {
        for (int o : kind1) {
          two1(re, im, o);
        }
        for (int o : kind2) {
          two2(re, im, o);
        }
      }
      default -> {} // one point is its own transform
    }
  }

  // Eight points are held in variables, read once and written once: C2 does not know that the two
  // arrays are not the same, and would read again what was just written.

  private static void eight1(float[] re, float[] im, int o) {
    float r0 = re[o];
    float i0 = im[o];
    float r2 = re[o + 2];
    float i2 = im[o + 2];
    float r4 = re[o + 4];
    float i4 = im[o + 4];
    float r6 = re[o + 6];
    float i6 = im[o + 6];
    float ur = r0 + r4;
    float ui = i0 + i4;
    float vr = r0 - r4;
    float vi = i0 - i4;
    float sr = r2 + r6;
    float si = i2 + i6;
    float dr = r2 - r6;
    float di = i2 - i6;
    r0 = ur + sr;
    i0 = ui + si;
    r2 = ur - sr;
    i2 = ui - si;
    r4 = vr - di;
    i4 = vi + dr;
    r6 = vr + di;
    i6 = vi - dr;
    float r1 = re[o + 1];
    float i1 = im[o + 1];
    float r3 = re[o + 3];
    float i3 = im[o + 3];
    float r5 = re[o + 5];
    float i5 = im[o + 5];
    float r7 = re[o + 7];
    float i7 = im[o + 7];
    ur = r1 + r5;
    ui = i1 + i5;
    vr = r1 - r5;
    vi = i1 - i5;
    sr = r3 + r7;
    si = i3 + i7;
    dr = r3 - r7;
    di = i3 - i7;
    float pr = vr - di;
    float pi = vi + dr;
    float mr = vr + di;
    float mi = vi - dr;
    two1(re, im, o, r0, i0, ur + sr, ui + si);
    two2(re, im, o + 2, r2, i2, ur - sr, ui - si);
    two1(re, im, o + 4, r4, i4, H * (pr - pi), H * (pi + pr));
    two1(re, im, o + 6, r6, i6, -(H * (mr + mi)), -(H * (mi - mr)));
  }

  private static void eight2(float[] re, float[] im, int o) {
    float r0 = re[o];
    float i0 = im[o];
    float r2 = re[o + 2];
    float i2 = im[o + 2];
    float r4 = re[o + 4];
    float i4 = im[o + 4];
    float r6 = re[o + 6];
    float i6 = im[o + 6];
    float x0r = r0 - i4;
    float x0i = i0 + r4;
    float x1r = r0 + i4;
    float x1i = i0 - r4;
    float x2r = r2 - i6;
    float x2i = i2 + r6;
    float x3r = r2 + i6;
    float x3i = i2 - r6;
    float yr = H * (x2r - x2i);
    float yi = H * (x2i + x2r);
    float wr = H * (x3r - x3i);
    float wi = H * (x3i + x3r);
    r0 = x0r + yr;
    i0 = x0i + yi;
    r2 = x0r - yr;
    i2 = x0i - yi;
    r4 = x1r - wi;
    i4 = x1i + wr;
    r6 = x1r + wi;
    i6 = x1i - wr;
    float r1 = re[o + 1];
    float i1 = im[o + 1];
    float r3 = re[o + 3];
    float i3 = im[o + 3];
    float r5 = re[o + 5];
    float i5 = im[o + 5];
    float r7 = re[o + 7];
    float i7 = im[o + 7];
    x0r = r1 - i5;
    x0i = i1 + r5;
    x1r = r1 + i5;
    x1i = i1 - r5;
    x2r = r3 - i7;
    x2i = i3 + r7;
    x3r = r3 + i7;
    x3i = i3 - r7;
    float y0r = C8 * x0r - S8 * x0i;
    float y0i = C8 * x0i + S8 * x0r;
    float y2r = S8 * x2r - C8 * x2i;
    float y2i = S8 * x2i + C8 * x2r;
    float w1r = S8 * x1r - C8 * x1i;
    float w1i = S8 * x1i + C8 * x1r;
    float w3r = C8 * x3r - S8 * x3i;
    float w3i = C8 * x3i + S8 * x3r;
    two1(re, im, o, r0, i0, y0r + y2r, y0i + y2i);
    two2(re, im, o + 2, r2, i2, y0r - y2r, y0i - y2i);
    two1(re, im, o + 4, r4, i4, w1r - w3r, w1i - w3i);
    two2(re, im, o + 6, r6, i6, w1r + w3r, w1i + w3i);
  }

  /** The butterfly q = 0 of kind T1, quarters {@code step} apart. */
  private static void four1(float[] re, float[] im, int a, int step) {
    int b = a + step;
    int c = b + step;
    int d = c + step;
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
    re[c] = vr - di;
    im[c] = vi + dr;
    re[d] = vr + di;
    im[d] = vi - dr;
  }

  private static void two1(float[] re, float[] im, int o) {
    two1(re, im, o, re[o], im[o], re[o + 1], im[o + 1]);
  }

  private static void two1(float[] re, float[] im, int o, float ar, float ai, float br, float bi) {
    re[o] = ar + br;
    im[o] = ai + bi;
    re[o + 1] = ar - br;
    im[o + 1] = ai - bi;
  }

  private static void two2(float[] re, float[] im, int o) {
    two2(re, im, o, re[o], im[o], re[o + 1], im[o + 1]);
  }

  private static void two2(float[] re, float[] im, int o, float ar, float ai, float br, float bi) {
    re[o] = ar - bi;
    im[o] = ai + br;
    re[o + 1] = ar + bi;
    im[o + 1] = ai - br;
  }
}
