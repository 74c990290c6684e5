package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetWriter;

/**
 * Parquet (docs/spec/file-formats.md §2.6): {@code file} as text, {@code start} and {@code end} as
 * 64-bit, all others as 32-bit floats, a column each.
 */
final class ParquetTableWriter implements TableWriter {
  private final ParquetWriter table;
  private final List<CarriedColumn> carried;
  private final int columns;

  ParquetTableWriter(OutputStream out, List<CarriedColumn> carried, List<String> columns)
      throws IOException {
    List<ParquetColumn> all = new ArrayList<>();
    all.add(ParquetColumn.text("file"));
    all.add(ParquetColumn.number("start"));
    all.add(ParquetColumn.number("end"));
    carried.forEach(column -> all.add(column.parquet()));
    columns.forEach(column -> all.add(ParquetColumn.single(column)));
    this.table = new ParquetWriter(out, all);
    this.carried = carried;
    this.columns = columns.size();
  }

  @Override
  public void write(RowKey key, float[] values) throws IOException {
    if (values.length != columns) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(values.length, columns));
    }
    table.text(key.file()).number(seconds(key.start())).number(seconds(key.end()));
    for (int i = 0; i < carried.size(); i++) {
      carried.get(i).write(key.carried().get(i), table);
    }
    table.singles(values).end();
  }

  /** To the nanosecond, as the other formats say it. */
  private static double seconds(double exact) {
    return Double.parseDouble(TextTableWriter.seconds(exact));
  }

  /** Rows go out when a row group is full; smaller ones would make the file slow to read. */
  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    table.close();
  }
}
