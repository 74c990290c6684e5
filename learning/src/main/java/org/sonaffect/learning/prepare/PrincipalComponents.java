package org.sonaffect.learning.prepare;

import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.linear.SymmetricEigen;
import org.sonaffect.learning.rows.Matrix;

/** Principal components of centred columns, from the smaller of the two scatter matrices. */
final class PrincipalComponents {
  private PrincipalComponents() {}

  static FittedEmbedding.Linear of(Matrix x, double share, boolean whiten) {
    int n = x.rows();
    int p = x.columns();
    double[] means = new double[p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        means[j] += x.get(i, j) / n;
      }
    }
    boolean byRows = p >= n;
    int side = byRows ? n : p;
    double[] centred = new double[n * p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        centred[byRows ? j * n + i : i * p + j] = x.get(i, j) - means[j];
      }
    }
    double[] scatter = new double[side * side];
    Gram.addUpper(centred, side, 0, byRows ? p : n, side, scatter);
    Gram.mirror(scatter, side);
    SymmetricEigen eigen = SymmetricEigen.of(scatter, side);
    int count = count(eigen.values(), share, Math.max(n, p));
    double[] directions = new double[Math.max(1, count) * p];
    double[] offsets = new double[Math.max(1, count)];
    if (byRows) {
      // Rows weighted by the eigenvectors, all components at once.
      double[] rows = Matrix.turned(centred, 0, p, n);
      double[] weights = Matrix.turned(eigen.vectors(), 0, count, n);
      Gram.add(weights, count, count, rows, p, p, 0, n, directions);
    } else {
      System.arraycopy(eigen.vectors(), 0, directions, 0, count * p);
    }
    for (int k = 0; k < count; k++) {
      double length = Math.sqrt(eigen.values()[k]);
      double factor = (byRows ? 1 / length : 1) * (whiten ? Math.sqrt(n) / length : 1);
      for (int j = 0; j < p; j++) {
        directions[k * p + j] *= factor;
      }
      offsets[k] = FixedSum.product(directions, k * p, means, 0, p);
    }
    return new FittedEmbedding.Linear(directions, offsets);
  }

  private static int count(double[] values, double share, int largestSide) {
    double total = 0;
    for (double value : values) {
      total += Math.max(0, value);
    }
    double noise = values[0] * largestSide * 0x1p-52;
    double sum = 0;
    int count = 0;
    while (count < values.length && values[count] > noise && sum < share * total) {
      sum += values[count++];
    }
    return count;
  }
}
