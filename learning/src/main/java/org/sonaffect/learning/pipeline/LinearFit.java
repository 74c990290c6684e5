package org.sonaffect.learning.pipeline;

import java.util.Arrays;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/**
 * {@code f(x) = intercept + sum_k weights[k] x_k}.
 *
 * @param weights one a column
 */
@Form.Named("linear")
@SuppressWarnings("ArrayRecordComponent")
record LinearFit(double[] weights, double intercept) implements FittedRegressor {
  @Override
  public int columns() {
    return weights.length;
  }

  @Override
  public double[] predict(Matrix x) {
    Check.applied(x, columns());
    return predict(ElasticNet.columns(x), x.rows());
  }

  /** Predictions for columns {@code [k * rows + i]}. */
  double[] predict(double[] columns, int rows) {
    double[] predictions = new double[rows];
    Arrays.fill(predictions, intercept);
    for (int k = 0; k < weights.length; k++) {
      double weight = weights[k];
      if (weight != 0) {
        for (int i = 0; i < rows; i++) {
          predictions[i] += weight * columns[k * rows + i];
        }
      }
    }
    return predictions;
  }
}
