package org.sonaffect.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sonaffect.acoustics.parquet.ParquetColumn;
import org.sonaffect.acoustics.parquet.ParquetFile;
import org.sonaffect.acoustics.table.CarriedColumn;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.table.NumericTable;
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
    NumericTable read = NumericTable.readTexts(table);
    int file = read.column("file") >= 0 ? read.column("file") : read.column("path");
    if (file < 0) {
      throw new CorpusException(
          table, 1, "there is no column file or path (there are %s)".formatted(read.header()));
    }
    int start = read.column("start");
    int end = read.column("end");
    List<CarriedColumn.Type> types = types(table, read.header().size());
    List<CarriedColumn> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int c = 0; c < read.header().size(); c++) {
      String name = read.header().get(c);
      if (c != file && c != start && c != end && !name.isEmpty()) {
        columns.add(new CarriedColumn(name, types.get(c)));
        places.add(c);
      }
    }
    List<Entry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(read.problems());
    for (int row = 0; row < read.rows(); row++) {
      if (read.text(row, file).isBlank()) {
        problems.add(new Problem(table, read.line(row), "it names no file"));
        continue;
      }
      List<String> carried = new ArrayList<>(places.size());
      for (int place : places) {
        carried.add(read.text(row, place));
      }
      String from = start < 0 ? "" : read.text(row, start).strip();
      String to = end < 0 ? "" : read.text(row, end).strip();
      double first = isNone(from) ? 0 : SegmentTime.parse(from);
      double last = isNone(to) ? Double.POSITIVE_INFINITY : SegmentTime.parse(to);
      if (first >= 0 && last > first) {
        last = isNone(to) ? Double.NaN : last;
        entries.add(new Entry(read.text(row, file), first, last, carried));
      } else {
        String message = "from '%s' to '%s' is no part of a file".formatted(from, to);
        problems.add(new Problem(table, read.line(row), message));
      }
    }
    return new PathTable(List.copyOf(columns), entries, problems);
  }

  /** Whether there is no time, in the words of Python too. */
  private static boolean isNone(String time) {
    return time.isEmpty() || time.equals("NaN") || time.equals("NaT");
  }

  /** The types that the table itself declares. */
  private static List<CarriedColumn.Type> types(Path table, int columns) throws IOException {
    if (!ParquetFile.isNamed(table)) {
      return Collections.nCopies(columns, CarriedColumn.Type.TEXT);
    }
    try (ParquetFile file = ParquetFile.open(table)) {
      if (!file.nested().isEmpty()) {
        throw new CorpusException(
            table,
            1,
            "lists and structs cannot be carried through, leave them out: "
                + String.join(", ", file.nested()));
      }
      return file.columns().stream().map(column -> type(column.type())).toList();
    }
  }

  private static CarriedColumn.Type type(ParquetColumn.Type type) {
    return switch (type) {
      case WHOLE -> CarriedColumn.Type.WHOLE;
      case FLOAT, DOUBLE -> CarriedColumn.Type.NUMBER;
      default -> CarriedColumn.Type.TEXT;
    };
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
