package org.sonaffect.corpus.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;

/**
 * A CSV with a header in memory: text where text is requested, floats where numbers are, nothing of
 * the rest. Rows whose cell count differs from the header's are {@link #problems()} and no rows.
 *
 * @param header all column names, stripped; unnamed columns are empty
 * @param numberColumns The NUMBER columns of which most cells are numbers
 * @param lost how many rows had too few or too many cells
 * @param problems rows that had too few or too many cells, the first of many
 */
@SuppressWarnings("ArrayRecordComponent")
public record NumericTable(
    Path file,
    List<String> header,
    int[] slots,
    int[] lines,
    String[][] texts,
    List<String> numberColumns,
    float[][] numbers,
    int lost,
    List<Problem> problems) {
  /** What is kept of a column. */
  public enum Kind {
    TEXT,
    NUMBER,
    IGNORED
  }

  /** Reads a table; what to keep of a column is decided by its name. */
  public static NumericTable read(Path file, Function<String, Kind> kinds) throws CorpusException {
    return read(file, null, false, kinds);
  }

  /** Reads all columns as texts; those of a Parquet keep the blanks at their ends. */
  public static NumericTable readTexts(Path file) throws CorpusException {
    return new NumericTableReader(file, null, false, name -> Kind.TEXT).verbatim().read();
  }

  /**
   * Reads a table that may be unlike others.
   *
   * @param header the names of the columns where the table has no header; null where it has one
   * @param ragged whether rows may have more or fewer cells than the header
   */
  public static NumericTable read(
      Path file, @Nullable List<String> header, boolean ragged, Function<String, Kind> kinds)
      throws CorpusException {
    return new NumericTableReader(file, header, ragged, kinds).read();
  }

  public int rows() {
    return lines.length;
  }

  /** The line in which a row begins, from 1. */
  public int line(int row) {
    return lines[row];
  }

  /**
   * The column of this name, letters' case ignored where none matches exactly; -1 if there is none.
   */
  public int column(String name) {
    String plain = CellText.header(name);
    int exact = header.indexOf(name);
    for (int i = 0; exact < 0 && i < header.size(); i++) {
      if (header.get(i).equalsIgnoreCase(plain)) {
        exact = i;
      }
    }
    return exact;
  }

  /** The text of a cell of a TEXT column. */
  public String text(int row, int column) {
    return texts[row][slots[column]];
  }

  /** The texts of a row of a table without NUMBER columns; empty for those that are ignored. */
  public String[] texts(int row) {
    return Arrays.stream(slots).mapToObj(s -> s < 0 ? "" : texts[row][s]).toArray(String[]::new);
  }

  /**
   * {@code float[numberColumns]} of a row; what is no number is a NaN as {@link DecimalText} says.
   */
  public float[] numbers(int row) {
    return numbers[row];
  }
}
