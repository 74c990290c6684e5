package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Arrow's IPC file format, which pandas ({@code read_feather}) and polars ({@code read_ipc}) open:
 * {@code file} as text, {@code start} and {@code end} as 64-bit, all others as 32-bit floats, in
 * batches of {@value #BATCH} rows.
 */
final class ArrowTableWriter implements TableWriter {
  private static final int BATCH = 64;

  /** A batch of the widest table has some 6400 columns of 512 bytes at least; far below this. */
  private static final long MAX_MEMORY = 1L << 28;

  private final OutputStream out;
  private final BufferAllocator allocator;
  private final VectorSchemaRoot root;
  private final ArrowFileWriter writer;
  private final VarCharVector file;
  private final Float8Vector start;
  private final Float8Vector end;
  private final List<Float4Vector> values = new ArrayList<>();
  private int rows;

  private ArrowTableWriter(OutputStream out, List<String> columns) throws IOException {
    this.out = out;
    this.allocator = new RootAllocator(MAX_MEMORY);
    List<Field> fields = new ArrayList<>();
    fields.add(Field.notNullable("file", new ArrowType.Utf8()));
    ArrowType wide = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    fields.add(Field.notNullable("start", wide));
    fields.add(Field.notNullable("end", wide));
    ArrowType single = new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
    for (String column : columns) {
      fields.add(Field.notNullable(column, single));
    }
    this.root = VectorSchemaRoot.create(new Schema(fields), allocator);
    this.file = (VarCharVector) root.getVector(0);
    this.start = (Float8Vector) root.getVector(1);
    this.end = (Float8Vector) root.getVector(2);
    for (int i = 0; i < columns.size(); i++) {
      values.add((Float4Vector) root.getVector(3 + i));
    }
    this.writer = new ArrowFileWriter(root, null, Channels.newChannel(out));
    writer.start();
  }

  /**
   * Begins a table.
   *
   * @throws UnsupportedOperationException where the JVM does not let Arrow at its buffers, before
   *     anything is written
   */
  static TableWriter open(OutputStream out, List<String> columns) throws IOException {
    try (BufferAllocator probe = new RootAllocator(MAX_MEMORY);
        ArrowBuf buffer = probe.buffer(Long.BYTES)) {
      buffer.nioBuffer(0, Long.BYTES);
    }
    return new ArrowTableWriter(out, columns);
  }

  @Override
  public void write(RowKey key, float[] row) throws IOException {
    if (row.length != values.size()) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(row.length, values.size()));
    }
    file.setSafe(rows, key.file().getBytes(StandardCharsets.UTF_8));
    start.setSafe(rows, key.start());
    end.setSafe(rows, key.end());
    for (int i = 0; i < row.length; i++) {
      values.get(i).setSafe(rows, row[i]);
    }
    rows++;
    if (rows == BATCH) {
      writeBatch();
    }
  }

  private void writeBatch() throws IOException {
    root.setRowCount(rows);
    writer.writeBatch();
    root.clear();
    rows = 0;
  }

  /** Batches go out when they are full; smaller ones would make the file slow to read. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (out;
        allocator;
        root;
        writer) {
      if (rows > 0) {
        writeBatch();
      }
      writer.end();
    }
  }
}
