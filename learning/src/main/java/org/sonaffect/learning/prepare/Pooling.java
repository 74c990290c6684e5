package org.sonaffect.learning.prepare;

import java.util.Arrays;
import org.sonaffect.learning.rows.Matrix;

/**
 * Means of some columns each.
 *
 * @param columns number of columns that come in
 * @param members of each column that comes out
 */
@SuppressWarnings("ArrayRecordComponent")
record Pooling(int columns, int[][] members) {
  /** Columns by themselves. */
  static Pooling of(int columns, int[] picked) {
    int[][] members = new int[picked.length][];
    Arrays.setAll(members, k -> new int[] {picked[k]});
    return new Pooling(columns, members);
  }

  Matrix apply(Matrix x) {
    return x.byColumns(members, this::pooled);
  }

  private Matrix pooled(Matrix x) {
    int count = members.length;
    double[] values = new double[x.rows() * count];
    for (int i = 0; i < x.rows(); i++) {
      for (int k = 0; k < count; k++) {
        double sum = 0;
        for (int j : members[k]) {
          sum += x.get(i, j);
        }
        values[i * count + k] = sum / members[k].length;
      }
    }
    return new Matrix(x.rows(), count, values);
  }
}
