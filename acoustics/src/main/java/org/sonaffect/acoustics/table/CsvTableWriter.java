package org.sonaffect.acoustics.table;

import java.io.Writer;
import java.util.List;

/**
 * {@code file,start,end,<carried>,<columns>}, quoted where need be (RFC 4180, lines end with LF).
 */
final class CsvTableWriter extends TextTableWriter {
  CsvTableWriter(Writer out, int columns) {
    super(out, columns);
  }

  @Override
  String header(List<CarriedColumn> carried, List<String> names) {
    StringBuilder header = new StringBuilder("file,start,end");
    for (CarriedColumn column : carried) {
      header.append(',').append(quoted(column.name()));
    }
    for (String column : names) {
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
