package org.sonaffect.acoustics.dsp;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Many samples of a {@link Resampler} at once, to the same bits. Where both rates share many
 * factors, the same taps come again after a period of samples; with the periods as columns, one tap
 * multiplies a whole row.
 */
final class SincBlock {
  /** Columns, at least: with fewer the loops over them are too short for vectors. */
  private static final int FEWEST = 32;

  /** Samples of a block, unless the fewest columns have more. */
  private static final int SAMPLES = 16384;

  /** Samples of the longest period: that from 44.1 kHz to 40.96, of which a block has 1.6 s. */
  private static final int LONGEST_PERIOD = 2205;

  /** Periods shorter than this are joined, since the last taps of each are held twice. */
  private static final int SHORTEST_PERIOD = 64;

  private final SincKernels kernels;
  private final int sampleRate;
  private final int rate;
  private final int period;
  private final int made;
  private final int columns;
  private final double[][] rows;
  private final double[] even;
  private final double[] odd;
  private final float[] out;

  private SincBlock(SincKernels kernels, int sampleRate, int rate, int period) {
    this.kernels = kernels;
    this.sampleRate = sampleRate;
    this.rate = rate;
    this.period = period;
    made = (int) ((long) period * rate / sampleRate);
    columns = Math.max(FEWEST, SAMPLES / period);
    rows = new double[period + 2 * kernels.half()][columns];
    even = new double[columns];
    odd = new double[columns];
    out = new float[made * columns];
  }

  /** From one rate to another; null where the period is too long. */
  static @Nullable SincBlock of(SincKernels kernels, int sampleRate, int rate) {
    int shared = BigInteger.valueOf(sampleRate).gcd(BigInteger.valueOf(rate)).intValueExact();
    int period = sampleRate / shared;
    if (period > LONGEST_PERIOD) {
      return null;
    }
    int joined = (SHORTEST_PERIOD + period - 1) / period;
    return new SincBlock(kernels, sampleRate, rate, joined * period);
  }

  /** Samples by which a block goes on. */
  int length() {
    return period * columns;
  }

  /**
   * The samples of a block.
   *
   * @param held has {@link #length} samples from {@code at} on, and as many as there are taps
   * @param at of the first tap of the first sample, which lies at a sample that was fed
   * @return used again
   */
  float[] make(double[] held, int at) {
    for (int r = 0; r < rows.length; r++) {
      double[] row = rows[r];
      for (int j = 0, from = at + r; j < columns; j++, from += period) {
        row[j] = held[from];
      }
    }
    for (int p = 0; p < made; p++) {
      long place = (long) p * sampleRate;
      float[] taps = kernels.at((int) (place % rate));
      int first = (int) (place / rate);
      Arrays.fill(even, 0);
      Arrays.fill(odd, 0);
      int i = 0;
      for (; i + 8 <= taps.length; i += 8) {
        add(even, taps, i, first + i);
        add(odd, taps, i + 1, first + i + 1);
      }
      for (; i < taps.length; i += 2) {
        add(even, taps[i], rows[first + i]);
        add(odd, taps[i + 1], rows[first + i + 1]);
      }
      for (int j = 0; j < columns; j++) {
        out[j * made + p] = (float) (even[j] + odd[j]);
      }
    }
    return out;
  }

  /** Every second of eight taps. */
  private void add(double[] sums, float[] taps, int tap, int row) {
    double t0 = taps[tap];
    double t1 = taps[tap + 2];
    double t2 = taps[tap + 4];
    double t3 = taps[tap + 6];
    double[] r0 = rows[row];
    double[] r1 = rows[row + 2];
    double[] r2 = rows[row + 4];
    double[] r3 = rows[row + 6];
    for (int j = 0; j < sums.length; j++) {
      sums[j] = sums[j] + t0 * r0[j] + t1 * r1[j] + t2 * r2[j] + t3 * r3[j];
    }
  }

  private static void add(double[] sums, double tap, double[] row) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += tap * row[j];
    }
  }
}
