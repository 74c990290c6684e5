package org.sonaffect.learning.pipeline;

import java.util.Arrays;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.FitRows;
import org.sonaffect.learning.rows.Matrix;

/** The elastic net as a regressor on the columns it is given. */
public record ElasticNet(ElasticNetSpec spec) implements Regressor {
  @Override
  public FittedRegressor fit(Matrix x, double[] y, FitRows rows) {
    Check.training(x, y, rows);
    double[] weights = fit(columns(x), y, rows.folds());
    int m = x.columns();
    return new LinearFit(Arrays.copyOf(weights, m), weights[m]);
  }

  /**
   * Fits columns already laid out one after the other.
   *
   * @param columns {@code [k * y.length + i]}, finite
   * @param folds fold of each row by which the penalty is chosen
   * @return one weight a column, then the intercept
   */
  public double[] fit(double[] columns, double[] y, int[] folds) {
    int m = columns.length / y.length;
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    LinearFit fit =
        m > WideElasticNet.MOST_PRODUCTS
            ? new WideElasticNet(columns, y, folds).fit(spec)
            : new ElasticNetFits(columns, m, y, false, folds).fit(spec, m, ones);
    double[] weights = Arrays.copyOf(fit.weights(), m + 1);
    weights[m] = fit.intercept();
    return weights;
  }

  /** One column after the other. */
  static double[] columns(Matrix x) {
    double[] columns = new double[x.rows() * x.columns()];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.columns(); j++) {
        columns[j * x.rows() + i] = x.get(i, j);
      }
    }
    return columns;
  }
}
