package org.sonaffect.learning.family;

import java.util.List;
import org.sonaffect.learning.kernel.KernelCost;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;
import org.sonaffect.learning.rows.EvaluationRows;

/**
 * Weighted similarities with the training rows.
 *
 * @param columns number of columns of the rows
 * @param kernels of each target
 * @param duals of each target
 */
@Form.Named("dual")
record FittedDual(int columns, List<SimilarityKernel> kernels, List<DualWeights> duals)
    implements StoredFamily {
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
                + dual.intercept(rows.domain()[i]);
      }
    }
    return predictions;
  }

  @Override
  public boolean looksBack() {
    return true;
  }

  @Override
  public void check(Reading reading, int rows, int columns, int targets) {
    reading.count("columns", this.columns, columns);
    reading.count("kernels", kernels.size(), targets);
    reading.count("duals", duals.size(), targets);
    for (int t = 0; t < targets; t++) {
      KernelCost.charge(reading.field("kernels").item(t), kernels.get(t), rows, columns);
      DualWeights dual = duals.get(t);
      Reading own = reading.field("duals").item(t);
      own.count("weights", dual.weights().length, rows);
      if (dual.byDomain().length > Shapes.MOST_DOMAINS) {
        throw own.refuse(dual.byDomain().length + " domains", "at most " + Shapes.MOST_DOMAINS);
      }
    }
  }
}
