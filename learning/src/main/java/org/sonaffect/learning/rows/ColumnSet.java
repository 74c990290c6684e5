package org.sonaffect.learning.rows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Form;

/**
 * Some columns of prepared rows, such as those of a group of descriptors.
 *
 * @param columns from 0, at least one, each once; put in ascending order
 */
@Form.Bare
@SuppressWarnings("ArrayRecordComponent")
public record ColumnSet(int[] columns) {
  /** Sorts and checks. */
  public ColumnSet {
    columns = columns.clone();
    Arrays.sort(columns);
    if (columns.length == 0 || columns[0] < 0) {
      throw new IllegalArgumentException(
          "columns %s, expected at least one, from 0".formatted(Arrays.toString(columns)));
    }
    for (int k = 1; k < columns.length; k++) {
      if (columns[k] == columns[k - 1]) {
        throw new IllegalArgumentException("column %d is named twice".formatted(columns[k]));
      }
    }
  }

  /** The columns named. */
  public static ColumnSet of(int... columns) {
    return new ColumnSet(columns);
  }

  /** Number of columns. */
  public int size() {
    return columns.length;
  }

  @Override
  public int[] columns() {
    return columns.clone();
  }

  /** Training rows of these columns only, made once. */
  public TrainingRows of(TrainingRows rows) {
    return rows.derived(
        this, () -> new TrainingRows(of(rows.x()), rows.domain(), rows.weights(), rows.clips()));
  }

  /** Rows to predict of these columns only, made once. */
  public EvaluationRows of(EvaluationRows rows) {
    return rows.derived(
        this, () -> new EvaluationRows(of(rows.training()), of(rows.x()), rows.domain()));
  }

  /** The columns of a matrix. */
  public Matrix of(Matrix x) {
    int last = columns[columns.length - 1];
    if (last >= x.columns()) {
      throw new IllegalArgumentException(
          "column %d of rows of %d columns".formatted(last, x.columns()));
    }
    int[][] members = Arrays.stream(columns).mapToObj(j -> new int[] {j}).toArray(int[][]::new);
    return x.byColumns(members, this::picked);
  }

  private Matrix picked(Matrix x) {
    double[] picked = new double[x.rows() * columns.length];
    for (int i = 0; i < x.rows(); i++) {
      for (int k = 0; k < columns.length; k++) {
        picked[i * columns.length + k] = x.get(i, columns[k]);
      }
    }
    return new Matrix(x.rows(), columns.length, picked);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ColumnSet set && Arrays.equals(columns, set.columns);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(columns);
  }

  /** Ranges, such as {@code 0-12,17}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < columns.length; k++) {
      int first = columns[k];
      while (k + 1 < columns.length && columns[k + 1] == columns[k] + 1) {
        k++;
      }
      text.append(text.length() == 0 ? "" : ",").append(first);
      if (columns[k] > first) {
        text.append('-').append(columns[k]);
      }
    }
    return text.toString();
  }
}
