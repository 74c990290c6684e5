package org.sonaffect.audio;

/** How much two signals are alike. */
final class Decibels {
  private Decibels() {}

  /** Power of the expected samples over that of the difference, dB, over what both have. */
  static double signalToNoise(float[] expected, float[] actual) {
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
      double difference = expected[i] - actual[i];
      signal += (double) expected[i] * expected[i];
      noise += difference * difference;
    }
    return noise == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(signal / noise);
  }
}
