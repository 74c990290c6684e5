package org.sonaffect.learning.linear;

/** Normal equations from the products of all columns, by Cholesky factors of the set's own. */
public final class DenseEquations implements NormalEquations {
  private final double[][] gram;
  private final double[] factors;

  /**
   * Prepares.
   *
   * @param gram {@code X'X} row by row
   * @param most most columns of a set
   */
  public DenseEquations(double[][] gram, int most) {
    this.gram = gram;
    factors = new double[most * most];
  }

  @Override
  public boolean solve(int[] columns, int count, double[] ridge, double[] right) {
    for (int a = 0; a < count; a++) {
      double[] row = gram[columns[a]];
      for (int b = a; b < count; b++) {
        factors[a * count + b] = row[columns[b]];
      }
      factors[a * count + a] += ridge[a];
    }
    if (!Cholesky.factor(factors, count, count, 0)) {
      return false;
    }
    Cholesky.solve(factors, count, count, right);
    return true;
  }

  @Override
  public double cost(int count) {
    return (double) count * count * count / 6;
  }
}
