package org.sonaffect.learning.rows;

import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.portable.Allowance.Cost;
import org.sonaffect.learning.portable.Fields;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.portable.Shapes;

/** Stored rows as plain values, and back. */
public final class StoredRowsCodec {
  private StoredRowsCodec() {}

  /** Bytes that rows take. */
  public static long bytes(StoredRows rows) {
    return (long) Float.BYTES * rows.values().length;
  }

  /** The plain values of rows, or of none. */
  public static Fields to(@Nullable StoredRows rows) {
    return rows == null
        ? Fields.of("none")
        : Fields.of("rows")
            .with("columns", rows.columns())
            .with("domain", rows.domain())
            .with("values", rows.values());
  }

  /** The rows, or null where there are none. */
  public static @Nullable StoredRows from(Reading reading) {
    if (reading.kind().equals("none")) {
      reading.fields("kind");
      return null;
    }
    reading.fields("kind", "columns", "domain", "values");
    int columns = reading.field("columns").whole(1, Shapes.MOST_COLUMNS);
    int[] domain = reading.field("domain").ints(0, Shapes.MOST_DOMAINS - 1);
    float[] values = reading.field("values").floats((long) columns * domain.length);
    reading.charge(Cost.BYTES, 4.0 * values.length);
    return new StoredRows(columns, values, domain);
  }
}
