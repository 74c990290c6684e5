package org.sonaffect.learning.linear;

import java.util.Arrays;

/**
 * Normal equations of orthogonal columns with some rows left out, {@code X'X = diag(squares) - R'R}
 * for the few rows R: the Sherman-Morrison-Woodbury formula (Golub and Van Loan, section 2.1.4)
 * makes a system of their number out of one of the number of columns.
 */
public final class DowndatedEquations implements NormalEquations {
  private final double[] squares;
  private final double[] removed;
  private final int rows;
  private final double[] scaled;
  private final double[] small;
  private final double[] inner;

  /**
   * Prepares.
   *
   * @param squares squared norms of the columns, all rows included
   * @param removed R, {@code [column * rows + i]}
   * @param rows number of rows of R
   */
  public DowndatedEquations(double[] squares, double[] removed, int rows) {
    this.squares = squares;
    this.removed = removed;
    this.rows = rows;
    scaled = new double[removed.length];
    small = new double[rows * rows];
    inner = new double[rows];
  }

  @Override
  public boolean solve(int[] columns, int count, double[] ridge, double[] right) {
    Arrays.fill(inner, 0);
    for (int a = 0; a < count; a++) {
      double d = squares[columns[a]] + ridge[a];
      double root = 1 / Math.sqrt(d);
      double part = right[a] / d;
      int from = columns[a] * rows;
      int to = a * rows;
      for (int i = 0; i < rows; i++) {
        scaled[to + i] = removed[from + i] * root;
        inner[i] += removed[from + i] * part;
      }
    }
    Arrays.fill(small, 0);
    Gram.addUpper(scaled, rows, 0, count, rows, small);
    for (int i = 0; i < rows; i++) {
      for (int j = i; j < rows; j++) {
        small[i * rows + j] = (i == j ? 1 : 0) - small[i * rows + j];
      }
    }
    if (!Cholesky.factor(small, rows, rows, 0)) {
      return false;
    }
    Cholesky.solve(small, rows, rows, inner);
    for (int a = 0; a < count; a++) {
      double sum = right[a] + FixedSum.product(removed, columns[a] * rows, inner, 0, rows);
      right[a] = sum / (squares[columns[a]] + ridge[a]);
    }
    return true;
  }

  @Override
  public double cost(int count) {
    return (double) rows * rows * (count / 2.0 + rows / 6.0);
  }
}
