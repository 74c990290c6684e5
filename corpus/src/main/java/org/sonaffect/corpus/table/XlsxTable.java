package org.sonaffect.corpus.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.file.PlainNumber;

/**
 * A table in an XLSX workbook: the sheet that has a row with all the requested columns near its
 * top, and the rows below. Of several such sheets it is the one of all raters.
 *
 * @param header stripped texts of the header row
 * @param rows the rows below it that are not blank
 */
public record XlsxTable(Path file, List<String> header, List<Line> rows) {
  /** Titles and remarks above a header seldom take more rows. */
  private static final int HEADER_WITHIN = 50;

  private static final Pattern ALL = Pattern.compile("(?i)all");

  /** Neither men nor women. */
  private static final Pattern EITHER = Pattern.compile("(?i)^(?!.*(men|fem|male)).*$");

  /** One long text may be shared by many cells. */
  private static final long MOST_TEXT = 1L << 25;

  /**
   * A row.
   *
   * @param number of the row in the sheet, from 1
   * @param cells stripped texts, as many as the header has
   */
  public record Line(int number, List<String> cells) {}

  /** Reads the table that has these columns (as {@link #column} finds them). */
  public static XlsxTable read(Path file, List<String> columns) throws CorpusException {
    byte[] copy = WorkbookParts.harmless(file);
    List<String> sheets = new ArrayList<>();
    Map<String, XlsxTable> tables = new LinkedHashMap<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(copy))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        sheets.add(sheet.getName());
        XlsxTable table = read(file, sheet, columns);
        if (table != null) {
          tables.put(sheet.getName(), table);
        }
      }
    } catch (CorpusException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Damaged workbooks make the reader and its XML parser throw exceptions of many kinds.
      throw new CorpusException(file, 0, "not a readable XLSX workbook: " + e.getMessage());
    }
    if (!tables.isEmpty()) {
      return meant(file, tables);
    }
    throw new CorpusException(
        file,
        0,
        "no sheet has the columns %s in one of its first %d rows (sheets: %s)"
            .formatted(String.join(", ", columns), HEADER_WITHIN, CsvTable.listed(sheets)));
  }

  /**
   * Of several sheets the one for all raters, not for men or women: by its name, else the first.
   */
  private static XlsxTable meant(Path file, Map<String, XlsxTable> tables) throws CorpusException {
    for (Pattern name : List.of(ALL, EITHER)) {
      for (Map.Entry<String, XlsxTable> each : tables.entrySet()) {
        if (name.matcher(each.getKey()).find()) {
          return each.getValue();
        }
      }
    }
    if (tables.size() > 1) {
      throw new CorpusException(
          file,
          0,
          "several sheets have these columns: %s".formatted(String.join(", ", tables.keySet())));
    }
    return tables.values().iterator().next();
  }

  private static @Nullable XlsxTable read(Path file, Sheet sheet, List<String> columns)
      throws IOException {
    List<String> header = null;
    List<Line> lines = new ArrayList<>();
    long held = 0;
    try (Stream<Row> stream = sheet.openStream()) {
      Iterator<Row> rows = stream.iterator();
      while (rows.hasNext()) {
        Row row = rows.next();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
          cells.add(text(row.getCell(i)));
          held += cells.get(i).length() + 1;
        }
        if (held > MOST_TEXT) {
          throw new CorpusException(file, row.getRowNum(), "too much text for a table of ratings");
        }
        if (header == null) {
          if (row.getRowNum() > HEADER_WITHIN) {
            return null;
          }
          header = columns.stream().allMatch(c -> column(cells, c) >= 0) ? cells : null;
        } else if (!cells.stream().allMatch(String::isEmpty)) {
          while (cells.size() < header.size()) {
            cells.add("");
          }
          lines.add(new Line(row.getRowNum(), List.copyOf(cells)));
        }
      }
    }
    return header == null ? null : new XlsxTable(file, List.copyOf(header), lines);
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    if (cell.getType() == CellType.STRING) {
      return CellText.of(Objects.requireNonNullElse(cell.asString(), ""));
    }
    String raw = Objects.requireNonNullElse(cell.getRawValue(), "").strip();
    double number =
        cell.getType() == CellType.NUMBER ? DecimalText.parseDouble(raw, '.') : Double.NaN;
    return Double.isNaN(number) ? raw : PlainNumber.of(number);
  }

  /** The column of this name, spaces, case and punctuation ignored; -1 where there is none. */
  public static int column(List<String> header, String name) {
    for (int i = 0; i < header.size(); i++) {
      if (plain(header.get(i)).equals(plain(name))) {
        return i;
      }
    }
    return -1;
  }

  /** {@code Sound ID } and {@code sound_id} are the same to people. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
