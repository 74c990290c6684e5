package org.sonaffect.acoustics.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.sonaffect.acoustics.parquet.ParquetColumn.Physical;

/** The values of a page, empty cells left out, one after the other. */
interface Values {
  /** Hands over the next value. */
  void next(int row, Cells cells) throws ParquetException;

  /** Little-endian bytes. */
  static ByteBuffer littleEndian(byte[] bytes, int from, int count) {
    return ByteBuffer.wrap(bytes, from, count).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Values one after the other as they are (Parquet's encoding PLAIN). */
  final class Plain implements Values {
    private final Leaf leaf;
    private final byte[] page;
    private final ByteBuffer buffer;
    private int flag;

    Plain(Leaf leaf, byte[] page, int from) {
      this.leaf = leaf;
      this.page = page;
      this.buffer = littleEndian(page, from, page.length - from);
    }

    @Override
    public void next(int row, Cells cells) throws ParquetException {
      if (leaf.physical() == Physical.BOOLEAN) {
        flag(row, cells);
        return;
      }
      int bytes = leaf.bytes();
      if (leaf.physical() == Physical.BYTE_ARRAY) {
        mustHave(Integer.BYTES);
        bytes = buffer.getInt();
      }
      mustHave(bytes);
      switch (leaf.physical()) {
        case INT32, FLOAT -> leaf.give(buffer.getInt(), row, cells);
        case INT64, DOUBLE -> leaf.give(buffer.getLong(), row, cells);
        default -> {
          leaf.give(page, buffer.position(), bytes, row, cells);
          buffer.position(buffer.position() + bytes);
        }
      }
    }

    private void flag(int row, Cells cells) throws ParquetException {
      int at = buffer.position() + flag / 8;
      ParquetException.throwIf(at >= buffer.limit(), ParquetException.TOO_FEW);
      leaf.give((page[at] >> flag++ % 8 & 1) == 1, row, cells);
    }

    private void mustHave(int bytes) throws ParquetException {
      ParquetException.throwIf(bytes < 0 || bytes > buffer.remaining(), ParquetException.TOO_FEW);
    }
  }

  /** First bytes of all values, then second bytes, ... (BYTE_STREAM_SPLIT). */
  final class Split implements Values {
    private final Leaf leaf;
    private final byte[] value;
    private final byte[] page;
    private final int from;
    private final int count;
    private int done;

    Split(Leaf leaf, byte[] page, int from) {
      this.leaf = leaf;
      this.value = new byte[leaf.bytes()];
      this.page = page;
      this.from = from;
      this.count = (page.length - from) / value.length;
    }

    @Override
    public void next(int row, Cells cells) throws ParquetException {
      ParquetException.throwIf(done == count, ParquetException.TOO_FEW);
      for (int i = 0; i < value.length; i++) {
        value[i] = page[from + i * count + done];
      }
      done++;
      new Plain(leaf, value, 0).next(row, cells);
    }
  }
}
