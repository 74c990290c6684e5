package org.sonaffect.learning.pipeline;

import java.util.Arrays;
import org.sonaffect.learning.kernel.InnerProducts;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.kernel.KernelMatrix;
import org.sonaffect.learning.kernel.SvrSolution;
import org.sonaffect.learning.kernel.SvrSolver;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.FitRows;
import org.sonaffect.learning.rows.Matrix;

/** Epsilon support vector regression as a regressor on the columns it is given. */
public record SupportVectors(SvrSpec spec) implements Regressor {
  @Override
  public FittedRegressor fit(Matrix x, double[] y, FitRows rows) {
    Check.training(x, y, rows);
    double[] columns = ElasticNet.columns(x);
    Scores scores = new Scores(x.columns(), x.rows(), 0, columns, new double[0], false);
    return fit(scores, y, spec);
  }

  /** Fits on the training rows of scores. */
  static FittedMachine fit(Scores scores, double[] y, SvrSpec spec) {
    int n = scores.trainRows();
    int m = scores.components();
    double variance = scores.variance();
    KernelMatrix kernel =
        KernelMatrix.of(
            spec.kernel(), InnerProducts.of(m, n, scores.train(), 0, new double[0], variance));
    if (!kernel.finite()) {
      throw new IllegalArgumentException(
          "%s of the training rows is not finite: their values are too large for it"
              .formatted(spec.kernel().describe()));
    }
    SvrSolution solution =
        new SvrSolver(kernel.train(), y, spec.kernel().positive())
            .solve(spec.c(), spec.epsilon(), spec.tolerance(), null);
    int[] support = new int[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (solution.weights()[i] != 0) {
        support[count++] = i;
      }
    }
    double[] vectors = new double[m * count];
    double[] weights = new double[count];
    for (int s = 0; s < count; s++) {
      weights[s] = solution.weights()[support[s]];
      for (int k = 0; k < m; k++) {
        vectors[k * count + s] = scores.train()[k * n + support[s]];
      }
    }
    return new FittedMachine(spec.kernel(), m, variance, vectors, weights, solution.intercept());
  }

  /**
   * A fitted machine.
   *
   * @param variance population variance of all training cells, which a kernel's gamma may need
   * @param vectors support vectors {@code [k * count + s]}
   * @param weights one a support vector
   */
  @SuppressWarnings("ArrayRecordComponent")
  record FittedMachine(
      Kernel kernel,
      int columns,
      double variance,
      double[] vectors,
      double[] weights,
      double intercept)
      implements FittedRegressor {
    @Override
    public double[] predict(Matrix x) {
      Check.applied(x, columns);
      int count = weights.length;
      if (count == 0) {
        double[] predictions = new double[x.rows()];
        Arrays.fill(predictions, intercept);
        return predictions;
      }
      double[] values =
          KernelMatrix.between(
              kernel, columns, variance, vectors, count, ElasticNet.columns(x), x.rows());
      return KernelMatrix.predict(values, x.rows(), weights, intercept);
    }
  }
}
