package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code file,start,end,<columns>}, quoted where need be (RFC 4180, lines end with LF). */
final class CsvTableWriter extends TextTableWriter {
  CsvTableWriter(Writer out, List<String> columns, boolean append) throws IOException {
    super(out, columns.size());
    if (!append) {
      begin(columns);
    }
  }

  @Override
  String header(List<String> columns) {
    StringBuilder header = new StringBuilder("file,start,end");
    for (String column : columns) {
      header.append(',').append(quoted(column));
    }
    return header.append('\n').toString();
  }

  @Override
  void key(RowKey key, StringBuilder row) {
    row.append(quoted(key.file()));
    row.append(',').append(seconds(key.start()));
    row.append(',').append(seconds(key.end()));
  }

  @Override
  void value(float value, StringBuilder row) {
    FloatText.general(value, row.append(','));
  }

  private static String quoted(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
