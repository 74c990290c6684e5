package org.sonaffect.learning.rows;

import java.util.Arrays;

/**
 * Mean and population standard deviation of each column of a set of rows; a constant column has
 * scale 1 (docs/spec/experiment.md §6.1).
 *
 * @param mean {@code [columns]}
 * @param scale {@code [columns]}, above 0
 * @param lowest {@code [columns]}, smallest standardised value of the rows measured
 * @param highest {@code [columns]}, largest
 * @param withinRange whether other rows are taken to the edge of that range where they lie beyond
 *     it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Standardisation(
    double[] mean, double[] scale, double[] lowest, double[] highest, boolean withinRange) {
  /**
   * Measures the columns over the rows named.
   *
   * @throws IllegalArgumentException if there is no row or a value is not finite
   */
  public static Standardisation of(Matrix x, int[] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("no training rows, expected at least 1");
    }
    int p = x.columns();
    double[] values = x.values();
    double[] mean = new double[p];
    double[] lowest = new double[p];
    double[] highest = new double[p];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (int row : rows) {
      int offset = row * p;
      for (int j = 0; j < p; j++) {
        double value = values[offset + j];
        mean[j] += value;
        lowest[j] = Math.min(lowest[j], value);
        highest[j] = Math.max(highest[j], value);
      }
    }
    double[] scale = new double[p];
    for (int j = 0; j < p; j++) {
      if (!Double.isFinite(lowest[j]) || !Double.isFinite(highest[j])) {
        throw notFinite(x, rows, j);
      }
      mean[j] /= rows.length;
    }
    for (int row : rows) {
      int offset = row * p;
      for (int j = 0; j < p; j++) {
        double deviation = values[offset + j] - mean[j];
        scale[j] += deviation * deviation;
      }
    }
    for (int j = 0; j < p; j++) {
      scale[j] = Math.sqrt(scale[j] / rows.length);
      // Deviations of this size are the rounding of the mean, not a property of the column.
      boolean constant =
          lowest[j] == highest[j] || scale[j] <= rows.length * Math.abs(mean[j]) * 0x1p-52;
      if (lowest[j] == highest[j]) {
        mean[j] = lowest[j];
      }
      if (constant) {
        scale[j] = 1;
      }
    }
    for (int j = 0; j < p; j++) {
      lowest[j] = (lowest[j] - mean[j]) / scale[j];
      highest[j] = (highest[j] - mean[j]) / scale[j];
    }
    return new Standardisation(mean, scale, lowest, highest, false);
  }

  /**
   * The same, but rows beyond the range of the rows measured are taken to its edge. Ratios among
   * the features have tails so heavy that one clip may lie a million deviations out; a linear model
   * would follow it.
   */
  public Standardisation boundToRange() {
    return new Standardisation(mean, scale, lowest, highest, true);
  }

  /**
   * Standardised values of some columns of some rows, one column after the other.
   *
   * @param into {@code [(j - first) * stride + i]} for column {@code j} and the i-th row named
   */
  public void columns(Matrix x, int[] rows, int first, int end, double[] into, int stride) {
    int p = x.columns();
    double[] values = x.values();
    for (int i = 0; i < rows.length; i++) {
      int offset = rows[i] * p;
      for (int j = first; j < end; j++) {
        double standardised = (values[offset + j] - mean[j]) / scale[j];
        into[(j - first) * stride + i] =
            withinRange ? Math.max(lowest[j], Math.min(highest[j], standardised)) : standardised;
      }
    }
  }

  /**
   * Refuses values that are not finite.
   *
   * @throws IllegalArgumentException naming row and column
   */
  public static void requireFinite(Matrix x, int[] rows) {
    for (int row : rows) {
      for (int j = 0; j < x.columns(); j++) {
        if (!Double.isFinite(x.get(row, j))) {
          throw notFinite(x, new int[] {row}, j);
        }
      }
    }
  }

  private static IllegalArgumentException notFinite(Matrix x, int[] rows, int column) {
    int row = rows[0];
    for (int candidate : rows) {
      if (!Double.isFinite(x.get(candidate, column))) {
        row = candidate;
        break;
      }
    }
    return new IllegalArgumentException(
        "row %d, column %d is %s, expected a finite number"
            .formatted(row, column, ShortDecimal.of(x.get(row, column))));
  }
}
