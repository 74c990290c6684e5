package org.sonaffect.automl.search;

import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.tree.Forest;

/** A forest that predicts the loss of points from their encodings, and how sure that is. */
final class Surrogate {
  private static final int TREES = 24;
  private static final double TRIED = 0.4;
  private static final int LEAF = 2;

  /** Deviation below which trees are not taken to agree. */
  private static final double LEAST_DEVIATION = 1e-6;

  private final Forest forest;

  /**
   * Grows the forest.
   *
   * @param points {@code [point][coordinate]}, at least one
   * @param loss of each point
   */
  Surrogate(double[][] points, double[] loss, Seeds seeds) {
    this.forest = Forest.fit(Matrix.of(points), loss, TREES, TRIED, LEAF, seeds);
  }

  /** The expected improvement on a loss at each point, at least 0 (Jones, Schonlau, Welch 1998). */
  double[] improvements(double[][] points, double best) {
    Forest.Prediction predicted = forest.predict(Matrix.of(points));
    double[] improvements = new double[points.length];
    for (int i = 0; i < improvements.length; i++) {
      double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(predicted.variance()[i]));
      double z = (best - predicted.mean()[i]) / deviation;
      improvements[i] =
          Math.max(0, (best - predicted.mean()[i]) * below(z) + deviation * density(z));
    }
    return improvements;
  }

  private static double density(double z) {
    return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** The normal distribution, within 7.5e-8 (Abramowitz and Stegun 26.2.17). */
  private static double below(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double tail =
        density(z)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z > 0 ? 1 - tail : tail;
  }
}
