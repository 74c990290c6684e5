package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What the text formats share: a row is put together in memory and written in one go. */
abstract class TextTableWriter implements TableWriter {
  private final Writer out;
  private final int columns;
  private final StringBuilder row = new StringBuilder();

  TextTableWriter(Writer out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  /** The first lines of a table. */
  abstract String header(List<CarriedColumn> carried, List<String> names);

  /** A text in the quotes that it needs. */
  String quoted(String text) {
    return text;
  }

  /** The beginning of a row: {@code file,start,end,<carried>}. */
  void key(RowKey key, StringBuilder row) {
    row.append(quoted(key.file()));
    row.append(',').append(seconds(key.start()));
    row.append(',').append(seconds(key.end()));
    for (String cell : key.carried()) {
      row.append(',').append(quoted(cell));
    }
  }

  /** A value with the separator before it. */
  abstract void value(float value, StringBuilder row);

  /** Writes the header. */
  final TextTableWriter begun(List<CarriedColumn> carried, List<String> names) throws IOException {
    out.write(header(carried, names));
    out.flush();
    return this;
  }

  @Override
  public final void write(RowKey key, float[] values) throws IOException {
    if (values.length != columns) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(values.length, columns));
    }
    row.setLength(0);
    key(key, row);
    for (float value : values) {
      value(value, row);
    }
    row.append('\n');
    out.append(row);
  }

  @Override
  public final void flush() throws IOException {
    out.flush();
  }

  @Override
  public final void close() throws IOException {
    out.close();
  }

  /** Seconds to the nanosecond, without trailing zeros. */
  static String seconds(double seconds) {
    BigDecimal exact = new BigDecimal(seconds).setScale(9, RoundingMode.HALF_EVEN);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
