package org.sonaffect.learning.family;

import java.util.Arrays;

/**
 * The penalty of the smallest leave-one-out error along a geometric path, in units of the mean
 * eigenvalue, every target by itself; weights of the rows count.
 */
final class PenaltyPath {
  private static final double FIRST = 1e-7;

  /** Five a decade over ten decades. */
  private static final int LENGTH = 51;

  private PenaltyPath() {}

  static double[] penalties() {
    double[] penalties = new double[LENGTH];
    Arrays.setAll(penalties, i -> FIRST * StrictMath.pow(10, i / 5.0));
    return penalties;
  }

  /** The best penalty of each target; of equals the largest. */
  static double[] best(KernelSystem system, double[][] y) {
    double[] penalties = penalties();
    double[][] coordinates = new double[y.length][];
    double[] best = new double[y.length];
    double[] least = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      coordinates[t] = system.coordinates(y[t]);
      least[t] = Double.POSITIVE_INFINITY;
      best[t] = penalties[LENGTH - 1];
    }
    for (int i = LENGTH - 1; i >= 0; i--) {
      double lambda = penalties[i] * system.mean();
      double[] diagonal = system.inverseDiagonal(lambda);
      for (int t = 0; t < y.length; t++) {
        double error = error(system, system.leftOut(coordinates[t], lambda, diagonal));
        if (error < least[t]) {
          least[t] = error;
          best[t] = penalties[i];
        }
      }
    }
    return best;
  }

  /** Mean of the weighted squares of what rows are mispredicted by when left out. */
  static double error(KernelSystem system, double[] leftOut) {
    double sum = 0;
    for (int i = 0; i < leftOut.length; i++) {
      if (!Double.isNaN(leftOut[i])) {
        sum += system.weight(i) * leftOut[i] * leftOut[i];
      }
    }
    return sum / leftOut.length;
  }
}
