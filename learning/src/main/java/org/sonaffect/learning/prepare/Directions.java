package org.sonaffect.learning.prepare;

import java.util.Arrays;
import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;

/** Principal components as directions in feature space, for rows that come later. */
final class Directions {
  private Directions() {}

  /**
   * Directions in feature space whose inner products with standardised rows are their scores.
   *
   * @param count number of leading components
   * @return {@code [feature * count + k]}
   */
  static double[] of(Decomposition rows, int count, boolean whiten) {
    int n = rows.train.length;
    int p = rows.x.columns();
    double[] directions = new double[p * count];
    double[] squares = new double[count];
    if (rows.byRows) {
      double[] weights = Matrix.turned(rows.vectors, 0, count, n);
      double[] panel = new double[Decomposition.PANEL * n];
      for (int first = 0; first < p; first += Decomposition.PANEL) {
        int width = Math.min(p, first + Decomposition.PANEL) - first;
        rows.standardisation.columns(rows.x, rows.train, first, first + width, panel, n);
        double[] byRow = Matrix.turned(panel, 0, width, n);
        double[] part = new double[width * count];
        Gram.add(byRow, width, width, weights, count, count, 0, n, part);
        System.arraycopy(part, 0, directions, first * count, part.length);
      }
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < count; k++) {
          squares[k] += directions[j * count + k] * directions[j * count + k];
        }
      }
      Arrays.setAll(squares, k -> k < rows.regular ? rows.eigenvalues[k] : squares[k]);
    } else {
      directions = Matrix.turned(rows.vectors, 0, count, p);
    }
    // Directions of length 1, or such that scores have variance 1.
    Scores unscaled = rows.scores(1, false, count > rows.regular);
    for (int k = 0; k < count; k++) {
      double square = 0;
      for (int i = k * n; i < (k + 1) * n; i++) {
        square += unscaled.train()[i] * unscaled.train()[i];
      }
      double length =
          rows.byRows ? Math.max(NullComponents.SMALLEST_NORM, Math.sqrt(squares[k])) : 1;
      double spread = Math.max(NullComponents.SMALLEST_NORM, Math.sqrt(square));
      double factor = (whiten ? Math.sqrt(n - 1) / spread : 1) / length;
      for (int j = 0; j < p; j++) {
        directions[j * count + k] *= factor;
      }
    }
    return directions;
  }
}
