package org.sonaffect.learning.rows;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A dense matrix of doubles, row-major: rows are observations, columns are features.
 *
 * <p>The array is not copied; nobody writes to a matrix after it is built.
 */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  /** What the rows are mixed of; then the values are made where somebody asks for all of them. */
  private final @Nullable MixedRows mixed;

  private final Lazy<double[]> ofMixed;

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
    this.mixed = null;
    this.ofMixed = new Lazy<>(() -> values);
  }

  private Matrix(MixedRows mixed) {
    this.rows = mixed.choices().length;
    this.columns = mixed.group().length;
    this.values = new double[0];
    this.mixed = mixed;
    this.ofMixed = new Lazy<>(mixed::values);
  }

  /**
   * Rows that take each group of columns from one of two rows. Predictions of thousands of them
   * cost little more than those of the two where columns are prepared by themselves.
   *
   * @param pair the two rows
   * @param group of each column, from 0, at most 29
   * @param choices of each row: bit g is set where group g is that of the second row
   */
  public static Matrix mixed(Matrix pair, int[] group, int[] choices) {
    return new Matrix(new MixedRows(pair, group, choices));
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
    return mixed == null ? values[row * columns + column] : mixed.get(row, column);
  }

  /** The values, row by row; not to be written to. */
  public double[] values() {
    return mixed == null ? values : ofMixed.get();
  }

  /** A copy of the values, column by column: {@code [column * rows + row]}. */
  public double[] byColumn() {
    return turned(values(), 0, rows, columns);
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
    if (mixed != null) {
      return new Matrix(mixed.rows(indices));
    }
    double[] picked = new double[indices.length * columns];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * columns, picked, i * columns, columns);
    }
    return new Matrix(indices.length, columns, picked);
  }

  /** Whether the rows are mixed of two. */
  public boolean isMixed() {
    return mixed != null;
  }

  /** What the rows are mixed of; null where they are rows of their own. */
  @Nullable MixedRows mixed() {
    return mixed;
  }

  /**
   * Makes new columns, each from columns of one group of mixed rows. Where the rows are mixed, only
   * the two rows that they are mixed of are worked on.
   *
   * @param members the columns of which each new one is made
   * @param made works on each row by itself
   */
  public Matrix byColumns(int[][] members, UnaryOperator<Matrix> made) {
    MixedRows of = mixed == null ? null : mixed.columns(members, made);
    return of == null ? made.apply(this) : new Matrix(of);
  }

  /** As above, of every column one. */
  public Matrix byColumns(UnaryOperator<Matrix> made) {
    return mixed == null ? made.apply(this) : new Matrix(mixed.columns(made));
  }
}
