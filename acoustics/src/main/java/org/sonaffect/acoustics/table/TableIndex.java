package org.sonaffect.acoustics.table;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which clips a table on disk has whole, and where its whole clips end. A row that does not end
 * with its line is not whole; where clips have several rows, the last clip is not either, since
 * nothing says how many it should have.
 *
 * @param present how often each of the clips that were asked for is there
 * @param end bytes up to the end of the last whole clip; 0 where not even the header is whole
 */
record TableIndex(Map<String, Integer> present, long end) {
  /** Longest beginning of a row that is looked at, bytes. */
  private static final int MAX_KEY = 1 << 16;

  /** What a clip is found by: its file and start, or, in opensmile's layout, its stem. */
  static String key(TableFormat format, RowKey row) {
    return format == TableFormat.OPENSMILE
        ? row.stem()
        : row.file() + "\n" + TextTableWriter.seconds(row.start());
  }

  /**
   * Reads a table.
   *
   * @param table its bytes from the first; not closed
   * @param title of the table in messages
   * @param severalRows whether a clip has several rows
   * @param wanted keys of the requested clips
   * @throws IOException where it is a table of other columns
   */
  static TableIndex read(
      InputStream table,
      String title,
      ExtractionOptions options,
      boolean severalRows,
      Set<String> wanted)
      throws IOException {
    InputStream in = new BufferedInputStream(table, 1 << 16);
    int head = head(in, title, options);
    return head == 0
        ? new TableIndex(Map.of(), 0)
        : new Scan(in, options.format(), head, severalRows, wanted).run();
  }

  /**
   * Reads the header of a table; returns its bytes, 0 where it is not whole.
   *
   * @throws IOException where it is that of other columns
   */
  static int head(InputStream in, String title, ExtractionOptions options) throws IOException {
    byte[] header = header(options);
    byte[] found = in.readNBytes(header.length);
    if (!Arrays.equals(found, 0, found.length, header, 0, found.length)) {
      throw new IOException(
          title + " does not have the columns of this extraction; it cannot be resumed");
    }
    return found.length < header.length ? 0 : header.length;
  }

  private static byte[] header(ExtractionOptions options) throws IOException {
    StringWriter text = new StringWriter();
    options.format().text(text, options.carried(), options.columns(), false).close();
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Goes over the rows once. */
  private static final class Scan {
    private final InputStream in;
    private final TableFormat format;
    private final boolean severalRows;
    private final Set<String> wanted;
    private final Map<String, Integer> present = new HashMap<>();
    private final Map<String, Integer> ofLastClip = new HashMap<>();
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private long position;
    private long end;
    private String lastFile = "";

    Scan(InputStream in, TableFormat format, long from, boolean severalRows, Set<String> wanted) {
      this.in = in;
      this.format = format;
      this.position = from;
      this.end = from;
      this.severalRows = severalRows;
      this.wanted = wanted;
    }

    TableIndex run() throws IOException {
      long rowStart = position;
      boolean first = true;
      while (readRow()) {
        RowStart row = RowStart.parse(start.toString(StandardCharsets.UTF_8), format);
        if (severalRows && (first || !row.file().equals(lastFile))) {
          commit(rowStart);
          lastFile = row.file();
        }
        first = false;
        if (wanted.contains(row.key())) {
          ofLastClip.merge(row.key(), 1, Integer::sum);
        }
        if (!severalRows) {
          commit(position);
        }
        rowStart = position;
      }
      return new TableIndex(present, end);
    }

    private void commit(long upTo) {
      ofLastClip.forEach((key, count) -> present.merge(key, count, Integer::sum));
      ofLastClip.clear();
      end = upTo;
    }

    /** Reads up to the end of a row, keeping its beginning; false where it does not end. */
    private boolean readRow() throws IOException {
      start.reset();
      boolean quoted = false;
      int b;
      while ((b = in.read()) >= 0) {
        position++;
        quoted ^= b == '"' && format == TableFormat.CSV;
        if (b == '\n' && !quoted) {
          return true;
        }
        if (start.size() < MAX_KEY) {
          start.write(b);
        }
      }
      return false;
    }
  }

  /** The file and the key at the beginning of a row. */
  private record RowStart(String file, String key) {
    static RowStart parse(String row, TableFormat format) {
      if (format == TableFormat.OPENSMILE) {
        int close = row.indexOf("';");
        String stem = row.substring(Math.min(1, row.length()), close < 1 ? row.length() : close);
        return new RowStart(stem, stem);
      }
      StringBuilder file = new StringBuilder();
      char quote = format == TableFormat.CSV ? '"' : '\'';
      int at = 0;
      if (!row.isEmpty() && row.charAt(0) == quote) {
        at = quoted(row, quote, file);
      } else {
        while (at < row.length() && row.charAt(at) != ',') {
          file.append(row.charAt(at++));
        }
      }
      int comma = row.indexOf(',', at + 1);
      String start =
          row.substring(Math.min(at + 1, row.length()), comma < 0 ? row.length() : comma);
      return new RowStart(file.toString(), file + "\n" + start);
    }

    /** Reads what stands in quotes, with quotes doubled or escaped; returns where it ends. */
    private static int quoted(String row, char quote, StringBuilder into) {
      int at = 1;
      while (at < row.length()) {
        char c = row.charAt(at++);
        char next = at < row.length() ? row.charAt(at) : 0;
        if (quote == '\'' && c == '\\') {
          into.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : next);
          at++;
        } else if (c == quote && quote == '"' && next == quote) {
          into.append(quote);
          at++;
        } else if (c == quote) {
          return at;
        } else {
          into.append(c);
        }
      }
      return at;
    }
  }
}
