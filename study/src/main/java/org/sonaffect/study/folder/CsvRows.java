package org.sonaffect.study.folder;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sonaffect.study.StudyException;

/**
 * A small CSV table with a header, as it is read or written whole.
 *
 * @param file where it was read
 * @param columns the header
 * @param rows as many fields each as there are columns
 */
public record CsvRows(Path file, List<String> columns, List<Row> rows) {
  /** More than any run's tables; less than what could exhaust memory. */
  private static final long MAX_BYTES = 1L << 30;

  /**
   * One row.
   *
   * @param file where it was read
   * @param columns the header
   * @param line where it starts, from 1
   * @param fields in the order of the columns
   */
  public record Row(Path file, List<String> columns, long line, List<String> fields) {
    /** A field by its place. */
    public String text(int column) {
      return fields.get(column);
    }

    /** A field by the name of its column. */
    public String text(String column) {
      return fields.get(require(file, columns, column));
    }

    /** A field that must be a number; {@code NaN} and {@code Infinity} are. */
    public double number(int column) {
      try {
        return Double.parseDouble(fields.get(column));
      } catch (NumberFormatException e) {
        throw wrong(column, "a number", e);
      }
    }

    /** A field that must be a whole number. */
    public int integer(int column) {
      try {
        return Integer.parseInt(fields.get(column));
      } catch (NumberFormatException e) {
        throw wrong(column, "a whole number", e);
      }
    }

    /** An error in this row. */
    public StudyException error(String message, Throwable cause) {
      return new StudyException("%s line %d: %s".formatted(file, line, message), cause);
    }

    private StudyException wrong(int column, String wanted, NumberFormatException e) {
      return error(
          "%s is %s, expected %s".formatted(columns.get(column), fields.get(column), wanted), e);
    }
  }

  /**
   * Reads a CSV in UTF-8, with or without a byte order mark.
   *
   * @throws StudyException naming file, line and reason
   */
  public static CsvRows read(Path file) {
    List<Row> rows = new ArrayList<>();
    return new CsvRows(file, each(file, header -> {}, rows::add), rows);
  }

  /**
   * Reads a CSV row by row, so that a large table need not be held.
   *
   * @param header is given the names of the columns before the rows
   * @return the names of the columns
   * @throws StudyException naming file, line and reason
   */
  static List<String> each(Path file, Consumer<List<String>> header, Consumer<Row> rows) {
    List<String> columns = List.of();
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new StudyException(
            "%s: has %d bytes, at most %d are read".formatted(file, Files.size(file), MAX_BYTES));
      }
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder().skipEmptyLines(true).detectBomHeader(true).ofCsvRecord(file)) {
        for (CsvRecord fields : reader) {
          long line = fields.getStartingLineNumber();
          if (columns.isEmpty()) {
            columns = fields.getFields().stream().map(String::strip).toList();
            header.accept(columns);
          } else if (fields.getFieldCount() != columns.size()) {
            throw new StudyException(
                "%s line %d: has %d fields, the header has %d"
                    .formatted(file, line, fields.getFieldCount(), columns.size()));
          } else {
            rows.accept(new Row(file, columns, line, List.copyOf(fields.getFields())));
          }
        }
      }
    } catch (CsvParseException e) {
      throw new StudyException("%s: is not CSV: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new StudyException("%s: cannot be read: %s".formatted(file, e), e);
    }
    if (columns.isEmpty()) {
      throw new StudyException(file + ": is empty, expected a header and rows");
    }
    return columns;
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
      throw new StudyException("%s: has no column %s, found %s".formatted(file, name, columns));
    }
    return column;
  }

  /** Writes rows under a header; lines end with a line feed on every system. */
  public static void write(Path file, List<String> columns, Consumer<Consumer<List<String>>> rows) {
    RunFolder.text(
        file,
        out -> {
          CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
          csv.writeRecord(columns);
          rows.accept(csv::writeRecord);
          csv.flush();
        });
  }
}
