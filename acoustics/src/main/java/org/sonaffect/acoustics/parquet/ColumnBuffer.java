package org.sonaffect.acoustics.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The cells of a column until its row group is full, as they will lie in its page. */
final class ColumnBuffer {
  private static final int FIRST = 256;
  private static final int PAGE_TYPE_DATA = 0;
  private static final int PLAIN = 0;
  private static final int RLE = 3;

  private final ParquetColumn column;
  private ByteBuffer values = buffer(new byte[FIRST]);
  private byte[] present = new byte[FIRST / Byte.SIZE];
  private int rows;

  ColumnBuffer(ParquetColumn column) {
    this.column = column;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  ParquetColumn column() {
    return column;
  }

  private ByteBuffer room(ParquetColumn.Type type, int bytes) {
    if (type != column.type()) {
      throw new IllegalArgumentException(
          "%s is of the type %s, not %s".formatted(column.name(), column.type(), type));
    }
    if (values.remaining() < bytes) {
      int size = Math.addExact(values.position(), bytes);
      int position = values.position();
      values = buffer(Arrays.copyOf(values.array(), Math.max(size, 2 * position)));
      values.position(position);
    }
    mark(true);
    return values;
  }

  private void mark(boolean there) {
    if (column.optional()) {
      if (rows / Byte.SIZE == present.length) {
        present = Arrays.copyOf(present, 2 * present.length);
      }
      present[rows / Byte.SIZE] |= (byte) ((there ? 1 : 0) << rows % Byte.SIZE);
    }
    rows++;
  }

  int text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    room(ParquetColumn.Type.TEXT, Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    return Integer.BYTES + bytes.length;
  }

  int single(float value) {
    room(ParquetColumn.Type.FLOAT, Float.BYTES).putFloat(value);
    return Float.BYTES;
  }

  int number(double value) {
    room(ParquetColumn.Type.DOUBLE, Double.BYTES).putDouble(value);
    return Double.BYTES;
  }

  int whole(long value) {
    room(ParquetColumn.Type.WHOLE, Long.BYTES).putLong(value);
    return Long.BYTES;
  }

  int empty() {
    if (!column.optional()) {
      throw new IllegalArgumentException(column.name() + " has a value in every row");
    }
    mark(false);
    return 1;
  }

  /** Takes the page of all rows so far, with its header, and begins anew. */
  byte[] page() {
    ByteArrayOutputStream levels = new ByteArrayOutputStream();
    if (column.optional()) {
      levels(levels);
    }
    int bytes = levels.size() + values.position();
    byte[] header =
        new CompactOutput()
            .begin()
            .int32(1, PAGE_TYPE_DATA)
            .int32(2, bytes)
            .int32(3, bytes)
            .begin(5)
            .int32(1, rows)
            .int32(2, PLAIN)
            .int32(3, RLE)
            .int32(4, RLE)
            .end()
            .end()
            .take();
    byte[] page = Arrays.copyOf(header, header.length + bytes);
    System.arraycopy(levels.toByteArray(), 0, page, header.length, levels.size());
    System.arraycopy(values.array(), 0, page, header.length + levels.size(), values.position());
    values.clear();
    Arrays.fill(present, (byte) 0);
    rows = 0;
    return page;
  }

  /** One packed run of a bit a row, after its length. */
  private void levels(ByteArrayOutputStream out) {
    int groups = (rows + Byte.SIZE - 1) / Byte.SIZE;
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    int head = groups << 1 | 1;
    for (; head >= 0x80; head >>>= 7) {
      run.write(head & 0x7f | 0x80);
    }
    run.write(head);
    run.write(present, 0, groups);
    out.writeBytes(buffer(new byte[Integer.BYTES]).putInt(run.size()).array());
    out.writeBytes(run.toByteArray());
  }
}
