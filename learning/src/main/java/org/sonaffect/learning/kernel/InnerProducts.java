package org.sonaffect.learning.kernel;

import org.sonaffect.learning.linear.Gram;

/**
 * Inner products of rows, from which every kernel of the same rows is made.
 *
 * @param n number of training rows
 * @param e number of evaluation rows
 * @param columns number of columns of the rows
 * @param variance population variance over all cells of the training rows
 * @param train {@code n x n}
 * @param evaluation {@code e x n}
 * @param squares squared norms of the evaluation rows
 */
@SuppressWarnings("ArrayRecordComponent")
public record InnerProducts(
    int n,
    int e,
    int columns,
    double variance,
    double[] train,
    double[] evaluation,
    double[] squares) {

  /**
   * Multiplies rows given one column after the other.
   *
   * @param train {@code [k * n + i]}
   * @param evaluation {@code [k * e + i]}
   * @param variance population variance over all cells of the training rows
   */
  public static InnerProducts of(
      int columns, int n, double[] train, int e, double[] evaluation, double variance) {
    double[] products = new double[n * n];
    Gram.addUpper(train, n, 0, columns, n, products);
    Gram.mirror(products, n);
    double[] cross = new double[e * n];
    Gram.add(evaluation, e, e, train, n, n, 0, columns, cross);
    double[] squares = squares(columns, e, evaluation);
    return new InnerProducts(n, e, columns, variance, products, cross, squares);
  }

  /** Squared norms of rows to predict, {@code [k * e + i]}. */
  static double[] squares(int columns, int e, double[] evaluation) {
    double[] squares = new double[e];
    for (int k = 0; k < columns; k++) {
      for (int i = 0; i < e; i++) {
        double value = evaluation[k * e + i];
        squares[i] += value * value;
      }
    }
    return squares;
  }
}
