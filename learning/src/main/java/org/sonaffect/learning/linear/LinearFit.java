package org.sonaffect.learning.linear;

import java.util.Arrays;
import org.sonaffect.learning.portable.Form;

/**
 * {@code f(x) = intercept + sum_k weights[k] x_k}.
 *
 * @param weights one per column
 */
@Form.Named("linear")
@SuppressWarnings("ArrayRecordComponent")
public record LinearFit(double[] weights, double intercept) {
  /** Predictions for columns {@code [k * rows + i]}. */
  public double[] predict(double[] columns, int rows) {
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
