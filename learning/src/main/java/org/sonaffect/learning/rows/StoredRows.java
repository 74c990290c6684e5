package org.sonaffect.learning.rows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Training rows as they were measured, in single precision as features are: what a model file holds
 * once, and prepared rows are made from again.
 *
 * @param columns at least 1
 * @param values {@code [row * columns + column]}, not to be written to
 * @param domain of each row, from 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredRows(int columns, float[] values, int[] domain) {
  /** Checks the lengths. */
  public StoredRows {
    if (columns < 1 || values.length != (long) columns * domain.length) {
      throw new IllegalArgumentException(
          "%d numbers in rows of %d columns, and %d domains"
              .formatted(values.length, columns, domain.length));
    }
  }

  /** The rows; null where a number is not of single precision, so that they cannot be stored. */
  public static @Nullable StoredRows of(Matrix x, int[] domain) {
    float[] values = new float[x.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) x.values()[i];
      if (Double.doubleToRawLongBits(values[i]) != Double.doubleToRawLongBits(x.values()[i])) {
        return null;
      }
    }
    return new StoredRows(x.columns(), values, domain.clone());
  }

  /** Number of rows. */
  public int size() {
    return domain.length;
  }

  /** The rows named, in that order. */
  public Matrix rows(int[] picked) {
    double[] rows = new double[picked.length * columns];
    for (int i = 0; i < picked.length; i++) {
      for (int j = 0; j < columns; j++) {
        rows[i * columns + j] = values[picked[i] * columns + j];
      }
    }
    return new Matrix(picked.length, columns, rows);
  }

  /** The domains of the rows named. */
  public int[] domains(int[] picked) {
    return Arrays.stream(picked).map(row -> domain[row]).toArray();
  }
}
