package org.sonaffect.acoustics.tonal;

import java.util.Arrays;

/**
 * How fast the harmony moves: the distance between the tonal centroids before and after each frame
 * (Harte, Sandler and Gasser, "Detecting harmonic change in musical audio", 2006). The centroid is
 * the mean of the peaks on the circles of fifths, minor thirds and major thirds. Peaks are not
 * rounded to semitones: another tuning turns all centroids alike, and leaves their distances, which
 * are 0 to 3.
 */
final class HarmonicChange {
  /** Angles of a semitone on the circles of fifths, minor and major thirds (Harte 2006). */
  private static final double[] ANGLE = {7 * Math.PI / 6, 3 * Math.PI / 2, 2 * Math.PI / 3};

  private static final double[] RADIUS = {1, 1, 0.5};

  /** Smoothing over frames of 0.1 s: a Gauss window in its binomial form. */
  private static final double[] SMOOTHING = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

  private static final int DIMENSIONS = 6;
  private static final int OCTAVE = 1200;

  /** The three points of each cent of an octave, which all circles go round in whole turns. */
  private static final double[][] POINTS = new double[OCTAVE][DIMENSIONS];

  static {
    for (int cent = 0; cent < OCTAVE; cent++) {
      for (int c = 0; c < RADIUS.length; c++) {
        double angle = ANGLE[c] * cent / 100;
        POINTS[cent][2 * c] = RADIUS[c] * StrictMath.sin(angle);
        POINTS[cent][2 * c + 1] = RADIUS[c] * StrictMath.cos(angle);
      }
    }
  }

  /** Smoothed centroids held: of the frame before, this one, and the one behind. */
  private static final int HELD = 3;

  private final double[][] raw = new double[SMOOTHING.length][DIMENSIONS];
  private final double[][] smooth = new double[HELD][DIMENSIONS];
  private final RunningMoments changes = new RunningMoments();
  private long frames;

  /** Takes the peaks of a frame; one without peaks changes nothing. */
  void add(int peaks, double[] cents, double[] amplitudes) {
    if (peaks == 0) {
      return;
    }
    double[] centroid = raw[(int) (frames % raw.length)];
    double sum = 0;
    Arrays.fill(centroid, 0);
    for (int i = 0; i < peaks; i++) {
      double[] point = POINTS[Math.floorMod(Math.round(cents[i]), OCTAVE)];
      for (int d = 0; d < DIMENSIONS; d++) {
        centroid[d] += amplitudes[i] * point[d];
      }
      sum += amplitudes[i];
    }
    for (int d = 0; d < DIMENSIONS; d++) {
      centroid[d] /= sum;
    }
    frames++;
    if (frames >= raw.length) {
      smoothAndCompare();
    }
  }

  private void smoothAndCompare() {
    long oldest = frames - raw.length;
    double[] now = smooth[(int) (oldest % HELD)];
    Arrays.fill(now, 0);
    for (int i = 0; i < raw.length; i++) {
      double[] centroid = raw[(int) ((oldest + i) % raw.length)];
      for (int d = 0; d < DIMENSIONS; d++) {
        now[d] += SMOOTHING[i] * centroid[d];
      }
    }
    if (oldest >= HELD - 1) {
      double[] before = smooth[(int) ((oldest + 1) % HELD)];
      double squares = 0;
      for (int d = 0; d < DIMENSIONS; d++) {
        squares += (now[d] - before[d]) * (now[d] - before[d]);
      }
      changes.add(Math.sqrt(squares));
    }
  }

  /** Mean and standard deviation of the distances; 0 below 1 s of tones. */
  RunningMoments changes() {
    return changes;
  }
}
