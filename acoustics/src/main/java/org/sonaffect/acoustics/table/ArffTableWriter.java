package org.sonaffect.acoustics.table;

import java.io.Writer;
import java.util.List;

/** WEKA's format: {@code file} and what is carried are string attributes, all others numeric. */
final class ArffTableWriter extends TextTableWriter {
  ArffTableWriter(Writer out, int columns) {
    super(out, columns);
  }

  @Override
  String header(List<CarriedColumn> carried, List<String> names) {
    StringBuilder header = new StringBuilder("@relation features\n\n");
    header.append("@attribute file string\n");
    header.append("@attribute start numeric\n");
    header.append("@attribute end numeric\n");
    for (CarriedColumn column : carried) {
      header.append("@attribute ").append(quoted(column.name())).append(" string\n");
    }
    for (String column : names) {
      header.append("@attribute ").append(quoted(column)).append(" numeric\n");
    }
    return header.append("\n@data\n").toString();
  }

  @Override
  void value(float value, StringBuilder row) {
    row.append(',');
    if (Float.isFinite(value)) {
      FloatText.general(value, row);
    } else {
      row.append('?');
    }
  }

  /** Always in quotes: the names have brackets and hyphens, and file names anything. */
  @Override
  String quoted(String text) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\'', '"', '\\', '%' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c);
      }
    }
    return quoted.append('\'').toString();
  }
}
