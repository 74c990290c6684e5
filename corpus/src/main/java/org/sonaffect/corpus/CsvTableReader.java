package org.sonaffect.corpus;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.corpus.CsvTable.Kind;

/**
 * Reads a CSV (docs/spec/file-formats.md §1.3) of any width once, cell by cell: 6373 features of
 * 1500 clips are ten million cells, which are never held as text.
 */
final class CsvTableReader {
  /**
   * Far above any table of features (9.6 million cells for 1500 clips), and below what a heap
   * holds.
   */
  private static final long MOST_CELLS = 1L << 28;

  private static final int MOST_COLUMNS = 200_000;
  private static final int MOST_ROWS = 2_000_000;
  private static final long MOST_TEXT = 1L << 27;
  private static final int LONGEST_FIELD = 1 << 20;
  private static final int MOST_PROBLEMS = 1000;

  private final Path file;
  private final Function<String, Kind> kinds;
  private final List<String> header = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final List<String[]> texts = new ArrayList<>();
  private final List<float[]> numbers = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Kind[] kind = {};
  private int[] slot = {};
  private int textColumns;
  private int numberColumns;
  private long textHeld;
  private char separator = ',';
  private int lastLine = 1;
  private long ragged;

  CsvTableReader(Path file, Function<String, Kind> kinds) {
    this.file = file;
    this.kinds = kinds;
  }

  CsvTable read() throws CorpusException {
    if (!Files.isRegularFile(file)) {
      throw new CorpusException(
          file, 0, Files.exists(file) ? "not a regular file" : "there is no such file");
    }
    try {
      separator = separator();
      try (Reader reader = open();
          CsvReader<Row> rows =
              CsvReader.builder()
                  .fieldSeparator(separator)
                  .maxBufferSize(LONGEST_FIELD)
                  .allowUnclosedQuote(false)
                  .allowExtraFields(true)
                  .allowMissingFields(true)
                  .trimWhitespacesAroundQuotes(true)
                  .build(new Cells(), reader)) {
        rows.forEach(Row::count);
      }
    } catch (CsvParseException e) {
      throw failed(e, e.getMessage());
    } catch (UncheckedIOException | IOException e) {
      throw failed(e, String.valueOf(e.getMessage()));
    }
    if (header.isEmpty()) {
      throw new CorpusException(file, 0, "empty; wanted a header and a row for each clip");
    }
    return table();
  }

  private CorpusException failed(Exception e, @Nullable String message) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof CorpusException refused) {
        return refused;
      }
      if (t instanceof CharacterCodingException) {
        return new CorpusException(
            file, lastLine, "after this line the text is not UTF-8; save the table as UTF-8");
      }
    }
    return new CorpusException(file, lastLine, "no CSV after this line: " + message);
  }

  /** UTF-8, or what a byte order mark says; a spreadsheet's "Unicode text" is UTF-16. */
  private Reader open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(4);
    byte[] mark = in.readNBytes(3);
    in.reset();
    int first = mark.length < 2 ? 0 : (mark[0] & 0xff) << 8 | mark[1] & 0xff;
    Charset charset = StandardCharsets.UTF_8;
    if (first == 0xfeff || first == 0xfffe) {
      charset = first == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      in.skipNBytes(2);
    } else if (first == 0xefbb && mark.length == 3 && (mark[2] & 0xff) == 0xbf) {
      in.skipNBytes(3);
    }
    return new InputStreamReader(in, charset.newDecoder());
  }

  /** The most frequent of comma, semicolon and tab in the header, outside quotes. */
  private char separator() throws IOException {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    try (Reader reader = open()) {
      for (int i = 0, c = reader.read(); c >= 0 && i < (1 << 24); i++, c = reader.read()) {
        if (c == '"') {
          quoted = !quoted;
        } else if (!quoted) {
          commas += c == ',' ? 1 : 0;
          semicolons += c == ';' ? 1 : 0;
          tabs += c == '\t' ? 1 : 0;
          if ((c == '\n' || c == '\r') && commas + semicolons + tabs > 0) {
            break;
          }
        }
      }
    }
    return tabs > Math.max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
  }

  private void takeHeader(List<String> names) throws CorpusException {
    header.addAll(names);
    kind = new Kind[names.size()];
    slot = new int[names.size()];
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < kind.length; i++) {
      String name = names.get(i);
      if (!name.isEmpty() && !seen.add(name)) {
        throw new CorpusException(file, lastLine, "two columns are named " + name);
      }
      kind[i] = name.isEmpty() ? Kind.IGNORED : kinds.apply(name);
      slot[i] =
          kind[i] == Kind.TEXT ? textColumns++ : kind[i] == Kind.NUMBER ? numberColumns++ : -1;
    }
  }

  private void takeRow(int line, int cells, String[] text, float[] number) throws CorpusException {
    if (cells != header.size()) {
      ragged++;
      if (ragged <= MOST_PROBLEMS) {
        problems.add(new Problem(file, line, cells + " cells, the header has " + header.size()));
      }
      return;
    }
    lines.add(line);
    texts.add(text);
    numbers.add(number);
    long held = (long) lines.size() * numberColumns;
    if (lines.size() > MOST_ROWS || held > MOST_CELLS || textHeld > MOST_TEXT) {
      throw new CorpusException(
          file, line, "too large: more than can be held in memory up to this line");
    }
    if (held * Float.BYTES > Runtime.getRuntime().maxMemory() / 2) {
      throw new CorpusException(
          file, line, "too large for the memory allowed to Java; start it with a larger -Xmx");
    }
  }

  /** Drops the columns that are not numbers in most of their cells. */
  private CsvTable table() {
    if (ragged > MOST_PROBLEMS) {
      String more = (ragged - MOST_PROBLEMS) + " more rows have too few or too many cells";
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
    return new CsvTable(
        file,
        separator == ';' ? ',' : '.',
        List.copyOf(header),
        slot,
        lines.stream().mapToInt(Integer::intValue).toArray(),
        texts.toArray(String[][]::new),
        List.copyOf(names),
        numbers.toArray(float[][]::new),
        List.copyOf(problems));
  }

  private static float[] gathered(float[] row, List<Integer> places) {
    float[] kept = new float[places.size()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = row[places.get(i)];
    }
    return kept;
  }

  /** What the parser calls a record: that one ended. */
  private static final class Row {
    private void count() {}
  }

  /** Cells as they are parsed, straight from the parser's buffer. */
  private final class Cells extends AbstractBaseCsvCallbackHandler<Row> {
    private final Row row = new Row();
    private final List<String> names = new ArrayList<>();
    private String[] text = {};
    private float[] number = {};
    private boolean blank = true;

    @Override
    protected void handleBegin(long line) {
      lastLine = (int) Math.min(Integer.MAX_VALUE, line);
      blank = true;
      text = new String[textColumns];
      number = new float[numberColumns];
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
      blank &= length == 0;
      if (header.isEmpty()) {
        if (names.size() > MOST_COLUMNS) {
          throw new UncheckedIOException(
              new CorpusException(file, 1, "more than " + MOST_COLUMNS + " columns"));
        }
        names.add(new String(buffer, offset, length).strip());
      } else if (field < kind.length && kind[field] == Kind.NUMBER) {
        char point = separator == ';' ? ',' : '.';
        number[slot[field]] = DecimalText.parseFloat(buffer, offset, length, point);
      } else if (field < kind.length && kind[field] == Kind.TEXT) {
        text[slot[field]] = new String(buffer, offset, length).strip();
        textHeld += length;
      }
    }

    @Override
    protected Row buildRecord() {
      try {
        if (header.isEmpty()) {
          takeHeader(names);
        } else if (!blank) { // a spreadsheet leaves rows of bare commas behind
          takeRow(lastLine, getFieldCount(), text, number);
        }
      } catch (CorpusException e) {
        throw new UncheckedIOException(e);
      }
      return row;
    }
  }
}
