package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetFile;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.table.NumericTable;
import org.sonaffect.corpus.table.NumericTable.Kind;
import org.sonaffect.corpus.table.SegmentTime;

/**
 * A table of clips (CSV or Parquet) that a person names by {@code --list}
 * (docs/spec/file-formats.md §12): a column {@code file} or {@code path}, perhaps {@code start} and
 * {@code end}, and others, which are carried through to the output.
 *
 * @param columns that are carried through
 * @param entries the clips
 * @param problems rows that are none
 */
public record PathTable(List<CarriedColumn> columns, List<Entry> entries, List<Problem> problems) {
  private static final List<String> OWN = List.of("file", "path", "start", "end");

  /**
   * A clip.
   *
   * @param file as written: a path relative to the table, or an address
   * @param start seconds into the file
   * @param end seconds into the file; NaN means to its end
   * @param carried a cell for each column
   */
  public record Entry(String file, double start, double end, List<String> carried) {}

  /**
   * Reads a table.
   *
   * @throws CorpusException where it cannot be read, or names no files
   */
  public static PathTable read(Path table) throws IOException {
    NumericTable read = NumericTable.read(table, name -> Kind.TEXT);
    int file = read.column("file") >= 0 ? read.column("file") : read.column("path");
    if (file < 0) {
      throw new CorpusException(
          table, 1, "there is no column file or path (there are %s)".formatted(read.header()));
    }
    int start = read.column("start");
    int end = read.column("end");
    Map<String, CarriedColumn.Type> types = types(table);
    List<CarriedColumn> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int c = 0; c < read.header().size(); c++) {
      String name = read.header().get(c);
      if (c != file && c != start && c != end && !name.isEmpty()) {
        columns.add(new CarriedColumn(name, types.getOrDefault(name, CarriedColumn.Type.TEXT)));
        places.add(c);
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (int row = 0; row < read.rows(); row++) {
      List<String> carried = new ArrayList<>(places.size());
      for (int place : places) {
        carried.add(read.text(row, place));
      }
      double from = start < 0 ? Double.NaN : SegmentTime.parse(read.text(row, start));
      double to = end < 0 ? Double.NaN : SegmentTime.parse(read.text(row, end));
      entries.add(new Entry(read.text(row, file), Double.isNaN(from) ? 0 : from, to, carried));
    }
    return new PathTable(List.copyOf(columns), entries, read.problems());
  }

  /** The types that the table itself declares. */
  private static Map<String, CarriedColumn.Type> types(Path table) throws IOException {
    Map<String, CarriedColumn.Type> types = new TreeMap<>();
    if (ParquetFile.isNamed(table)) {
      try (ParquetFile file = ParquetFile.open(table)) {
        for (ParquetColumn column : file.columns()) {
          if (column.isNumber()) {
            boolean whole = column.type() == ParquetColumn.Type.WHOLE;
            types.put(column.name(), whole ? CarriedColumn.Type.WHOLE : CarriedColumn.Type.NUMBER);
          }
        }
      }
    }
    return types;
  }

  /** Names of the columns that are carried through. */
  public List<String> names() {
    return columns.stream().map(CarriedColumn::name).toList();
  }

  /**
   * Checks that no column has the name of one of the output.
   *
   * @param list as written
   * @throws UsageError naming one that has
   */
  public void mustDiffer(String list, List<String> output) {
    Set<String> taken = new HashSet<>(OWN);
    output.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    for (String name : names()) {
      if (!taken.add(name.toLowerCase(Locale.ROOT))) {
        throw new UsageError(
            "--list %s: the column %s has the name of another one of the output; rename it"
                .formatted(list, name));
      }
    }
  }
}
