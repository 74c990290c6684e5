package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * {@code name;frameTime;<columns>}, as openSMILE's CSV sink prints it
 * (docs/spec/compare2013-functionals.md §F6).
 */
final class OpenSmileTableWriter extends TextTableWriter {
  OpenSmileTableWriter(Writer out, List<String> columns, boolean append) throws IOException {
    super(out, columns.size());
    begin(columns, append);
  }

  @Override
  String header(List<String> columns) {
    return "name;frameTime;" + String.join(";", columns) + "\n";
  }

  @Override
  void key(RowKey key, StringBuilder row) {
    row.append('\'').append(key.stem()).append("';");
    row.append(String.format(Locale.ROOT, "%.6f", key.frameTime()));
  }

  @Override
  void value(float value, StringBuilder row) {
    FloatText.reference(value, row.append(';'));
  }
}
