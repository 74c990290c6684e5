package org.sonaffect.corpus.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.ReadFailure;
import org.sonaffect.corpus.file.DecodedText;
import org.sonaffect.corpus.file.FileException;

/**
 * The one CSV parser of the project (docs/spec/file-formats.md §1.3). It reads a table of any width
 * once, cell by cell, as people and programs write it: comma, semicolon or tab, or what a first
 * line {@code sep=;} says; UTF-8 or UTF-16 ({@link DecodedText}); quoted or not.
 */
final class CsvSource {
  private static final int MOST_COLUMNS = 200_000;
  private static final int LONGEST_FIELD = 1 << 20;

  /** {@code sep=;}, quoted or not, and characters enough to know it. */
  private static final Pattern SEPARATOR = Pattern.compile("\"?[sS][eE][pP]=([,;\t|])\"?[,;\t|]*");

  private static final int MARK_LINE = 32;

  /** No text has this. */
  private static final char NO_QUOTE = '\u0001';

  /** Where the cells go. Each method may throw a {@link FileException} to end the reading. */
  interface Sink {
    /** The column names, stripped; unnamed columns are empty, the others unique. */
    void header(List<String> names, char separator);

    /** A row begins. */
    void begin(int line);

    /** A cell of the row; {@code column} may lie beyond the header. */
    void cell(int column, char[] buffer, int offset, int length);

    /**
     * The row ends.
     *
     * @param cells how many it had
     * @param blank whether all of them were empty
     */
    void end(int line, int cells, boolean blank);
  }

  private final Path file;
  private final Sink sink;
  private char separator = ',';
  private char marked;
  private int line = 1;
  private boolean hasHeader;

  private final @Nullable List<String> given;
  private final char quote;

  private CsvSource(Path file, @Nullable List<String> given, char quote, Sink sink) {
    this.file = file;
    this.given = given;
    this.quote = quote;
    this.sink = sink;
  }

  /**
   * Reads a file to its end.
   *
   * @return whether it had a header
   * @throws FileException where it is not a CSV, and what the sink throws
   */
  static boolean read(Path file, Sink sink) {
    return read(file, null, true, sink);
  }

  /**
   * Reads a file that may be unlike others.
   *
   * @param header the names of the columns where the first line is a row already; else null
   * @param quoted whether quotes are more than letters
   */
  static boolean read(Path file, @Nullable List<String> header, boolean quoted, Sink sink) {
    return new CsvSource(file, header, quoted ? '"' : NO_QUOTE, sink).read();
  }

  private boolean read() {
    if (!Files.isRegularFile(file)) {
      throw new FileException(file, 0, ReadFailure.noFile(file, "a table"));
    }
    try {
      separator = separator();
      if (given != null) {
        takeHeader(given);
      }
      try (Reader reader = open();
          CsvReader<Row> rows =
              CsvReader.builder()
                  .fieldSeparator(separator)
                  .quoteCharacter(quote)
                  .maxBufferSize(LONGEST_FIELD)
                  .allowUnclosedQuote(false)
                  .allowExtraFields(true)
                  .allowMissingFields(true)
                  .trimWhitespacesAroundQuotes(true)
                  .build(new Cells(), reader)) {
        rows.forEach(Row::count);
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw failed(e, e.getMessage());
    }
    return hasHeader;
  }

  private FileException failed(Exception e, @Nullable String message) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof FileException refused) {
        return refused;
      }
      if (t instanceof CharacterCodingException) {
        return DecodedText.malformed(file, e);
      }
      if (t instanceof FileSystemException system) {
        return new FileException(file, 0, "cannot be read: " + ReadFailure.reason(system), e);
      }
    }
    return new FileException(file, line, "not valid CSV after this line: " + message, e);
  }

  /**
   * The text after the line {@code sep=;}, with which Excel marks the separator, if it is there.
   */
  private Reader open() throws IOException {
    InputStream in = ByteSource.bytes(file);
    try {
      return afterMark(new BufferedReader(DecodedText.reader(in), 1 << 16));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private Reader afterMark(Reader text) throws IOException {
    text.mark(MARK_LINE);
    StringBuilder first = new StringBuilder();
    int c = text.read();
    while (c >= 0 && c != '\n' && c != '\r' && first.length() < MARK_LINE - 2) {
      first.append((char) c);
      c = text.read();
    }
    Matcher mark = SEPARATOR.matcher(first);
    if (!mark.matches()) {
      text.reset();
      return text;
    }
    marked = mark.group(1).charAt(0);
    if (c == '\r') {
      text.mark(1);
      if (text.read() != '\n') {
        text.reset();
      }
    }
    return text;
  }

  /** The most frequent of comma, semicolon and tab in the header, outside quotes. */
  private char separator() throws IOException {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    try (Reader reader = open()) {
      for (int i = 0, c = reader.read(); c >= 0 && i < (1 << 24); i++, c = reader.read()) {
        if (c == quote) {
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
    if (marked != 0) {
      return marked;
    }
    if (given != null && semicolons > 0) {
      semicolons++; // a row, not a header: a;0,5 has a decimal comma
    }
    return tabs > Math.max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
  }

  private void takeHeader(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new FileException(file, line, "two columns are named " + name);
      }
    }
    hasHeader = true;
    sink.header(names, separator);
  }

  /** What the parser calls a record: that one ended. */
  private static final class Row {
    private void count() {}
  }

  /** Cells as they are parsed, straight from the parser's buffer. */
  private final class Cells extends AbstractBaseCsvCallbackHandler<Row> {
    private final Row row = new Row();
    private final List<String> names = new ArrayList<>();
    private boolean blank = true;

    @Override
    protected void handleBegin(long begun) {
      line = (int) Math.min(Integer.MAX_VALUE, begun + (marked == 0 ? 0 : 1));
      blank = true;
      if (hasHeader) {
        sink.begin(line);
      }
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
      blank &= length == 0;
      if (hasHeader) {
        sink.cell(field, buffer, offset, length);
      } else {
        if (names.size() > MOST_COLUMNS) {
          throw new FileException(file, 1, "more than " + MOST_COLUMNS + " columns");
        }
        String name = CellText.header(new String(buffer, offset, length));
        names.add(quote == NO_QUOTE ? CellText.header(name.replaceAll("^\"|\"$", "")) : name);
      }
    }

    @Override
    protected Row buildRecord() {
      if (hasHeader) {
        sink.end(line, getFieldCount(), blank);
      } else if (blank && names.size() <= 1) {
        names.clear(); // an empty line above the header
      } else {
        takeHeader(List.copyOf(names));
      }
      return row;
    }
  }
}
