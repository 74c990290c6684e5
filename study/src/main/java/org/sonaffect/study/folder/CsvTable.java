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
import java.util.function.Predicate;
import org.sonaffect.study.StudyException;

/**
 * A small CSV table with a header, as it is read or written whole.
 *
 * @param file where it was read
 * @param columns the header
 * @param rows as many fields each as there are columns
 */
public record CsvTable(Path file, List<String> columns, List<CsvRow> rows) {
  /** More than any run's tables; less than what could exhaust memory. */
  private static final long MAX_BYTES = 1L << 30;

  /**
   * One row.
   *
   * @param line where it starts, from 1
   * @param fields in the order of the columns
   */
  public record CsvRow(long line, List<String> fields) {}

  /**
   * Reads a CSV in UTF-8, with or without a byte order mark.
   *
   * @throws StudyException naming file, line and reason
   */
  public static CsvTable read(Path file) {
    return read(file, fields -> true);
  }

  /**
   * Reads those rows of a CSV that are wanted; the others are checked and passed over, so that a
   * large table need not be held.
   *
   * @param wanted by the row's fields
   * @throws StudyException naming file, line and reason
   */
  public static CsvTable read(Path file, Predicate<List<String>> wanted) {
    List<String> columns = new ArrayList<>();
    List<CsvRow> rows = new ArrayList<>();
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new StudyException(
            "%s: has %d bytes, at most %d are read".formatted(file, Files.size(file), MAX_BYTES));
      }
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder().skipEmptyLines(true).detectBomHeader(true).ofCsvRecord(file)) {
        for (CsvRecord fields : reader) {
          if (columns.isEmpty()) {
            fields.getFields().forEach(name -> columns.add(name.strip()));
          } else if (fields.getFieldCount() != columns.size()) {
            throw new StudyException(
                "%s line %d: has %d fields, the header has %d"
                    .formatted(
                        file,
                        fields.getStartingLineNumber(),
                        fields.getFieldCount(),
                        columns.size()));
          } else if (wanted.test(fields.getFields())) {
            rows.add(new CsvRow(fields.getStartingLineNumber(), List.copyOf(fields.getFields())));
          }
        }
      }
    } catch (CsvParseException e) {
      throw new StudyException("%s: is not CSV: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new StudyException("%s: cannot be read: %s".formatted(file, e), e);
    }
    if (columns.isEmpty()) {
      throw new StudyException(file + ": is empty, wanted a header and rows");
    }
    return new CsvTable(file, List.copyOf(columns), rows);
  }

  /** Where a column stands; -1 where there is none. */
  public int column(String name) {
    return columns.indexOf(name);
  }

  /** Where a column stands that must be there. */
  public int require(String name) {
    int column = columns.indexOf(name);
    if (column < 0) {
      throw new StudyException("%s: has no column %s, found %s".formatted(file, name, columns));
    }
    return column;
  }

  /** A field that must be a number; {@code NaN} and {@code Infinity} are. */
  public double number(CsvRow row, int column) {
    try {
      return Double.parseDouble(row.fields().get(column));
    } catch (NumberFormatException e) {
      throw wrong(row, column, "a number", e);
    }
  }

  /** A field that must be a whole number. */
  public int integer(CsvRow row, int column) {
    try {
      return Integer.parseInt(row.fields().get(column));
    } catch (NumberFormatException e) {
      throw wrong(row, column, "a whole number", e);
    }
  }

  private StudyException wrong(CsvRow row, int column, String wanted, NumberFormatException e) {
    return new StudyException(
        "%s line %d: %s is %s, wanted %s"
            .formatted(file, row.line(), columns.get(column), row.fields().get(column), wanted),
        e);
  }

  /** Writes rows under a header; lines end with a line feed on every system. */
  public static void write(Path file, List<String> columns, Consumer<Consumer<List<String>>> rows) {
    AtomicFile.write(
        file,
        out -> {
          CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
          csv.writeRecord(columns);
          rows.accept(csv::writeRecord);
          csv.flush();
        });
  }
}
