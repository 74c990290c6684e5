package org.sonaffect.acoustics.parquet;

/** Where the cells of a column go, each once and in the order of the rows. */
public interface Cells {
  /** There is no value. */
  void empty(int row);

  /** A number; a float is exact. */
  void number(int row, double value);

  /** A whole number. */
  default void whole(int row, long value) {
    number(row, value);
  }

  /** A text, a date, a time, a truth value. */
  void text(int row, String value);
}
