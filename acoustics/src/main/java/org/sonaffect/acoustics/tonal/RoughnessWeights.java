package org.sonaffect.acoustics.tonal;

/**
 * The curves of the roughness model (Daniel and Weber, "Psychoacoustical roughness: implementation
 * of an optimized model", 1997), read off the figures of the paper, and of those it builds on.
 */
final class RoughnessWeights {
  /** Channels of 1 Bark, half a Bark apart; channel i has its middle at (i + 1) / 2 Bark. */
  static final int CHANNELS = 47;

  /** Channels that a curve over the modulation frequency is given for, counted from 0. */
  private static final int[] CURVE_CHANNELS = {1, 4, 15, 20, 41};

  /** Modulation frequencies in Hz and weights, in turn. */
  private static final double[][] CURVES = {
    {
      0, 0, 17, 0.8, 23, 0.95, 25, 0.975, 32, 1, 37, 0.975, 48, 0.9, 67, 0.8, 90, 0.7, 114, 0.6,
      171, 0.4, 206, 0.3, 247, 0.2, 294, 0.1, 358, 0
    },
    {
      0, 0, 32, 0.8, 43, 0.95, 56, 1, 69, 0.975, 92, 0.9, 120, 0.8, 142, 0.7, 165, 0.6, 231, 0.4,
      277, 0.3, 331, 0.2, 397, 0.1, 502, 0
    },
    {
      0, 0, 23.5, 0.4, 34, 0.6, 47, 0.8, 56, 0.9, 63, 0.95, 79, 1, 100, 0.975, 115, 0.95, 135, 0.9,
      159, 0.85, 172, 0.8, 194, 0.7, 215, 0.6, 244, 0.5, 290, 0.4, 348, 0.3, 415, 0.2, 500, 0.1,
      645, 0
    },
    {
      0, 0, 19, 0.4, 44, 0.8, 52.5, 0.9, 58, 0.95, 75, 1, 101.5, 0.95, 114.5, 0.9, 132.5, 0.85,
      143.5, 0.8, 165.5, 0.7, 197.5, 0.6, 241, 0.5, 290, 0.4, 348, 0.3, 415, 0.2, 500, 0.1, 645, 0
    },
    {
      0, 0, 15, 0.4, 41, 0.8, 49, 0.9, 53, 0.965, 64, 0.99, 71, 1, 88, 0.95, 94, 0.9, 106, 0.85,
      115, 0.8, 137, 0.7, 180, 0.6, 238, 0.5, 290, 0.4, 348, 0.3, 415, 0.2, 500, 0.1, 645, 0
    }
  };

  /** Weight of a channel at 0, 1, ... 24 Bark (Aures 1985, as in Daniel and Weber). */
  private static final double[] CARRIER = {
    0.15, 0.26, 0.38, 0.47, 0.54, 0.65, 0.76, 0.83, 0.90, 0.98, 0.98, 0.90, 0.80, 0.70, 0.62, 0.54,
    0.49, 0.43, 0.39, 0.35, 0.30, 0.30, 0.30, 0.30, 0.30
  };

  /** Bark and dB in turn: transmission of the outer and middle ear (Zwicker and Fastl, 1990). */
  private static final double[] TRANSMISSION = {
    0, 0, 10, 0, 12, 1.15, 13, 2.31, 14, 3.85, 15, 5.62, 16, 6.92, 16.5, 7.38, 17, 6.92, 18, 4.23,
    18.5, 2.31, 19, 0, 20, -1.43, 21, -2.59, 21.5, -3.57, 22, -5.19, 22.5, -7.41, 23, -11.3, 23.5,
    -20, 24, -40, 25, -130
  };

  private RoughnessWeights() {}

  /** Weight of a modulation frequency in Hz in a channel, between the curves around it. */
  static double modulation(int channel, double frequency) {
    int last = CURVE_CHANNELS.length - 1;
    if (channel <= CURVE_CHANNELS[0]) {
      return interpolate(CURVES[0], frequency);
    }
    if (channel >= CURVE_CHANNELS[last]) {
      return interpolate(CURVES[last], frequency);
    }
    int above = 1;
    while (CURVE_CHANNELS[above] < channel) {
      above++;
    }
    int below = above - 1;
    double share =
        (channel - CURVE_CHANNELS[below])
            / (double) (CURVE_CHANNELS[above] - CURVE_CHANNELS[below]);
    return (1 - share) * interpolate(CURVES[below], frequency)
        + share * interpolate(CURVES[above], frequency);
  }

  /** Weight of a channel. */
  static double carrier(int channel) {
    int twice = channel + 1;
    double below = CARRIER[twice / 2];
    return twice % 2 == 0 ? below : (below + CARRIER[twice / 2 + 1]) / 2;
  }

  /** Transmission of the ear at a critical-band rate, dB. */
  static double transmission(double bark) {
    return interpolate(TRANSMISSION, bark);
  }

  /** The threshold in quiet at a frequency in Hz, dB SPL (Terhardt 1979). */
  static double threshold(double frequency) {
    double f = frequency / 1000;
    return 3.64 * StrictMath.pow(f, -0.8)
        - 6.5 * StrictMath.exp(-0.6 * (f - 3.3) * (f - 3.3))
        + 0.001 * f * f * f * f;
  }

  private static double interpolate(double[] points, double x) {
    int i = 0;
    while (i < points.length && points[i] <= x) {
      i += 2;
    }
    if (i == points.length) {
      return points[i - 1];
    }
    double share = (x - points[i - 2]) / (points[i] - points[i - 2]);
    return points[i - 1] + share * (points[i + 1] - points[i - 1]);
  }
}
