package org.sonaffect.learning.family;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** Random rows of two domains with two targets. */
@SuppressWarnings("ArrayRecordComponent")
record Problems(Matrix x, int[] domain, double[] weights, double[][] y) {
  static final List<PointKernel> KERNELS =
      List.of(
          new PointKernel.Linear(),
          new PointKernel.Rbf(0.5),
          new PointKernel.Laplace(1),
          new PointKernel.Matern(1, 0.5),
          new PointKernel.Matern(3, 0.5),
          new PointKernel.Matern(5, 0.5),
          new PointKernel.Polynomial(3, 1),
          new PointKernel.ArcCosine(0, 1, 1),
          new PointKernel.ArcCosine(1, 1, 0),
          new PointKernel.ArcCosine(1, 3, 0.5),
          new PointKernel.Tangent(2, 0.5));

  static Problems of(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    int[] domain = new int[rows];
    double[] weights = new double[rows];
    double[][] y = new double[2][rows];
    double mean = 0;
    for (int i = 0; i < rows; i++) {
      domain[i] = random.nextInt(2);
      weights[i] = 0.5 + random.nextDouble();
      mean += weights[i] / rows;
      double a = values[i * columns];
      double b = values[i * columns + columns - 1];
      y[0][i] = StrictMath.sin(a) + 0.3 * domain[i] + 0.1 * random.nextGaussian();
      y[1][i] = 0.5 * a * b + 0.2 * a + 0.1 * random.nextGaussian();
    }
    for (int i = 0; i < rows; i++) {
      weights[i] /= mean;
    }
    return new Problems(new Matrix(rows, columns, values), domain, weights, y);
  }

  /** With all weights 1. */
  Problems unweighted() {
    double[] ones = new double[weights.length];
    Arrays.fill(ones, 1);
    return new Problems(x, domain, ones, y);
  }

  TrainingRows training() {
    return new TrainingRows(x, domain, weights);
  }

  FitContext context() {
    return context(x.rows());
  }

  static FitContext context(int rows) {
    return new FitContext(PenaltyFolds.contiguous(rows, 5), Seeds.of(7));
  }

  /** Predictions of the training rows themselves. */
  double[][] fitted(Family family) {
    TrainingRows rows = training();
    return family.fit(rows, y, context()).predict(new EvaluationRows(rows, x, domain));
  }
}
