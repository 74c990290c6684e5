package org.sonaffect.learning.rows;

/**
 * A dense matrix of doubles, row-major: rows are observations, columns are features.
 *
 * <p>The array is not copied; nobody writes to a matrix after it is built.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  /** Wraps {@code values[rows * columns]}, row by row. */
  public Matrix(int rows, int columns, double[] values) {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "a matrix of %d x %d needs %d values, found %d"
              .formatted(rows, columns, (long) rows * columns, values.length));
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Copies an array of rows of equal length. */
  public static Matrix of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row %d has %d values, row 0 has %d".formatted(i, rows[i].length, columns));
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return new Matrix(rows.length, columns, values);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** The value at a row and column. */
  public double get(int row, int column) {
    return values[row * columns + column];
  }

  /** The values, row by row; not to be written to. */
  public double[] values() {
    return values;
  }

  /** A copy of the values, column by column: {@code [column * rows + row]}. */
  public double[] byColumn() {
    return turned(values, 0, rows, columns);
  }

  /** Numbers {@code [i * columns + j]}, from a place on, as {@code [j * rows + i]}. */
  public static double[] turned(double[] values, int from, int rows, int columns) {
    double[] turned = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[from + i * columns + j];
      }
    }
    return turned;
  }

  /** A copy of the rows named, in that order. */
  public Matrix rows(int[] indices) {
    double[] picked = new double[indices.length * columns];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * columns, picked, i * columns, columns);
    }
    return new Matrix(indices.length, columns, picked);
  }
}
