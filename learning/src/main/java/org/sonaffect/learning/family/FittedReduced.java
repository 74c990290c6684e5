package org.sonaffect.learning.family;

import org.sonaffect.learning.linear.FixedSum;

/**
 * Weighted sums of the inputs of a {@link Reduction}.
 *
 * @param weights {@code [target][input]}
 * @param intercepts one a target
 */
@SuppressWarnings("ArrayRecordComponent")
record FittedReduced(Reduction reduction, double[][] weights, double[] intercepts)
    implements FittedFamily {
  @Override
  public int targets() {
    return intercepts.length;
  }

  @Override
  public double[][] predict(EvaluationRows rows) {
    FamilyInput.evaluation(rows, reduction.columns());
    double[] inputs = reduction.inputs(rows.x());
    int size = reduction.size();
    double[][] predictions = new double[intercepts.length][rows.size()];
    for (int t = 0; t < intercepts.length; t++) {
      for (int i = 0; i < rows.size(); i++) {
        predictions[t][i] = FixedSum.product(inputs, i * size, weights[t], 0, size) + intercepts[t];
      }
    }
    return predictions;
  }
}
