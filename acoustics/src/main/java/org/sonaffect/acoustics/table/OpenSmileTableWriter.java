package org.sonaffect.acoustics.table;

import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * {@code name;frameTime;<columns>}, as openSMILE's CSV sink prints it
 * (docs/spec/compare2013-functionals.md §F6).
 */
final class OpenSmileTableWriter extends TextTableWriter {
  OpenSmileTableWriter(Writer out, int columns) {
    super(out, columns);
  }

  @Override
  String header(List<CarriedColumn> carried, List<String> names) {
    return "name;frameTime;" + String.join(";", names) + "\n";
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
