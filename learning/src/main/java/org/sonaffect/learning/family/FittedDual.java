package org.sonaffect.learning.family;

import java.util.List;
import org.sonaffect.learning.linear.FixedSum;

/**
 * Weighted similarities with the training rows.
 *
 * @param kernels of each target
 * @param duals of each target
 * @param columns number of columns of the rows
 */
record FittedDual(List<SimilarityKernel> kernels, List<DualWeights> duals, int columns)
    implements FittedFamily {
  @Override
  public int targets() {
    return duals.size();
  }

  @Override
  public double[][] predict(EvaluationRows rows) {
    int n = duals.get(0).weights().length;
    FamilyInput.evaluation(rows, columns, n);
    double[][] predictions = new double[duals.size()][rows.size()];
    double[] values = new double[0];
    for (int t = 0; t < predictions.length; t++) {
      if (t == 0 || !kernels.get(t).equals(kernels.get(t - 1))) {
        values = kernels.get(t).between(rows);
      }
      DualWeights dual = duals.get(t);
      for (int i = 0; i < rows.size(); i++) {
        predictions[t][i] =
            FixedSum.product(values, i * n, dual.weights(), 0, n)
                + dual.intercepts().of(rows.domain()[i]);
      }
    }
    return predictions;
  }
}
