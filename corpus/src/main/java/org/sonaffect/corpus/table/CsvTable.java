package org.sonaffect.corpus.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.corpus.file.AtomicFile;
import org.sonaffect.corpus.file.FileException;

/**
 * A CSV with a header, all of it text, read and written whole. A row with too few or too many cells
 * is an error; {@link NumericTable} is for tables of numbers, and more lenient.
 *
 * @param file where it was read
 * @param columns the header
 * @param rows as many fields each as there are columns
 */
public record CsvTable(Path file, List<String> columns, List<Row> rows) {
  /** More than any run's tables; less than what could exhaust memory. */
  private static final long MOST_BYTES = 1L << 30;

  /**
   * One row, which knows its place for errors.
   *
   * @param file where it was read
   * @param columns the header
   * @param line where it starts, from 1
   * @param fields in the order of the columns
   */
  public record Row(Path file, List<String> columns, int line, List<String> fields) {
    /** A field by its place. */
    public String text(int column) {
      return fields.get(column);
    }

    /** A field by the name of its column, which must be there. */
    public String text(String column) {
      return fields.get(require(file, columns, column));
    }

    /** A field that must be a number; {@code NaN} and {@code Infinity} are. */
    public double number(int column) {
      try {
        return Double.parseDouble(fields.get(column));
      } catch (NumberFormatException e) {
        throw expected(column, "a number");
      }
    }

    /** A field that must be a whole number. */
    public int integer(int column) {
      try {
        return Integer.parseInt(fields.get(column));
      } catch (NumberFormatException e) {
        throw expected(column, "a whole number");
      }
    }

    /** An error at a field: {@code folds.csv line 14: fold is x, expected a whole number}. */
    public FileException expected(int column, String what) {
      return error(
          "%s is %s, expected %s".formatted(columns.get(column), fields.get(column), what));
    }

    /** An error in this row. */
    public FileException error(String reason) {
      return new FileException(file, line, reason);
    }
  }

  /**
   * Reads a table.
   *
   * @throws FileException naming file, line and reason
   */
  public static CsvTable read(Path file) {
    List<Row> rows = new ArrayList<>();
    return new CsvTable(file, each(file, header -> {}, rows::add), rows);
  }

  /**
   * Reads a table row by row, so that a large one need not be held.
   *
   * @param header is given the names of the columns before the rows
   * @return the names of the columns
   * @throws FileException naming file, line and reason
   */
  public static List<String> each(Path file, Consumer<List<String>> header, Consumer<Row> rows) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new FileException(
            file, 0, "has %d bytes, at most %d are read".formatted(Files.size(file), MOST_BYTES));
      }
    } catch (IOException e) {
      throw new FileException(file, 0, "cannot be read: " + ReadFailure.reason(e), e);
    }
    Rows sink = new Rows(file, header, rows);
    if (!CsvSource.read(file, sink)) {
      throw new FileException(file, 0, "is empty, expected a header and rows");
    }
    return sink.columns;
  }

  /** Where a column stands; -1 where there is none. */
  public int column(String name) {
    return columns.indexOf(name);
  }

  /** Where a column stands that must be there. */
  public int require(String name) {
    return require(file, columns, name);
  }

  private static int require(Path file, List<String> columns, String name) {
    int column = columns.indexOf(name);
    if (column < 0) {
      throw new FileException(file, 1, "has no column %s, found %s".formatted(name, columns));
    }
    return column;
  }

  /**
   * Writes rows under a header; lines end with a line feed on every system. The old file stays
   * until the new one is whole.
   *
   * @throws UncheckedIOException where it cannot be written
   */
  public static void write(Path file, List<String> columns, Consumer<Consumer<List<String>>> rows) {
    try {
      AtomicFile.writeText(
          file,
          out -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            csv.writeRecord(columns);
            rows.accept(csv::writeRecord);
            csv.flush();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some names, the first few of many. */
  public static String listed(List<String> names) {
    int most = 12;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }

  /** Hands on the rows as they are parsed. */
  private static final class Rows implements CsvSource.Sink {
    private final Path file;
    private final Consumer<List<String>> header;
    private final Consumer<Row> rows;
    private List<String> columns = List.of();
    private String[] fields = {};

    Rows(Path file, Consumer<List<String>> header, Consumer<Row> rows) {
      this.file = file;
      this.header = header;
      this.rows = rows;
    }

    @Override
    public void header(List<String> names, char separator) {
      columns = names;
      header.accept(names);
    }

    @Override
    public void begin(int line) {
      fields = new String[columns.size()];
    }

    @Override
    public void cell(int column, char[] buffer, int offset, int length) {
      if (column < fields.length) {
        fields[column] = new String(buffer, offset, length);
      }
    }

    @Override
    public void end(int line, int cells, boolean blank) {
      if (cells == 1 && blank) {
        return; // an empty line
      }
      if (cells != columns.size()) {
        throw new FileException(
            file, line, "has %d fields, the header has %d".formatted(cells, columns.size()));
      }
      rows.accept(new Row(file, columns, line, List.copyOf(Arrays.asList(fields))));
    }
  }
}
