package org.sonaffect.acoustics.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All cells of a file, row by row; an empty one is null. */
final class ReadTable implements Cells {
  private final List<Object[]> rows = new ArrayList<>();
  private int first;
  private int column;

  static List<List<Object>> of(Path path) throws IOException {
    ReadTable table = new ReadTable();
    try (ParquetFile file = ParquetFile.open(path)) {
      for (int g = 0; g < file.groups(); g++) {
        table.first = table.rows.size();
        for (int r = 0; r < file.rows(g); r++) {
          table.rows.add(new Object[file.columns().size()]);
        }
        for (int c = 0; c < file.columns().size(); c++) {
          table.column = c;
          file.read(g, c, table);
        }
      }
    }
    return table.rows.stream().map(row -> java.util.Arrays.asList(row)).toList();
  }

  /** A row of one cell. */
  static ReadTable ofRow() {
    ReadTable table = new ReadTable();
    table.rows.add(new Object[1]);
    return table;
  }

  Object cell() {
    return rows.get(0)[0];
  }

  private void set(int row, Object value) {
    rows.get(first + row)[column] = value;
  }

  @Override
  public void empty(int row) {}

  @Override
  public void number(int row, double value) {
    set(row, value);
  }

  @Override
  public void whole(int row, long value) {
    set(row, value);
  }

  @Override
  public void text(int row, String value) {
    set(row, value);
  }
}
