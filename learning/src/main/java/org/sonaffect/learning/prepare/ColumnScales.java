package org.sonaffect.learning.prepare;

import org.sonaffect.learning.rows.Matrix;

/** Fitted scales of all columns. */
sealed interface ColumnScales permits AffineScales, QuantileScales {
  /** Columns worked on at a time, so that what is known of them stays in the cache. */
  int PANEL = 64;

  /** Scales columns {@code first..end - 1} of the row at an offset of {@code values}, in place. */
  void apply(double[] values, int offset, int first, int end);

  /** What is done with a column. */
  @FunctionalInterface
  interface ColumnAction {
    /** Takes the values of a column over some rows; the array may be overwritten. */
    void accept(int column, double[] values);
  }

  /** Hands out each column's values over the rows named. */
  static void forEachColumn(Matrix x, int[] rows, ColumnAction action) {
    int p = x.columns();
    int n = rows.length;
    double[] panel = new double[PANEL * n];
    double[] column = new double[n];
    for (int first = 0; first < p; first += PANEL) {
      int end = Math.min(p, first + PANEL);
      for (int i = 0; i < n; i++) {
        int row = rows[i] * p;
        for (int j = first; j < end; j++) {
          panel[(j - first) * n + i] = x.values()[row + j];
        }
      }
      for (int j = first; j < end; j++) {
        System.arraycopy(panel, (j - first) * n, column, 0, n);
        action.accept(j, column);
      }
    }
  }
}
