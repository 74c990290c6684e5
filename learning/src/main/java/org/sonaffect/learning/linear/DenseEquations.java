package org.sonaffect.learning.linear;

/** Normal equations from the products of all columns, by Cholesky factors of the set's own. */
public final class DenseEquations implements NormalEquations {
  private final double[] gram;
  private final int stride;
  private final double[] factors;

  /**
   * Prepares.
   *
   * @param gram {@code X'X}, rows {@code stride} apart
   * @param most most columns of a set
   */
  public DenseEquations(double[] gram, int stride, int most) {
    this.gram = gram;
    this.stride = stride;
    factors = new double[most * most];
  }

  @Override
  public boolean solve(int[] columns, int count, double[] ridge, double[] right) {
    for (int a = 0; a < count; a++) {
      int row = columns[a] * stride;
      for (int b = a; b < count; b++) {
        factors[a * count + b] = gram[row + columns[b]];
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
