package org.sonaffect.learning.linear;

/**
 * Weights of some columns whose sum is nearest to a wanted column, in least squares over all rows.
 * Many wanted columns share one factorisation of the normal equations.
 */
public final class LeastSquares {
  /** In units of the columns' mean square; keeps weights of columns that are nearly alike small. */
  private static final double RIDGE = 1e-6;

  private final double[] values;
  private final double[] factor;
  private final int rows;
  private final int columns;

  private LeastSquares(double[] values, int rows, int columns) {
    this.values = values;
    this.rows = rows;
    this.columns = columns;
    factor = new double[columns * columns];
    Gram.addUpper(values, columns, 0, rows, columns, factor);
    double trace = 0;
    for (int j = 0; j < columns; j++) {
      trace += factor[j * columns + j];
    }
    double ridge = RIDGE * Math.max(Double.MIN_NORMAL, trace / columns);
    for (int j = 0; j < columns; j++) {
      factor[j * columns + j] += ridge;
    }
    if (!Cholesky.factor(factor, columns, columns, 0)) {
      throw new IllegalArgumentException("the columns have values that are not finite");
    }
  }

  /**
   * Factors the equations.
   *
   * @param values {@code [row * columns + column]}, finite
   */
  public static LeastSquares of(double[] values, int rows, int columns) {
    return new LeastSquares(values, rows, columns);
  }

  /** The weight of each column for a wanted column. */
  public double[] weights(double[] wanted) {
    double[] weights = new double[columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        weights[j] += values[i * columns + j] * wanted[i];
      }
    }
    Cholesky.solve(factor, columns, columns, weights);
    return weights;
  }
}
