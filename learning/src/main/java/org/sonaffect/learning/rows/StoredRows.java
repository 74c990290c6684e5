package org.sonaffect.learning.rows;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.RecordCodec;
import org.sonaffect.learning.portable.Shapes;

/**
 * Training rows as they were measured, in single precision as features are: what a model file holds
 * once, and prepared rows are made from again.
 *
 * @param columns at least 1
 * @param domain of each row, from 0
 * @param values {@code [row * columns + column]}, not to be written to
 */
@Form.Named("rows")
@SuppressWarnings("ArrayRecordComponent")
public record StoredRows(int columns, int[] domain, float[] values) {
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
    return new StoredRows(x.columns(), domain.clone(), values);
  }

  /** The plain values of rows; also of none. */
  public static Fields portable(@Nullable StoredRows rows) {
    return rows == null ? Fields.of("none") : RecordCodec.LEARNT.toKind(rows);
  }

  /** Rows, or null where there are none. */
  public static @Nullable StoredRows from(Reading reading) {
    if (reading.kind().equals("none")) {
      reading.fields("kind");
      return null;
    }
    StoredRows rows = RecordCodec.LEARNT.fromKind(reading, List.of(StoredRows.class));
    reading.field("columns").whole(1, Shapes.MOST_COLUMNS);
    reading.field("domain").within(rows.domain, 0, Shapes.MOST_DOMAINS - 1);
    reading.charge(Cost.BYTES, rows.bytes());
    return rows;
  }

  /** Bytes of the values. */
  public long bytes() {
    return (long) Float.BYTES * values.length;
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
