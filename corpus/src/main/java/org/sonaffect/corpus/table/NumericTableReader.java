package org.sonaffect.corpus.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.parquet.ParquetFile;
import org.sonaffect.corpus.CorpusException;
import org.sonaffect.corpus.Problem;
import org.sonaffect.corpus.file.FileException;
import org.sonaffect.corpus.table.NumericTable.Kind;

/**
 * Reads a CSV, or a Parquet file by its ending, of any width once, cell by cell: 6373 features of
 * 1500 clips are ten million cells, which are never held as text.
 */
final class NumericTableReader implements CsvSource.Sink {
  /**
   * Far above any table of features (9.6 million cells for 1500 clips), and below what a heap
   * holds.
   */
  private static final long MOST_CELLS = 1L << 28;

  private static final int MOST_ROWS = 2_000_000;
  private static final long MOST_TEXT = 1L << 27;
  private static final int MOST_PROBLEMS = 1000;

  private final Path file;
  private final @Nullable List<String> given;
  private final boolean ragged;
  private final Function<String, Kind> kinds;
  private final List<Integer> lines = new ArrayList<>();
  private final List<String[]> texts = new ArrayList<>();
  private final List<float[]> numbers = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Kind[] kind = {};
  private int[] slot = {};
  private int textColumns;
  private int numberColumns;
  private long textHeld;
  private char point = '.';
  private List<String> header = List.of();
  private String[] text = {};
  private float[] number = {};
  private int lost;
  private boolean quoted = true;
  private boolean verbatim;

  NumericTableReader(
      Path file, @Nullable List<String> given, boolean ragged, Function<String, Kind> kinds) {
    this.file = file;
    this.given = given;
    this.ragged = ragged;
    this.kinds = kinds;
  }

  /** Keeps texts of a Parquet as they are, blanks at their ends among them. */
  NumericTableReader verbatim() {
    verbatim = true;
    return this;
  }

  boolean isVerbatim() {
    return verbatim;
  }

  NumericTable read() throws CorpusException {
    try {
      if (ParquetFile.isNamed(file)) {
        ParquetRows.read(file, this);
      } else if (!CsvSource.read(file, given, quoted, this)) {
        throw new FileException(file, 0, "empty; expected a header and a row for each clip");
      }
    } catch (FileException e) {
      if (ragged && quoted && e.getCause() instanceof CsvParseException) {
        return unquoted(e.line());
      }
      throw new CorpusException(e);
    }
    if (lines.isEmpty() && lost > 1) {
      Problem first = problems.get(0);
      throw new CorpusException(
          file,
          first.line(),
          first.message()
              + ", and no row has as many; numbers with a decimal comma need quotes, or semicolons"
              + " between the cells");
    }
    return table();
  }

  /** Once more, now that quotes turned out to stand within cells. */
  private NumericTable unquoted(int line) throws CorpusException {
    NumericTableReader again = new NumericTableReader(file, given, true, kinds);
    again.quoted = false;
    String message = "quotes inside cells; all quotes of this table are read as plain characters";
    again.problems.add(Problem.kept(file, line, message));
    return again.read();
  }

  @Override
  public void header(List<String> names, char separator) {
    header = names;
    point = separator == ',' ? '.' : ',';
    kind = new Kind[names.size()];
    slot = new int[names.size()];
    for (int i = 0; i < kind.length; i++) {
      String name = names.get(i);
      kind[i] = name.isEmpty() ? Kind.IGNORED : kinds.apply(name);
      slot[i] =
          kind[i] == Kind.TEXT ? textColumns++ : kind[i] == Kind.NUMBER ? numberColumns++ : -1;
    }
  }

  @Override
  public void begin(int line) {
    text = new String[textColumns];
    number = new float[numberColumns];
    if (ragged) {
      Arrays.fill(text, "");
      Arrays.fill(number, Float.intBitsToFloat(DecimalText.EMPTY_BITS));
    }
  }

  @Override
  public void cell(int column, char[] buffer, int offset, int length) {
    if (column < kind.length && kind[column] == Kind.NUMBER) {
      number[slot[column]] = DecimalText.parseFloat(buffer, offset, length, point);
    } else if (column < kind.length && kind[column] == Kind.TEXT) {
      String cell = CellText.of(new String(buffer, offset, length));
      text[slot[column]] = quoted ? cell : CellText.of(cell.replaceAll("^\"|\"$", ""));
      textHeld += length; // checked at the end of the row
    }
  }

  @Override
  public void end(int line, int cells, boolean blank) {
    if (blank) {
      return; // a spreadsheet leaves rows of bare commas behind
    }
    if (cells != header.size() && !ragged) {
      lost++;
      if (lost <= MOST_PROBLEMS) {
        problems.add(new Problem(file, line, cells + " cells, the header has " + header.size()));
      }
      return;
    }
    add(line, text, number);
  }

  /** Takes a row. */
  void add(int line, String[] ofText, float[] ofNumber) {
    lines.add(line);
    texts.add(ofText);
    numbers.add(ofNumber);
    mustHold(lines.size());
  }

  /** Counts a text. */
  void hold(int length) {
    textHeld += length;
    if (textHeld > MOST_TEXT) {
      mustHold(lines.size());
    }
  }

  /** Checks that so many rows can be held. */
  void mustHold(long rows) {
    int line = lines.isEmpty() ? 0 : lines.get(lines.size() - 1);
    double held = (double) rows * numberColumns;
    if (rows > MOST_ROWS || held > MOST_CELLS || textHeld > MOST_TEXT) {
      throw new FileException(file, line, "too large: does not fit into memory up to this line");
    }
    double cells = (double) rows * (numberColumns + textColumns);
    if (cells * Float.BYTES > Runtime.getRuntime().maxMemory() / 2.0) {
      throw new FileException(file, line, "too large for Java's memory; raise -Xmx");
    }
  }

  Kind kind(int column) {
    return kind[column];
  }

  /** The place of a column among those of its kind. */
  int slot(int column) {
    return slot[column];
  }

  int textColumns() {
    return textColumns;
  }

  int numberColumns() {
    return numberColumns;
  }

  /** Drops the columns that are not numbers in most of their cells. */
  private NumericTable table() {
    if (lost > MOST_PROBLEMS) {
      String more = (lost - MOST_PROBLEMS) + " more rows have too few or too many cells";
      problems.add(new Problem(file, 0, more));
    }
    int[] filled = new int[numberColumns];
    int[] numeric = new int[numberColumns];
    for (float[] row : numbers) {
      for (int c = 0; c < numberColumns; c++) {
        int bits = Float.floatToRawIntBits(row[c]);
        filled[c] += bits == DecimalText.EMPTY_BITS ? 0 : 1;
        numeric[c] += bits == DecimalText.EMPTY_BITS || bits == DecimalText.TEXT_BITS ? 0 : 1;
      }
    }
    List<String> names = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < kind.length; i++) {
      if (kind[i] == Kind.NUMBER && 2 * numeric[slot[i]] > filled[slot[i]]) {
        names.add(header.get(i));
        places.add(slot[i]);
      }
    }
    if (places.size() < numberColumns) {
      numbers.replaceAll(row -> gathered(row, places));
    }
    return new NumericTable(
        file,
        header,
        slot,
        lines.stream().mapToInt(Integer::intValue).toArray(),
        texts.toArray(String[][]::new),
        List.copyOf(names),
        numbers.toArray(float[][]::new),
        lost,
        List.copyOf(problems));
  }

  private static float[] gathered(float[] row, List<Integer> places) {
    float[] kept = new float[places.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = row[places.get(i)];
    }
    return kept;
  }
}
