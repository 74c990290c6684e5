package org.sonaffect.acoustics.tonal;

import java.util.Arrays;

/**
 * Specific loudness over critical-band rate, from third-octave levels in a free field (ISO
 * 532-1:2017, method for stationary sounds; Zwicker and Fastl, "Program for calculating loudness
 * according to DIN 45631", 1991).
 */
final class SpecificLoudness {
  /** Values, 0.1 Bark apart, the first at 0.1 Bark. */
  static final int COUNT = 240;

  /** Bands of the core loudness; a last one without any lets the slopes run out. */
  private static final int BANDS = 20;

  /** Annex A: upper limits of level, dB, and what is added below them to bands 1 to 11. */
  private static final double[] RANGES = {45, 55, 65, 71, 80, 90, 100, 120};

  private static final double[][] LOW_BANDS = {
    {-32, -24, -16, -10, -5, 0, -7, -3, 0, -2, 0},
    {-29, -22, -15, -10, -4, 0, -7, -2, 0, -2, 0},
    {-27, -19, -14, -9, -4, 0, -6, -2, 0, -2, 0},
    {-25, -17, -12, -9, -3, 0, -5, -2, 0, -2, 0},
    {-23, -16, -11, -7, -3, 0, -4, -1, 0, -1, 0},
    {-20, -14, -10, -6, -3, 0, -4, -1, 0, -1, 0},
    {-18, -12, -9, -6, -2, 0, -3, -1, 0, -1, 0},
    {-15, -10, -8, -4, -2, 0, -3, -1, 0, -1, 0}
  };

  /** Bands 1 to 6, 7 to 9, 10 and 11 make up the three lowest critical bands. */
  private static final int[] LOW_ENDS = {6, 9, 11};

  /** Annex A: levels at the threshold in quiet, dB. */
  private static final double[] THRESHOLD = {
    30, 18, 12, 8, 7, 6, 5, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3
  };

  /** Annex A: the transmission of the outer and middle ear, dB. */
  private static final double[] TRANSMISSION = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.5, -1.6, -3.2, -5.4, -5.6, -4, -1.5, 2, 5, 12
  };

  /** Annex A: third octave against critical band, dB. */
  private static final double[] BANDWIDTH = {
    -0.25, -0.6, -0.8, -0.8, -0.5, 0, 0.5, 1.1, 1.5, 1.7, 1.8, 1.8, 1.7, 1.6, 1.4, 1.2, 0.8, 0.5, 0,
    -0.5
  };

  /** The share of the internal noise in the excitation at threshold, and the exponents. */
  private static final double NOISE = 0.25;

  private static final double FACTOR = 0.0635;
  private static final double THRESHOLD_EXPONENT = 0.025;
  private static final double EXPONENT = 0.25;

  /** Annex A: upper limits of the bands, in tenths of a Bark. */
  private static final int[] LIMITS = {
    9, 18, 28, 35, 44, 54, 66, 79, 92, 106, 123, 138, 152, 167, 181, 193, 206, 218, 227, 236, 240
  };

  /** Annex A: specific loudness down to which a slope holds, and slopes by band, sone/Bark². */
  private static final double[] SLOPE_RANGES = {
    21.5, 18, 15.1, 11.5, 9, 6.1, 4.4, 3.1, 2.13, 1.36, 0.82, 0.42, 0.30, 0.22, 0.15, 0.10, 0.035, 0
  };

  private static final double[][] SLOPES = {
    {13, 8.2, 6.3, 5.5, 5.5, 5.5, 5.5, 5.5},
    {9, 7.5, 6, 5.1, 4.5, 4.5, 4.5, 4.5},
    {7.8, 6.7, 5.6, 4.9, 4.4, 3.9, 3.9, 3.9},
    {6.2, 5.4, 4.6, 4.0, 3.5, 3.2, 3.2, 3.2},
    {4.5, 3.8, 3.6, 3.2, 2.9, 2.7, 2.7, 2.7},
    {3.7, 3.0, 2.8, 2.35, 2.2, 2.2, 2.2, 2.2},
    {2.9, 2.3, 2.1, 1.9, 1.8, 1.7, 1.7, 1.7},
    {2.4, 1.7, 1.5, 1.35, 1.3, 1.3, 1.3, 1.3},
    {1.95, 1.45, 1.3, 1.15, 1.1, 1.1, 1.1, 1.1},
    {1.5, 1.2, 0.94, 0.86, 0.82, 0.82, 0.82, 0.82},
    {0.72, 0.67, 0.64, 0.63, 0.62, 0.62, 0.62, 0.62},
    {0.59, 0.53, 0.51, 0.50, 0.42, 0.42, 0.42, 0.42},
    {0.40, 0.33, 0.26, 0.24, 0.24, 0.22, 0.22, 0.22},
    {0.27, 0.21, 0.20, 0.18, 0.17, 0.17, 0.17, 0.17},
    {0.16, 0.15, 0.14, 0.12, 0.11, 0.11, 0.11, 0.11},
    {0.12, 0.11, 0.10, 0.08, 0.08, 0.08, 0.08, 0.08},
    {0.09, 0.08, 0.07, 0.06, 0.06, 0.06, 0.06, 0.05},
    {0.06, 0.05, 0.03, 0.02, 0.02, 0.02, 0.02, 0.02}
  };

  private final double[] core = new double[BANDS + 1];
  private final double[] specific = new double[COUNT];
  private double total;

  /** Takes {@code double[28]} levels, dB SPL. */
  void measure(double[] levels) {
    coreLoudness(levels);
    spread();
  }

  /** Sone/Bark at 0.1, 0.2, ... 24 Bark, {@code double[240]}; overwritten by the next. */
  double[] specific() {
    return specific;
  }

  /** Sone. */
  double total() {
    return total;
  }

  /** The loudness of each band for itself. */
  private void coreLoudness(double[] levels) {
    int from = 0;
    for (int band = 0; band < BANDS; band++) {
      double level;
      if (band < LOW_ENDS.length) {
        double intensity = 0;
        for (int i = from; i < LOW_ENDS[band]; i++) {
          intensity += StrictMath.pow(10, lowBand(levels[i], i) / 10);
        }
        from = LOW_ENDS[band];
        level = 10 * StrictMath.log10(intensity);
      } else {
        level = levels[band + 8];
      }
      level -= TRANSMISSION[band];
      core[band] = level > THRESHOLD[band] ? above(level - BANDWIDTH[band], THRESHOLD[band]) : 0;
    }
    // Within the lowest band the threshold changes with the level.
    core[0] *= Math.min(1, 0.4 + 0.32 * StrictMath.pow(core[0], 0.2));
  }

  private static double lowBand(double level, int band) {
    int range = 0;
    while (range < RANGES.length - 1 && level > RANGES[range] - LOW_BANDS[range][band]) {
      range++;
    }
    return level + LOW_BANDS[range][band];
  }

  private static double above(double level, double threshold) {
    double ratio = StrictMath.pow(10, 0.1 * (level - threshold));
    double excitation = StrictMath.pow(1 - NOISE + NOISE * ratio, EXPONENT) - 1;
    return Math.max(0, FACTOR * StrictMath.pow(10, THRESHOLD_EXPONENT * threshold) * excitation);
  }

  /**
   * Within its band, the core loudness holds, unless what comes down from the bands below is more:
   * that falls off by straight pieces, whose slope depends on its height.
   */
  private void spread() {
    total = 0;
    Arrays.fill(specific, 0);
    double z = 0;
    double height = 0;
    int place = 0;
    for (int band = 0; band <= BANDS; band++) {
      double end = LIMITS[band] / 10.0;
      int slope = Math.max(0, Math.min(band - 1, SLOPES[0].length - 1));
      while (z < end) {
        double to = end;
        double down = 0;
        if (height <= core[band]) {
          height = core[band];
        } else {
          int range = 0;
          while (range < SLOPE_RANGES.length - 1 && height <= SLOPE_RANGES[range]) {
            range++;
          }
          down = SLOPES[range][slope];
          double lowest = Math.max(SLOPE_RANGES[range], core[band]);
          to = Math.min(end, z + (height - lowest) / down);
          if (to == z) {
            // The rest of this piece is too small to be told from none.
            height = lowest;
            continue;
          }
        }
        while (place < COUNT && (place + 1) / 10.0 <= to) {
          specific[place] = height - down * ((place + 1) / 10.0 - z);
          place++;
        }
        double reached = height - down * (to - z);
        total += (to - z) * (height + reached) / 2;
        height = reached;
        z = to;
      }
    }
  }
}
