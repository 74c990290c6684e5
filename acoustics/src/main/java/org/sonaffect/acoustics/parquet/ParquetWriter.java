package org.sonaffect.acoustics.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sonaffect.acoustics.parquet.ParquetColumn.Type;

/**
 * A flat table that is written. A row is written cell by cell, in the order of the columns:
 *
 * <pre>{@code
 * try (ParquetWriter table = new ParquetWriter(out, columns)) {
 *   table.text("a.wav").number(0).number(2.5).end();
 * }
 * }</pre>
 *
 * <p>A row group has at most {@value #MOST_ROWS} rows and about 64 MiB, of which each column is one
 * page, plain and uncompressed. So the bytes depend on the cells alone: not on a library that
 * compresses, nor on when rows come. The rows of a group are held until it is full.
 */
public final class ParquetWriter implements Closeable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int MOST_ROWS = 1 << 16;
  private static final long GROUP_BYTES = 1L << 26;

  /** The description of a file has at most so many bytes, that of its columns aside. */
  private static final long MOST_DESCRIBED = (1L << 31) - (1L << 27);

  /** What wrote the file; readers look here for faults that they know of. */
  private static final String WRITER = "sonaffect version 1";

  /** Numbers of {@code parquet.thrift}. */
  private static final int REQUIRED = 0;

  private static final int OPTIONAL = 1;
  private static final int UTF8 = 0;
  private static final int UNCOMPRESSED = 0;
  private static final int[] ENCODINGS = {0, 3}; // PLAIN, RLE

  private final OutputStream out;
  private final long groupBytes;
  private final List<ColumnBuffer> columns;
  private final List<Group> groups = new ArrayList<>();
  private long position;
  private long described;
  private int next;
  private int rows;
  private long held;
  private long all;

  /** A group that was written: its rows, and the bytes of each column. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Group(long start, int rows, int[] bytes) {}

  /**
   * Begins a table.
   *
   * @param out where to; closed with the table
   * @throws IllegalArgumentException where two columns have one name
   */
  public ParquetWriter(OutputStream out, List<ParquetColumn> columns) throws IOException {
    this(out, columns, GROUP_BYTES);
  }

  /** As above, with groups of another size. */
  ParquetWriter(OutputStream out, List<ParquetColumn> columns, long groupBytes) throws IOException {
    Set<String> names = new HashSet<>();
    for (ParquetColumn column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("two columns are named " + column.name());
      }
    }
    this.out = out;
    this.groupBytes = groupBytes;
    this.columns = columns.stream().map(ColumnBuffer::new).toList();
    write(MAGIC);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }

  private ColumnBuffer cell() {
    if (next == columns.size()) {
      throw new IllegalArgumentException("a row of more than %d cells".formatted(next));
    }
    return columns.get(next++);
  }

  /** The next cell of the row. */
  public ParquetWriter text(String value) {
    held += cell().text(value);
    return this;
  }

  /** The next cell of the row. */
  public ParquetWriter number(double value) {
    held += cell().number(value);
    return this;
  }

  /** The next cell of the row. */
  public ParquetWriter whole(long value) {
    held += cell().whole(value);
    return this;
  }

  /** The next cells of the row. */
  public ParquetWriter singles(float[] values) {
    for (float value : values) {
      single(value);
    }
    return this;
  }

  /** The next cell of the row. */
  public ParquetWriter single(float value) {
    held += cell().single(value);
    return this;
  }

  /** The next cell of the row, which has no value. */
  public ParquetWriter empty() {
    held += cell().empty();
    return this;
  }

  /** Ends a row. */
  public void end() throws IOException {
    if (next != columns.size()) {
      throw new IllegalArgumentException(
          "a row of %d cells for %d columns".formatted(next, columns.size()));
    }
    next = 0;
    rows++;
    if (rows == MOST_ROWS || held >= groupBytes) {
      writeGroup();
    }
  }

  private void writeGroup() throws IOException {
    long start = position;
    int[] bytes = new int[columns.size()];
    for (int i = 0; i < bytes.length; i++) {
      byte[] page = columns.get(i).page();
      write(page);
      bytes[i] = page.length;
    }
    Group group = new Group(start, rows, bytes);
    groups.add(group);
    all += rows;
    described += describe(group).length;
    if (described > MOST_DESCRIBED) {
      throw new IOException(
          "more than %d rows of %d columns do not fit into one Parquet file; write several"
              .formatted(all - rows, columns.size()));
    }
    rows = 0;
    held = 0;
  }

  /** Writes the last rows and what the file says of itself. */
  @Override
  public void close() throws IOException {
    try (out) {
      if (rows > 0) {
        writeGroup();
      }
      long start = position;
      writeFooter();
      write(
          ByteBuffer.allocate(Integer.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(Math.toIntExact(position - start))
              .array());
      write(MAGIC);
    }
  }

  /** Group by group, since all of them are too many bytes to be held. */
  private void writeFooter() throws IOException {
    CompactOutput footer = new CompactOutput().begin().int32(1, VERSION);
    footer.list(2, CompactOutput.STRUCT, columns.size() + 1);
    footer.begin().text(4, "schema").int32(5, columns.size()).end();
    for (ColumnBuffer column : columns) {
      declare(column.column(), footer);
    }
    footer.int64(3, all).list(4, CompactOutput.STRUCT, groups.size());
    write(footer.take());
    for (Group group : groups) {
      write(describe(group));
    }
    write(footer.text(6, WRITER).end().take());
  }

  private static void declare(ParquetColumn column, CompactOutput footer) {
    footer
        .begin()
        .int32(1, physical(column.type()))
        .int32(3, column.optional() ? OPTIONAL : REQUIRED)
        .text(4, column.name());
    if (column.type() == Type.TEXT) {
      footer.int32(6, UTF8).begin(10).begin(1).end().end(); // by its old and its new name
    }
    footer.end();
  }

  private static int physical(Type type) {
    return switch (type) {
      case TEXT -> ParquetColumn.Physical.BYTE_ARRAY.ordinal();
      case FLOAT -> ParquetColumn.Physical.FLOAT.ordinal();
      case DOUBLE -> ParquetColumn.Physical.DOUBLE.ordinal();
      case WHOLE -> ParquetColumn.Physical.INT64.ordinal();
      case OTHER, FOREIGN -> throw new IllegalArgumentException("a type that is only read");
    };
  }

  private byte[] describe(Group group) {
    CompactOutput footer = new CompactOutput();
    footer.begin().list(1, CompactOutput.STRUCT, columns.size());
    long at = group.start();
    for (int i = 0; i < group.bytes().length; i++) {
      ParquetColumn column = columns.get(i).column();
      footer.begin().int64(2, at).begin(3).int32(1, physical(column.type()));
      footer.list(2, CompactOutput.I32, ENCODINGS.length);
      for (int encoding : ENCODINGS) {
        footer.element(encoding);
      }
      footer
          .list(3, CompactOutput.BINARY, 1)
          .text(column.name())
          .int32(4, UNCOMPRESSED)
          .int64(5, group.rows())
          .int64(6, group.bytes()[i])
          .int64(7, group.bytes()[i])
          .int64(9, at)
          .end()
          .end();
      at += group.bytes()[i];
    }
    return footer.int64(2, at - group.start()).int64(3, group.rows()).end().take();
  }
}
