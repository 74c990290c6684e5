package org.sonaffect.audio.vorbis;

/**
 * The inverse modified cosine transform of one length: n / 2 lines X to n values {@code y[i] = sum
 * X[k] cos(2π / n (i + 1/2 + n / 4)(k + 1/2))} (Vorbis I specification, section 4.3.7).
 *
 * <p>By symmetry y is made of the n / 2 values of the cosine transform of type IV, and that of a
 * complex Fourier transform of n / 4 values, twisted before and behind.
 */
final class Mdct {
  private final int half;
  private final int quarter;
  private final float[] twistCos;
  private final float[] twistSin;
  private final float[] stageCos;
  private final float[] stageSin;
  private final int[] reversed;
  private final float[] re;
  private final float[] im;

  Mdct(int n) {
    half = n / 2;
    quarter = n / 4;
    twistCos = new float[quarter];
    twistSin = new float[quarter];
    stageCos = new float[quarter / 2];
    stageSin = new float[quarter / 2];
    reversed = new int[quarter];
    re = new float[quarter];
    im = new float[quarter];
    int bits = Integer.numberOfTrailingZeros(quarter);
    for (int i = 0; i < quarter; i++) {
      double angle = StrictMath.PI * (8 * i + 1) / (8 * half);
      twistCos[i] = (float) StrictMath.cos(angle);
      twistSin[i] = (float) StrictMath.sin(angle);
      reversed[i] = Integer.reverse(i) >>> 32 - bits;
    }
    for (int i = 0; i < quarter / 2; i++) {
      stageCos[i] = (float) StrictMath.cos(2 * StrictMath.PI * i / quarter);
      stageSin[i] = (float) StrictMath.sin(2 * StrictMath.PI * i / quarter);
    }
  }

  /** Transforms {@code lines[0..n / 2 - 1]} to {@code y[0..n - 1]}. */
  void inverse(float[] lines, float[] y) {
    for (int i = 0; i < quarter; i++) {
      float a = lines[2 * i];
      float b = lines[half - 1 - 2 * i];
      int at = reversed[i];
      re[at] = a * twistCos[i] + b * twistSin[i];
      im[at] = b * twistCos[i] - a * twistSin[i];
    }
    fourier();
    // t[2i] and t[half - 1 - 2i], each at its two places in y.
    for (int i = 0; i < quarter; i++) {
      float a = re[i] * twistCos[i] + im[i] * twistSin[i];
      float b = re[i] * twistSin[i] - im[i] * twistCos[i];
      place(y, 2 * i, a);
      place(y, half - 1 - 2 * i, b);
    }
  }

  private void place(float[] y, int i, float t) {
    if (i < quarter) {
      y[half + quarter - 1 - i] = -t;
      y[half + quarter + i] = -t;
    } else {
      y[i - quarter] = t;
      y[half + quarter - 1 - i] = -t;
    }
  }

  /** In place, from bit-reversed order: two steps of two at once while they are short. */
  private void fourier() {
    for (int i = 0; i < quarter; i += 4) {
      float r0 = re[i] + re[i + 1];
      float i0 = im[i] + im[i + 1];
      float r1 = re[i] - re[i + 1];
      float i1 = im[i] - im[i + 1];
      float r2 = re[i + 2] + re[i + 3];
      float i2 = im[i + 2] + im[i + 3];
      float r3 = re[i + 2] - re[i + 3];
      float i3 = im[i + 2] - im[i + 3];
      re[i] = r0 + r2;
      im[i] = i0 + i2;
      re[i + 2] = r0 - r2;
      im[i + 2] = i0 - i2;
      re[i + 1] = r1 + i3;
      im[i + 1] = i1 - r3;
      re[i + 3] = r1 - i3;
      im[i + 3] = i1 + r3;
    }
    for (int size = 4; size < quarter; size *= 2) {
      int stride = quarter / (2 * size);
      for (int start = 0; start < quarter; start += 2 * size) {
        for (int k = 0, w = 0; k < size; k++, w += stride) {
          int a = start + k;
          int b = a + size;
          float real = re[b] * stageCos[w] + im[b] * stageSin[w];
          float imaginary = im[b] * stageCos[w] - re[b] * stageSin[w];
          re[b] = re[a] - real;
          im[b] = im[a] - imaginary;
          re[a] += real;
          im[a] += imaginary;
        }
      }
    }
  }
}
