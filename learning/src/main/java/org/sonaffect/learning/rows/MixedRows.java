package org.sonaffect.learning.rows;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that take each group of columns from one of two rows, as the combinations that Shapley
 * values are made of. What treats columns by themselves need only work on the two, and a sum over
 * columns is one of the groups' sums; a thousand combinations cost little more than two rows.
 *
 * @param pair the two rows
 * @param group of each column, from 0
 * @param choices of each mixed row: bit g is set where group g is that of the second row
 */
@SuppressWarnings("ArrayRecordComponent")
record MixedRows(Matrix pair, int[] group, int[] choices) {
  /** More groups have more combinations than anybody predicts. */
  static final int MOST_GROUPS = 30;

  /** Checks shapes and groups. */
  MixedRows {
    if (pair.rows() != 2 || group.length != pair.columns()) {
      throw new IllegalArgumentException(
          "%d rows of %d columns and the groups of %d, expected two rows and a group a column"
              .formatted(pair.rows(), pair.columns(), group.length));
    }
    for (int g : group) {
      Check.between("group", g, 0, MOST_GROUPS - 1);
    }
  }

  double get(int row, int column) {
    return pair.get(choices[row] >> group[column] & 1, column);
  }

  /** All values, row by row. */
  double[] values() {
    int p = group.length;
    double[] values = new double[choices.length * p];
    for (int i = 0; i < choices.length; i++) {
      for (int j = 0; j < p; j++) {
        values[i * p + j] = get(i, j);
      }
    }
    return values;
  }

  MixedRows rows(int[] indices) {
    return new MixedRows(pair, group, IntStream.of(indices).map(i -> choices[i]).toArray());
  }

  MixedRows columns(UnaryOperator<Matrix> made) {
    return new MixedRows(made.apply(pair), group, choices);
  }

  /** New columns, each of some of the old; null where one is of columns of several groups. */
  @Nullable MixedRows columns(int[][] members, UnaryOperator<Matrix> made) {
    int[] groups = new int[members.length];
    for (int k = 0; k < groups.length; k++) {
      groups[k] = group[members[k][0]];
      for (int j : members[k]) {
        if (group[j] != groups[k]) {
          return null;
        }
      }
    }
    return new MixedRows(made.apply(pair), groups, choices);
  }

  /** What a column of the one and of the other row adds to sums. */
  @FunctionalInterface
  interface Terms {
    /** Adds the terms of a value of some column to {@code into}. */
    void add(int column, double value, double[] into);
  }

  /**
   * Sums over columns of every mixed row.
   *
   * @param width number of sums a row
   * @return {@code rows x width}
   */
  double[] sums(int width, Terms terms) {
    int groups = IntStream.of(group).max().orElse(-1) + 1;
    double[][] parts = new double[2 * groups][width];
    for (int j = 0; j < group.length; j++) {
      terms.add(j, pair.get(0, j), parts[2 * group[j]]);
      terms.add(j, pair.get(1, j), parts[2 * group[j] + 1]);
    }
    double[] sums = new double[choices.length * width];
    for (int i = 0; i < choices.length; i++) {
      double[] sum = new double[width];
      for (int g = 0; g < groups; g++) {
        double[] part = parts[2 * g + (choices[i] >> g & 1)];
        for (int k = 0; k < width; k++) {
          sum[k] += part[k];
        }
      }
      System.arraycopy(sum, 0, sums, i * width, width);
    }
    return sums;
  }

  @Override
  public String toString() {
    return "%d mixtures of two rows of %d columns".formatted(choices.length, group.length);
  }
}
