package org.sonaffect.acoustics.contour;

import java.util.Arrays;

/**
 * Energies of 26 triangular mel bands from 20 Hz to 8 kHz (docs/spec/compare2013-contours.md
 * §C5.2).
 */
final class MelBands {
  static final int COUNT = 26;

  /** Ends of the bands in Hz (docs/spec/compare2013-contours.md §C5.2.1). */
  private static final float LOWEST = 20f;

  private static final float HIGHEST = 8000f;

  /** Half widths of a band between these ends. */
  private static final float STEPS = COUNT + 1;

  /** The mel scale: mel(f) = 1127 ln(1 + f / 700). */
  private static final double MEL_PER_LOG = 1127.0;

  private static final double MEL_CORNER = 700.0;

  final int firstBin;
  final int lastBin;

  /**
   * The first bin on the rising flank of each band, where that of the last band's fall ends too.
   */
  private final int[] start = new int[COUNT + 2];

  /** Of a bin: its share on the falling flank of the band below. */
  private final float[] share;

  private final double[] centre = new double[COUNT];

  MelBands(int bins, double duration) {
    // docs/spec/compare2013-contours.md §C5.2.1
    float step = (float) (1.0 / duration);
    float rate = (float) ((double) (2 * (bins - 1)) / duration);
    float low = LOWEST > rate / 2 ? 0f : LOWEST;
    float high = Math.min(HIGHEST, rate / 2);
    float base = (float) mel(low);
    float width = ((float) mel(high) - base) / STEPS;
    float[] c = new float[COUNT + 2];
    for (int m = 0; m < c.length; m++) {
      c[m] = base + m * width;
    }
    firstBin = Math.min(bins, Math.max(0, Math.round(low / step))) + 1;
    lastBin = Math.min(bins, Math.max(0, Math.round(high / step))) - 1;
    share = new float[bins];
    // docs/spec/compare2013-contours.md §C5.2.2
    Arrays.fill(start, lastBin + 1);
    int flank = -1;
    for (int n = firstBin; n <= lastBin; n++) {
      float u = (float) mel(n * step);
      for (int m = 0; m < c.length - 1; m++) {
        if (c[m] < u && u <= c[m + 1]) {
          while (flank < m) {
            start[++flank] = n;
          }
          share[n] = (c[m + 1] - u) / (c[m + 1] - c[m]);
        }
      }
    }
    for (int m = 0; m < COUNT; m++) {
      centre[m] = MEL_CORNER * (StrictMath.exp(c[m + 1] / MEL_PER_LOG) - 1);
    }
  }

  private static double mel(float f) {
    return f <= 0 ? 0.0 : MEL_PER_LOG * StrictMath.log(1 + f / MEL_CORNER);
  }

  /** Centre of band {@code m} in Hz. */
  double centre(int m) {
    return centre[m];
  }

  /**
   * Sums {@code power} (per bin) into {@code out}, {@code float[26]}
   * (docs/spec/compare2013-contours.md §C5.2.2).
   */
  void energies(float[] power, float[] out) {
    float below = 0f;
    for (int m = 0; m <= COUNT; m++) {
      // Rising in band m, falling in the band below: two sums, each in the order of the bins.
      float above = 0f;
      for (int n = start[m]; n < start[m + 1]; n++) {
        float falling = power[n] * share[n];
        below += falling;
        above += power[n] - falling;
      }
      if (m >= 1) {
        out[m - 1] = below;
      }
      below = above;
    }
  }
}
