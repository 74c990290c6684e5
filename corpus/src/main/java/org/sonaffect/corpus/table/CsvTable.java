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
import java.util.function.Predicate;
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
   * One row.
   *
   * @param line where it starts, from 1
   * @param fields in the order of the columns
   */
  public record Row(int line, List<String> fields) {}

  /**
   * Reads a table.
   *
   * @throws FileException naming file, line and reason
   */
  public static CsvTable read(Path file) {
    return read(file, fields -> true);
  }

  /**
   * Reads the selected rows of a table; the others are checked and skipped, so that a large table
   * need not be held.
   *
   * @param wanted by the row's fields
   * @throws FileException naming file, line and reason
   */
  public static CsvTable read(Path file, Predicate<List<String>> wanted) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new FileException(
            file, 0, "has %d bytes, at most %d are read".formatted(Files.size(file), MOST_BYTES));
      }
    } catch (IOException e) {
      throw new FileException(file, 0, "cannot be read: " + e.getMessage(), e);
    }
    Rows rows = new Rows(file, wanted);
    if (!CsvSource.read(file, rows)) {
      throw new FileException(file, 0, "is empty, expected a header and rows");
    }
    return new CsvTable(file, rows.columns, rows.kept);
  }

  /** Where a column stands; -1 where there is none. */
  public int column(String name) {
    return columns.indexOf(name);
  }

  /** Where a column stands that must be there. */
  public int require(String name) {
    int column = columns.indexOf(name);
    if (column < 0) {
      throw new FileException(file, 1, "has no column %s, found %s".formatted(name, columns));
    }
    return column;
  }

  /** A field that must be a number; {@code NaN} and {@code Infinity} are. */
  public double number(Row row, int column) {
    try {
      return Double.parseDouble(row.fields().get(column));
    } catch (NumberFormatException e) {
      throw wanted(row, column, "a number");
    }
  }

  /** A field that must be a whole number. */
  public int integer(Row row, int column) {
    try {
      return Integer.parseInt(row.fields().get(column));
    } catch (NumberFormatException e) {
      throw wanted(row, column, "a whole number");
    }
  }

  /** An error at a field: {@code folds.csv line 14: fold is x, expected a whole number}. */
  public FileException wanted(Row row, int column, String what) {
    String found = row.fields().get(column);
    return error(row, "%s is %s, expected %s".formatted(columns.get(column), found, what));
  }

  /** An error at a row. */
  public FileException error(Row row, String reason) {
    return new FileException(file, row.line(), reason);
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
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Some names, the first few of many. */
  public static String listed(List<String> names) {
    int most = 12;
    return names.size() <= most
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
  }

  /** Collects the selected rows. */
  private static final class Rows implements CsvSource.Sink {
    private final Path file;
    private final Predicate<List<String>> wanted;
    private final List<Row> kept = new ArrayList<>();
    private List<String> columns = List.of();
    private String[] fields = {};

    Rows(Path file, Predicate<List<String>> wanted) {
      this.file = file;
      this.wanted = wanted;
    }

    @Override
    public void header(List<String> names, char separator) {
      columns = names;
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
      List<String> row = List.copyOf(Arrays.asList(fields));
      if (wanted.test(row)) {
        kept.add(new Row(line, row));
      }
    }
  }
}
