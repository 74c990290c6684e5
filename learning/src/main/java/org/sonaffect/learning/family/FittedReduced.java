package org.sonaffect.learning.family;

import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.rows.EvaluationRows;

/**
 * Weighted sums of the inputs of a {@link Reduction}.
 *
 * @param weights {@code [target][input]}
 * @param intercepts one per target
 */
@Form.Named("reduced")
@SuppressWarnings("ArrayRecordComponent")
record FittedReduced(Reduction reduction, double[][] weights, double[] intercepts)
    implements StoredFamily {
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

  @Override
  public void check(Reading reading, int rows, int columns, int targets) {
    reduction.check(reading.field("reduction"), columns);
    reading.field("weights").shape(weights, targets, reduction.size());
    reading.count("intercepts", intercepts.length, targets);
  }
}
