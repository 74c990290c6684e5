package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.kernel.KernelMatrix;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/**
 * A fitted support vector machine of one target.
 *
 * @param columns number of columns it was fitted on
 * @param variance population variance of all training cells, which a kernel's gamma may need
 * @param vectors support vectors {@code [k * count + s]}
 * @param weights one per support vector
 */
@SuppressWarnings("ArrayRecordComponent")
public record FittedMachine(
    Kernel kernel,
    int columns,
    double variance,
    double[] vectors,
    double[] weights,
    double intercept)
    implements FittedFunction {
  @Override
  public double[][] predict(Matrix x) {
    Check.applied(x, columns);
    int count = weights.length;
    if (count == 0) {
      double[] predictions = new double[x.rows()];
      Arrays.fill(predictions, intercept);
      return new double[][] {predictions};
    }
    double[] values = KernelMatrix.between(kernel, variance, vectors, count, x);
    return new double[][] {KernelMatrix.predict(values, x.rows(), weights, intercept)};
  }
}
