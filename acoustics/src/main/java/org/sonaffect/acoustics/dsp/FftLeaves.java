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

  private static void eight1(float[] re, float[] im, int o) {
    four1(re, im, o, 2);
    float ur = re[o + 1] + re[o + 5];
    float ui = im[o + 1] + im[o + 5];
    float vr = re[o + 1] - re[o + 5];
    float vi = im[o + 1] - im[o + 5];
    float sr = re[o + 3] + re[o + 7];
    float si = im[o + 3] + im[o + 7];
    float dr = re[o + 3] - re[o + 7];
    float di = im[o + 3] - im[o + 7];
    re[o + 1] = ur + sr;
    im[o + 1] = ui + si;
    re[o + 3] = ur - sr;
    im[o + 3] = ui - si;
    float pr = vr - di;
    float pi = vi + dr;
    float mr = vr + di;
    float mi = vi - dr;
    re[o + 5] = H * (pr - pi);
    im[o + 5] = H * (pi + pr);
    re[o + 7] = -(H * (mr + mi));
    im[o + 7] = -(H * (mi - mr));
    two1(re, im, o);
    two2(re, im, o + 2);
    two1(re, im, o + 4);
    two1(re, im, o + 6);
  }

  private static void eight2(float[] re, float[] im, int o) {
    FftPasses.t2First(re, im, o, 2);
    float x0r = re[o + 1] - im[o + 5];
    float x0i = im[o + 1] + re[o + 5];
    float x1r = re[o + 1] + im[o + 5];
    float x1i = im[o + 1] - re[o + 5];
    float x2r = re[o + 3] - im[o + 7];
    float x2i = im[o + 3] + re[o + 7];
    float x3r = re[o + 3] + im[o + 7];
    float x3i = im[o + 3] - re[o + 7];
    float y0r = C8 * x0r - S8 * x0i;
    float y0i = C8 * x0i + S8 * x0r;
    float y2r = S8 * x2r - C8 * x2i;
    float y2i = S8 * x2i + C8 * x2r;
    float w1r = S8 * x1r - C8 * x1i;
    float w1i = S8 * x1i + C8 * x1r;
    float w3r = C8 * x3r - S8 * x3i;
    float w3i = C8 * x3i + S8 * x3r;
    re[o + 1] = y0r + y2r;
    im[o + 1] = y0i + y2i;
    re[o + 3] = y0r - y2r;
    im[o + 3] = y0i - y2i;
    re[o + 5] = w1r - w3r;
    im[o + 5] = w1i - w3i;
    re[o + 7] = w1r + w3r;
    im[o + 7] = w1i + w3i;
    two1(re, im, o);
    two2(re, im, o + 2);
    two1(re, im, o + 4);
    two2(re, im, o + 6);
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
    float ar = re[o];
    float ai = im[o];
    float br = re[o + 1];
    float bi = im[o + 1];
    re[o] = ar + br;
    im[o] = ai + bi;
    re[o + 1] = ar - br;
    im[o + 1] = ai - bi;
  }

  private static void two2(float[] re, float[] im, int o) {
    float ar = re[o];
    float ai = im[o];
    float br = re[o + 1];
    float bi = im[o + 1];
    re[o] = ar - bi;
    im[o] = ai + br;
    re[o + 1] = ar + bi;
    im[o + 1] = ai - br;
  }
}
