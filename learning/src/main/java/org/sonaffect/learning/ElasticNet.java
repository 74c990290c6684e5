package org.sonaffect.learning;

import java.util.Arrays;

/** The elastic net as a regressor on the columns it is given. */
public record ElasticNet(ElasticNetSpec spec) implements Regressor {
  @Override
  public FittedRegressor fit(Matrix x, double[] y, FitRows rows) {
    Check.training(x, y, rows);
    double[] ones = new double[x.columns()];
    Arrays.fill(ones, 1);
    LinearFit fit =
        x.columns() > WideElasticNet.MOST_PRODUCTS
            ? new WideElasticNet(columns(x), y, rows.folds()).fit(spec)
            : new ElasticNetFits(columns(x), x.columns(), y, false, rows.folds())
                .fit(spec, x.columns(), ones);
    return new LinearRegression(fit);
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
