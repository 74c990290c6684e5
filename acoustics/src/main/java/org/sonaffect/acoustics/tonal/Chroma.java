package org.sonaffect.acoustics.tonal;

/**
 * How the amplitude of the peaks is shared between the twelve pitch classes, whatever the tuning:
 * the peaks of all frames are counted by the cent, the tuning is the direction in which their
 * distances from equal temperament point on average (as in Dressler and Streich, "Tuning frequency
 * estimation using circular statistics", 2007), and each then counts for the semitone that is
 * nearest in this tuning.
 */
final class Chroma {
  /** Pitch classes. */
  static final int CLASSES = 12;

  private static final int OCTAVE = 1200;
  private static final int SEMITONE = 100;

  /** Semitones from C up to A, from which cents are counted. */
  private static final int A_ABOVE_C = 9;

  private final double[] histogram = new double[OCTAVE];

  /** Counts the peaks of a frame. */
  void add(int peaks, double[] cents, double[] amplitudes) {
    for (int i = 0; i < peaks; i++) {
      histogram[Math.floorMod(Math.round(cents[i]), OCTAVE)] += amplitudes[i];
    }
  }

  /** Cents that the tuning lies above A4 = 440 Hz, above -50 to 50; 0 where there is no peak. */
  double tuning() {
    double x = 0;
    double y = 0;
    for (int c = 0; c < OCTAVE; c++) {
      double angle = 2 * Math.PI * (c % SEMITONE) / SEMITONE;
      x += histogram[c] * StrictMath.cos(angle);
      y += histogram[c] * StrictMath.sin(angle);
    }
    return x == 0 && y == 0 ? 0 : StrictMath.atan2(y, x) * SEMITONE / (2 * Math.PI);
  }

  /** Shares of the pitch classes C, C sharp, ... B: their sum is 1, or 0 where there is no peak. */
  double[] shares() {
    double tuning = tuning();
    double[] shares = new double[CLASSES];
    double sum = 0;
    for (int c = 0; c < OCTAVE; c++) {
      long semitone = Math.round((c - tuning) / SEMITONE);
      shares[Math.floorMod(semitone + A_ABOVE_C, CLASSES)] += histogram[c];
      sum += histogram[c];
    }
    for (int i = 0; i < CLASSES && sum > 0; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
