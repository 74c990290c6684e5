package org.sonaffect.learning.automl;

import org.sonaffect.learning.Matrix;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.Preparation;

/** Rows as they are, or their first columns only. */
record FirstColumns(boolean half) implements Preparation {
  @Override
  public String describe() {
    return half ? "half" : "all";
  }

  @Override
  public FittedPreparation fit(Matrix x, double[][] y, int[] domain, FitContext context) {
    return new Fitted(half ? (x.columns() + 1) / 2 : x.columns());
  }

  private record Fitted(int columns) implements FittedPreparation {
    @Override
    public Matrix transform(Matrix x, int[] domain) {
      double[] values = new double[x.rows() * columns];
      for (int i = 0; i < x.rows(); i++) {
        System.arraycopy(x.values(), i * x.columns(), values, i * columns, columns);
      }
      return new Matrix(x.rows(), columns, values);
    }
  }
}
