package org.sonaffect.audio.mpeg;

import java.util.Arrays;

/**
 * The inverse modified cosine transform of a subband, its windows and the overlap with the granule
 * before (ISO/IEC 11172-3 clauses 2.4.3.4.10.2 to 2.4.3.4.10.5).
 *
 * <p>Of its n / 2 inputs X the transform makes n outputs by symmetry out of the n / 2 values {@code
 * t[i] = sum X[k] cos(π / 2n (2i + 1)(2k + 1))}: the first half of the outputs are the second half
 * of t, and the same backwards with the other sign; the second half those of the first, backwards
 * and forwards, with the other sign.
 *
 * <p>For n = 36, {@code 2 cos(π / 72 (2i + 1)) t[i]} is a cosine series of the sums of neighbours
 * in X, whose even terms make a series of 9 again, and whose odd terms do so by the same step. The
 * divisors of the outer step are part of the windows.
 */
final class Imdct {
  /** Lines of a subband, and samples that come of them. */
  static final int SIZE = 18;

  private static final int SUBBANDS = 32;
  private static final int BLOCK_TYPES = 4;

  /** Half the length of a short transform. */
  private static final int SHORT = 6;

  /**
   * {@code [subband odd][block type][36]}: the windows, each value with the sign and the divisor of
   * the value of t that it is for; in odd subbands every other one of the other sign (clause
   * 2.4.3.4.10.5). Not for block type 2.
   */
  private static final float[][][] WINDOW = new float[2][BLOCK_TYPES][2 * SIZE];

  /** {@code [6][6]}: the transform of 6 values. */
  private static final float[][] SHORT_COS = new float[SHORT][SHORT];

  private static final float[] SHORT_WINDOW = new float[2 * SHORT];

  /** {@code 1 / 2 cos(π / 36 (2i + 1))}. */
  private static final float[] INNER = new float[SIZE / 2];

  private static final float COS_10 = (float) StrictMath.cos(StrictMath.PI / 18);
  private static final float COS_20 = (float) StrictMath.cos(StrictMath.PI / 9);
  private static final float COS_30 = (float) StrictMath.cos(StrictMath.PI / 6);
  private static final float COS_40 = (float) StrictMath.cos(StrictMath.PI * 2 / 9);
  private static final float COS_50 = (float) StrictMath.cos(StrictMath.PI * 5 / 18);
  private static final float COS_70 = (float) StrictMath.cos(StrictMath.PI * 7 / 18);
  private static final float COS_80 = (float) StrictMath.cos(StrictMath.PI * 4 / 9);

  static {
    for (int type = 0; type < BLOCK_TYPES; type++) {
      for (int i = 0; i < 2 * SIZE; i++) {
        int t = i < 9 ? 9 + i : i < 27 ? 26 - i : i - 27;
        double sign = i < 9 ? 1 : -1;
        double scaled = sign * window(type, i) / (2 * cosine(2 * t + 1, 72));
        WINDOW[0][type][i] = (float) scaled;
        WINDOW[1][type][i] = (float) (i % 2 == 0 ? scaled : -scaled);
      }
    }
    for (int i = 0; i < SIZE / 2; i++) {
      INNER[i] = (float) (1 / (2 * cosine(2 * i + 1, 36)));
    }
    for (int i = 0; i < 2 * SHORT; i++) {
      SHORT_WINDOW[i] = (float) StrictMath.sin(StrictMath.PI / 12 * (i + 0.5));
    }
    for (int i = 0; i < SHORT; i++) {
      for (int k = 0; k < SHORT; k++) {
        SHORT_COS[i][k] = (float) cosine((2 * i + 1) * (2 * k + 1), 24);
      }
    }
  }

  private final float[] t = new float[SIZE];
  private final float[] joined = new float[2 * SIZE];

  private static double cosine(int numerator, int denominator) {
    return StrictMath.cos(StrictMath.PI * numerator / denominator);
  }

  /** Clause 2.4.3.4.10.3: the windows of normal, start and stop blocks. */
  private static double window(int type, int i) {
    boolean start = type == 1 && i >= 18;
    boolean stop = type == 3 && i < 18;
    if (!start && !stop) {
      return StrictMath.sin(StrictMath.PI / 36 * (i + 0.5));
    }
    int from = start ? i - 18 : 17 - i;
    if (from < 6) {
      return 1;
    }
    return from < 12 ? StrictMath.sin(StrictMath.PI / 12 * (17 - from - 6 + 0.5)) : 0;
  }

  /**
   * Transforms subband {@code subband} of {@code lines}, of normal, start or stop windows.
   *
   * @param lines of all subbands, in order
   * @param overlap {@code float[32 * 18]}: what the granule before leaves to this one, and this to
   *     the next
   * @param samples {@code float[18 * 32]}: for each of 18 times the 32 subbands
   */
  void normal(float[] lines, int subband, int blockType, float[] overlap, float[] samples) {
    int at = subband * SIZE;
    cosineSeries(lines, at);
    float[] window = WINDOW[subband & 1][blockType];
    for (int i = 0; i < 9; i++) {
      float back = t[17 - i];
      float front = t[9 + i];
      samples[i * SUBBANDS + subband] = front * window[i] + overlap[at + i];
      samples[(9 + i) * SUBBANDS + subband] = back * window[9 + i] + overlap[at + 9 + i];
    }
    for (int i = 0; i < 9; i++) {
      overlap[at + i] = t[8 - i] * window[18 + i];
      overlap[at + 9 + i] = t[i] * window[27 + i];
    }
  }

  /** The same for three short windows, whose lines are interleaved. */
  void threeShort(float[] lines, int subband, float[] overlap, float[] samples) {
    int at = subband * SIZE;
    Arrays.fill(joined, 0f);
    for (int window = 0; window < Bands.WINDOWS; window++) {
      for (int i = 0; i < SHORT; i++) {
        float sum = 0f;
        for (int k = 0; k < SHORT; k++) {
          sum += lines[at + window + Bands.WINDOWS * k] * SHORT_COS[i][k];
        }
        t[i] = sum;
      }
      int from = SHORT + SHORT * window;
      for (int i = 0; i < 2 * SHORT; i++) {
        float value = i < 3 ? t[3 + i] : i < 9 ? -t[8 - i] : -t[i - 9];
        joined[from + i] += value * SHORT_WINDOW[i];
      }
    }
    boolean odd = (subband & 1) != 0;
    for (int i = 0; i < SIZE; i++) {
      float sign = odd && (i & 1) != 0 ? -1f : 1f;
      samples[i * SUBBANDS + subband] = sign * joined[i] + overlap[at + i];
      overlap[at + i] = sign * joined[SIZE + i];
    }
  }

  /** What is left of the granule before in a subband without lines. */
  static void silent(int subband, float[] overlap, float[] samples) {
    int at = subband * SIZE;
    for (int i = 0; i < SIZE; i++) {
      samples[i * SUBBANDS + subband] = overlap[at + i];
      overlap[at + i] = 0f;
    }
  }

  /** Of the sums of neighbours Y, t[i] = sum Y[k] cos(π / 36 (2i + 1) k), i and k from 0 to 17. */
  private void cosineSeries(float[] x, int at) {
    // Sums of neighbours (even and odd terms), then those of neighbours among the odd ones.
    float e0 = x[at];
    float o0 = x[at + 1] + x[at];
    float e1 = x[at + 2] + x[at + 1];
    float o1 = x[at + 3] + x[at + 2];
    float e2 = x[at + 4] + x[at + 3];
    float o2 = x[at + 5] + x[at + 4];
    float e3 = x[at + 6] + x[at + 5];
    float o3 = x[at + 7] + x[at + 6];
    float e4 = x[at + 8] + x[at + 7];
    float o4 = x[at + 9] + x[at + 8];
    float e5 = x[at + 10] + x[at + 9];
    float o5 = x[at + 11] + x[at + 10];
    float e6 = x[at + 12] + x[at + 11];
    float o6 = x[at + 13] + x[at + 12];
    float e7 = x[at + 14] + x[at + 13];
    float o7 = x[at + 15] + x[at + 14];
    float e8 = x[at + 16] + x[at + 15];
    float o8 = x[at + 17] + x[at + 16];
    seriesOf9(e0, e1, e2, e3, e4, e5, e6, e7, e8, 0);
    seriesOf9(o0, o1 + o0, o2 + o1, o3 + o2, o4 + o3, o5 + o4, o6 + o5, o7 + o6, o8 + o7, 9);
    for (int i = 0; i < 9; i++) {
      float even = t[i];
      joined[i] = t[9 + i] * INNER[i];
      t[i] = even + joined[i];
      joined[i] = even - joined[i];
    }
    for (int i = 0; i < 9; i++) {
      t[17 - i] = joined[i];
    }
  }

  /** {@code t[to + i] = sum z[k] cos(π / 18 (2i + 1) k)}, i and k from 0 to 8. */
  private void seriesOf9(
      float z0,
      float z1,
      float z2,
      float z3,
      float z4,
      float z5,
      float z6,
      float z7,
      float z8,
      int to) {
    // Even terms: the same for i and 8 - i; the three sums of cosines add up to 0.
    float first = z2 * COS_20 + z4 * COS_40 + z8 * COS_80;
    float third = z4 * COS_80 - z2 * COS_40 - z8 * COS_20;
    float second = -first - third;
    float base = z0 + 0.5f * z6;
    float even0 = base + first;
    float even1 = z0 - z6 + 0.5f * (z2 - z4 - z8);
    float even2 = base + second;
    float even3 = base + third;
    // Odd terms: of opposite sign for i and 8 - i; the first sum is that of the other two.
    float middle = z3 * COS_30;
    float sum2 = z1 * COS_50 - z5 * COS_70 + z7 * COS_10;
    float sum3 = z1 * COS_70 + z5 * COS_10 - z7 * COS_50;
    float odd0 = sum2 + sum3 + middle;
    float odd1 = (z1 - z5 - z7) * COS_30;
    float odd2 = sum2 - middle;
    float odd3 = sum3 - middle;
    t[to] = even0 + odd0;
    t[to + 1] = even1 + odd1;
    t[to + 2] = even2 + odd2;
    t[to + 3] = even3 + odd3;
    t[to + 4] = z0 - z2 + z4 - z6 + z8;
    t[to + 5] = even3 - odd3;
    t[to + 6] = even2 - odd2;
    t[to + 7] = even1 - odd1;
    t[to + 8] = even0 - odd0;
  }
}
