package org.sonaffect.learning.family;

import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;

/**
 * Weighted sums of the columns.
 *
 * @param weights {@code [target][column]}
 * @param intercepts one per target
 */
@Form.Named("linear")
@SuppressWarnings("ArrayRecordComponent")
record FittedLinear(double[][] weights, double[] intercepts) implements StoredFamily {
  @Override
  public double[][] predict(EvaluationRows rows) {
    int p = weights[0].length;
    FamilyInput.evaluation(rows, p);
    double[] x = rows.x().values();
    double[][] predictions = new double[intercepts.length][rows.size()];
    for (int t = 0; t < intercepts.length; t++) {
      for (int i = 0; i < rows.size(); i++) {
        predictions[t][i] = FixedSum.product(x, i * p, weights[t], 0, p) + intercepts[t];
      }
    }
    return predictions;
  }

  @Override
  public void check(Reading reading, int rows, int columns, int targets) {
    reading.charge(Cost.PREDICTING, (double) targets * columns);
    reading.field("weights").shape(weights, targets, columns);
    reading.count("intercepts", intercepts.length, targets);
  }

  /**
   * Collapses weights of training rows into weights of columns.
   *
   * @param unit what inner products were divided by
   */
  static double[] collapsed(Matrix x, double[] dual, double unit) {
    int p = x.columns();
    double[] values = x.values();
    double[] weights = new double[p];
    for (int i = 0; i < dual.length; i++) {
      double factor = dual[i] / unit;
      for (int j = 0; j < p; j++) {
        weights[j] += factor * values[i * p + j];
      }
    }
    return weights;
  }
}
