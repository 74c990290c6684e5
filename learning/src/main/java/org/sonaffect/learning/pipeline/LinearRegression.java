package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/** A fitted linear function of the columns. */
record LinearRegression(LinearFit fit) implements FittedRegressor {
  @Override
  public int columns() {
    return fit.weights().length;
  }

  @Override
  public double[] predict(Matrix x) {
    Check.applied(x, columns());
    return fit.predict(ElasticNet.columns(x), x.rows());
  }
}
