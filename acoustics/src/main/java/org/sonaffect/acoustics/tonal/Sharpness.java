package org.sonaffect.acoustics.tonal;

/** Sharpness from specific loudness (DIN 45692:2009). */
final class Sharpness {
  /** Makes narrow-band noise of 60 dB around 1 kHz 1 acum; DIN 45692 allows 0.105 to 0.115. */
  private static final double CONSTANT = 0.11;

  /** Above this rate, sharpness grows faster than the rate, Bark. */
  private static final double CORNER = 15.8;

  private static final double[] WEIGHT = new double[SpecificLoudness.COUNT];

  static {
    for (int i = 0; i < WEIGHT.length; i++) {
      double z = (i + 1) / 10.0;
      double more = z <= CORNER ? 1 : 0.15 * StrictMath.exp(0.42 * (z - CORNER)) + 0.85;
      WEIGHT[i] = CONSTANT * more * z;
    }
  }

  private Sharpness() {}

  /** Acum, 0 to 15; 0 where there is no loudness. */
  static double of(double[] specific) {
    double weighted = 0;
    double sum = 0;
    for (int i = 0; i < specific.length; i++) {
      weighted += WEIGHT[i] * specific[i];
      sum += specific[i];
    }
    return sum <= 0 ? 0 : weighted / sum;
  }
}
