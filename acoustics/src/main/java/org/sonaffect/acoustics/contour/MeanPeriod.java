package org.sonaffect.acoustics.contour;

import java.util.Arrays;

/**
 * The mean wave of the periods of a voiced frame, and its energy against what departs from it
 * (docs/spec/compare2013-contours.md §C4.6.3, §C4.6.6).
 */
final class MeanPeriod {
  /** The smallest harmonics-to-noise ratio, dB; that of unvoiced frames too. */
  static final float LOWEST_RATIO = -100f;

  /**
   * Samples at each end of a period that do not count. Of the mean wave one more does not count at
   * its start, and still the divisor is that of two at each end: so the reference.
   */
  private static final int EDGE = 2;

  private static final double LOG_10 = StrictMath.log(10);

  private float[] b = new float[0];
  private int o;
  private int n;
  private int expected;
  private float[] wave = new float[0];
  private int[] starts = new int[16];
  private int found;

  /** A frame begins: {@code n} samples at {@code b[o]}, of periods of {@code expected} samples. */
  void begin(float[] b, int o, int n, int expected) {
    this.b = b;
    this.o = o;
    this.n = n;
    this.expected = expected;
    found = 0;
    if (wave.length < expected) {
      wave = new float[2 * expected];
    }
    Arrays.fill(wave, 0, expected, 0f);
  }

  /** Adds the period that starts at sample {@code start} of the frame. */
  void add(int start) {
    append(start);
    for (int i = 0; i < expected; i++) {
      wave[i] += b[o + start + i];
    }
  }

  private void append(int start) {
    if (found == starts.length) {
      starts = Arrays.copyOf(starts, 2 * found);
    }
    starts[found++] = start;
  }

  /**
   * The logarithmic harmonics-to-noise ratio in dB (docs/spec/compare2013-contours.md §C4.6.6).
   *
   * @param last where the last period of the frame starts
   * @param end closes the last period
   */
  float harmonicsToNoise(int last, int end) {
    append(last);
    float harmonic = harmonic(last);
    float noise = noise(end);
    if (!(noise > 0)) {
      return 0f;
    }
    float ratio = harmonic / noise;
    if (!(ratio > 0)) {
      return LOWEST_RATIO;
    }
    return Math.max(LOWEST_RATIO, (float) (20 * StrictMath.log(ratio) / LOG_10));
  }

  /** Eh: root mean square of the mean wave, which is finished here. */
  private float harmonic(int last) {
    float energy = 0f;
    for (int i = 0; i < expected && last + i < n; i++) {
      wave[i] += b[o + last + i];
      wave[i] /= found;
      if (i > EDGE && i < expected - EDGE) {
        energy += wave[i] * wave[i];
      }
    }
    if (expected - 2 * EDGE > 0) {
      energy /= expected - 2 * EDGE;
    }
    return (float) Math.sqrt(energy);
  }

  /** En: root mean square of what each period has beside the mean wave. */
  private float noise(int end) {
    float energy = 0f;
    int count = 0;
    for (int e = 0; e < found; e++) {
      int q = starts[e];
      int stop = Math.min(e + 1 < found ? starts[e + 1] : end, q + expected);
      for (int j = q + EDGE; j < stop - EDGE; j++) {
        float d = b[o + j] - wave[j - q];
        energy += d * d;
        count++;
      }
    }
    if (count > 0) {
      energy /= count;
    }
    return (float) Math.sqrt(energy);
  }
}
