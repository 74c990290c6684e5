package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * {@code file,start,end,<carried>,<columns>}, quoted where need be (RFC 4180, lines end with LF).
 */
final class CsvTableWriter extends TextTableWriter {
  private final List<CarriedColumn> carried;

  CsvTableWriter(Writer out, List<CarriedColumn> carried, List<String> columns, boolean append)
      throws IOException {
    super(out, columns.size());
    this.carried = carried;
    begin(columns, append);
  }

  @Override
  String header(List<String> columns) {
    StringBuilder header = new StringBuilder("file,start,end");
    for (CarriedColumn column : carried) {
      header.append(',').append(quoted(column.name()));
    }
    for (String column : columns) {
      header.append(',').append(quoted(column));
    }
    return header.append('\n').toString();
  }

  @Override
  void value(float value, StringBuilder row) {
    FloatText.general(value, row.append(','));
  }

  @Override
  String quoted(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
