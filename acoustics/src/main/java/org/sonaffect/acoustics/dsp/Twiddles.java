package org.sonaffect.acoustics.dsp;

/**
 * Sines and cosines of the real FFT as it rounds them (docs/spec/float-math.md §M1.1, §M1.4): the
 * angle in float32, the function in double, the result in float32.
 */
final class Twiddles {
  /** A = fl(pi/4) and B = 3 A. */
  private static final float QUARTER_PI = (float) (Math.PI / 4);

  private static final float THREE_QUARTER_PI = 3f * QUARTER_PI;

  /** h = fl(cos A). */
  static final float H = (float) StrictMath.cos(QUARTER_PI);

  private Twiddles() {}

  static float cosine(int q, int size) {
    return (float) StrictMath.cos(angle(QUARTER_PI, q, size));
  }

  static float sine(int q, int size) {
    return (float) StrictMath.sin(angle(QUARTER_PI, q, size));
  }

  static float cosine3(int q, int size) {
    return (float) StrictMath.cos(angle(THREE_QUARTER_PI, q, size));
  }

  static float sine3(int q, int size) {
    return (float) StrictMath.sin(angle(THREE_QUARTER_PI, q, size));
  }

  private static float angle(float unit, int q, int size) {
    return (unit * q) * (8f / size);
  }

  /**
   * E1 and E3 of a pass of kind T1 over {@code points} (docs/spec/float-math.md §M1.3), or of the
   * first pass of the transform (docs/spec/float-math.md §M1.4): rows re E1, im E1, re E3, im E3 of
   * {@code points / 4} values. Row index {@code points / 8} holds the angle pi/4, which the pass
   * treats by itself.
   */
  static float[][] t1(int points, boolean first) {
    int quarter = points / 4;
    int eighth = points / 8;
    float[][] e = new float[4][quarter];
    e[0][0] = 1f;
    e[2][0] = 1f;
    if (eighth == 0) {
      return e;
    }
    e[0][eighth] = H;
    e[1][eighth] = H;
    e[2][eighth] = -H;
    e[3][eighth] = H;
    boolean interpolated = first && points >= 32;
    for (int q = 1; q < eighth; q++) {
      if (!interpolated || q % 2 == 0) {
        e[0][q] = cosine(q, points);
        e[1][q] = sine(q, points);
        e[2][q] = cosine3(q, points);
        e[3][q] = sine3(q, points);
      }
    }
    if (points == 16) { // the special case (*) of docs/spec/float-math.md §M1.3
      e[2][1] = e[1][1];
      e[3][1] = e[0][1];
    }
    if (interpolated) {
      float k1 = (float) (0.5 / StrictMath.cos(angle(QUARTER_PI, 1, points)));
      float k3 = (float) (0.5 / StrictMath.cos(angle(THREE_QUARTER_PI, 1, points)));
      for (int q = 1; q < eighth; q += 2) {
        e[0][q] = k1 * (e[0][q - 1] + e[0][q + 1]);
        e[1][q] = k1 * (e[1][q - 1] + e[1][q + 1]);
        e[2][q] = k3 * (e[2][q - 1] + e[2][q + 1]);
        e[3][q] = k3 * (e[3][q - 1] + e[3][q + 1]);
      }
    }
    for (int q = eighth + 1; q < quarter; q++) {
      int mirror = quarter - q;
      e[0][q] = e[1][mirror];
      e[1][q] = e[0][mirror];
      e[2][q] = -e[3][mirror];
      e[3][q] = -e[2][mirror];
    }
    return e;
  }

  /**
   * Factors of x0, x2, x1 and x3 in a pass of kind T2 over {@code points} (docs/spec/float-math.md
   * §M1.5): eight rows (re, im of each) of {@code points / 4} values, from 1; row index {@code
   * points / 8} holds the pair of pi/8, its last factor negated since there b2 = w1 - w3 and b3 =
   * w1 + w3.
   */
  static float[][] t2(int points) {
    int quarter = points / 4;
    int size = 2 * points;
    float[][] w = new float[8][quarter];
    for (int q = 1; q < quarter; q++) {
      int mirror = quarter - q;
      w[0][q] = cosine(q, size);
      w[1][q] = sine(q, size);
      w[2][q] = sine(mirror, size);
      w[3][q] = cosine(mirror, size);
      if (2 * q == quarter) {
        w[4][q] = sine(q, size);
        w[5][q] = cosine(q, size);
        w[6][q] = -cosine(q, size);
        w[7][q] = -sine(q, size);
      } else {
        w[4][q] = cosine3(q, size);
        w[5][q] = sine3(q, size);
        w[6][q] = -sine3(mirror, size);
        w[7][q] = -cosine3(mirror, size);
      }
    }
    return w;
  }

  /**
   * g and f of the real post-processing (docs/spec/float-math.md §M1.6) of {@code n} samples: two
   * rows of n/4 values, from 1.
   */
  static float[][] post(int n) {
    int half = n / 2;
    float[][] w = new float[2][half / 2];
    for (int k = 1; k < half / 2; k++) {
      if (4 * k < half) {
        w[0][k] = 0.5f - 0.5f * sine(k, n);
        w[1][k] = 0.5f * cosine(k, n);
      } else if (4 * k == half) {
        w[0][k] = 0.5f - 0.5f * H;
        w[1][k] = 0.5f * H;
      } else {
        int mirror = half / 2 - k;
        w[0][k] = 0.5f - 0.5f * cosine(mirror, n);
        w[1][k] = 0.5f * sine(mirror, n);
      }
    }
    return w;
  }
}
