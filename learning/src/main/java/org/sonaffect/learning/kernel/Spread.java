package org.sonaffect.learning.kernel;

import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * How far training rows lie apart, the unit of lengths of a {@link SimilarityKernel}.
 *
 * @param squares sum of the population variances of the columns; 1 where that is 0
 * @param absolute sum of the population deviations of the columns; 1 where that is 0
 */
public record Spread(double squares, double absolute) {
  private record Key() {}

  /** How far rows lie apart, measured once. */
  public static Spread of(TrainingRows rows) {
    return rows.derived(new Key(), () -> measured(rows.x()));
  }

  private static Spread measured(Matrix x) {
    int n = x.rows();
    int p = x.columns();
    double[] values = x.values();
    double[] mean = new double[p];
    double[] variance = new double[p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        mean[j] += values[i * p + j];
      }
    }
    for (int j = 0; j < p; j++) {
      mean[j] /= n;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        double deviation = values[i * p + j] - mean[j];
        variance[j] += deviation * deviation;
      }
    }
    double squares = 0;
    double absolute = 0;
    for (int j = 0; j < p; j++) {
      squares += variance[j] / n;
      absolute += Math.sqrt(variance[j] / n);
    }
    return new Spread(squares > 0 ? squares : 1, absolute > 0 ? absolute : 1);
  }
}
