package org.sonaffect.audio.mpeg;

/**
 * {@code C[n] = sum S[k] cos(π / 64 n (2k + 1))}, n and k from 0 to 31, by halving: the even C are
 * those of the sums of S from both ends, the odd ones sums of two neighbours of the transform of
 * the differences, each divided by {@code 2 cos(π / 64 (2k + 1))} (Lee 1984).
 */
final class CosineTransform {
  private static final int SIZE = 32;

  private static final float[] HALF_32 = divisors(32);
  private static final float[] HALF_16 = divisors(16);
  private static final float[] HALF_8 = divisors(8);
  private static final float[] HALF_4 = divisors(4);
  private static final float HALF_2 = divisors(2)[0];

  private final float[] a = new float[SIZE];
  private final float[] b = new float[SIZE];

  private static float[] divisors(int size) {
    float[] divisors = new float[size / 2];
    for (int k = 0; k < divisors.length; k++) {
      divisors[k] = (float) (1 / (2 * StrictMath.cos(StrictMath.PI * (2 * k + 1) / (2 * size))));
    }
    return divisors;
  }

  /** Transforms {@code s[at..at + 31]}; the result is good until the next call. */
  float[] transform(float[] s, int at) {
    for (int i = 0; i < 16; i++) {
      float front = s[at + i];
      float back = s[at + 31 - i];
      a[i] = front + back;
      a[16 + i] = (front - back) * HALF_32[i];
    }
    for (int i = 0; i < 8; i++) {
      float front = a[i];
      float back = a[15 - i];
      b[i] = front + back;
      b[8 + i] = (front - back) * HALF_16[i];
      front = a[16 + i];
      back = a[31 - i];
      b[16 + i] = front + back;
      b[24 + i] = (front - back) * HALF_16[i];
    }
    of8(0);
    of8(8);
    of8(16);
    of8(24);
    // Two of 8 to one of 16, then two of 16 to one of 32.
    for (int i = 0; i < 7; i++) {
      a[2 * i] = b[i];
      a[2 * i + 1] = b[8 + i] + b[9 + i];
      a[16 + 2 * i] = b[16 + i];
      a[17 + 2 * i] = b[24 + i] + b[25 + i];
    }
    a[14] = b[7];
    a[15] = b[15];
    a[30] = b[23];
    a[31] = b[31];
    for (int i = 0; i < 15; i++) {
      b[2 * i] = a[i];
      b[2 * i + 1] = a[16 + i] + a[17 + i];
    }
    b[30] = a[15];
    b[31] = a[31];
    return b;
  }

  /** The transform of 8 in place. */
  private void of8(int at) {
    float x0 = b[at];
    float x1 = b[at + 1];
    float x2 = b[at + 2];
    float x3 = b[at + 3];
    float x4 = b[at + 4];
    float x5 = b[at + 5];
    float x6 = b[at + 6];
    float x7 = b[at + 7];
    float s0 = x0 + x7;
    float s1 = x1 + x6;
    float s2 = x2 + x5;
    float s3 = x3 + x4;
    float d0 = (x0 - x7) * HALF_8[0];
    float d1 = (x1 - x6) * HALF_8[1];
    float d2 = (x2 - x5) * HALF_8[2];
    float d3 = (x3 - x4) * HALF_8[3];
    float ss0 = s0 + s3;
    float ss1 = s1 + s2;
    float sd0 = (s0 - s3) * HALF_4[0];
    float sd1 = (s1 - s2) * HALF_4[1];
    float ds0 = d0 + d3;
    float ds1 = d1 + d2;
    float dd0 = (d0 - d3) * HALF_4[0];
    float dd1 = (d1 - d2) * HALF_4[1];
    // Each of 4: C0 = u + v, C2 = (u - v) h, C3 = (w - z) h, C1 = w + z + C3.
    float s6 = (sd0 - sd1) * HALF_2;
    float d6 = (dd0 - dd1) * HALF_2;
    float e0 = ds0 + ds1;
    float e1 = dd0 + dd1 + d6;
    float e2 = (ds0 - ds1) * HALF_2;
    b[at] = ss0 + ss1;
    b[at + 1] = e0 + e1;
    b[at + 2] = sd0 + sd1 + s6;
    b[at + 3] = e1 + e2;
    b[at + 4] = (ss0 - ss1) * HALF_2;
    b[at + 5] = e2 + d6;
    b[at + 6] = s6;
    b[at + 7] = d6;
  }
}
