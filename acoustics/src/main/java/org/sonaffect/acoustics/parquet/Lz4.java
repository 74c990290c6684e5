package org.sonaffect.acoustics.parquet;

import java.nio.ByteBuffer;

/** LZ4's block format: literals and copies in turn (<i>LZ4 Block Format Description</i>). */
final class Lz4 {
  private static final int SHORTEST_COPY = 4;
  private static final int MORE = 15;

  private final byte[] in;
  private int at;

  private Lz4(byte[] in, int from) {
    this.in = in;
    this.at = from;
  }

  static byte[] unpack(byte[] in, int from, int length) throws ParquetException {
    return new Lz4(in, from).unpack(length);
  }

  /** The same in blocks, before each its length unpacked and packed, the high byte first. */
  static byte[] unpackBlocks(byte[] in, int from, int length) throws ParquetException {
    ByteBuffer blocks = ByteBuffer.wrap(in, from, in.length - from);
    byte[] out = new byte[length];
    int done = 0;
    while (blocks.remaining() >= 2 * Integer.BYTES) {
      int unpacked = blocks.getInt();
      int packed = blocks.getInt();
      ParquetException.throwIf(
          unpacked < 0 || unpacked > length - done || packed < 0 || packed > blocks.remaining(),
          ParquetException.CUT_OFF);
      byte[] block = new byte[packed];
      blocks.get(block);
      System.arraycopy(unpack(block, 0, unpacked), 0, out, done, unpacked);
      done += unpacked;
    }
    ParquetException.throwIf(done != length, ParquetException.OTHER_SIZE);
    return out;
  }

  private byte[] unpack(int length) throws ParquetException {
    byte[] out = new byte[length];
    int done = 0;
    while (at < in.length) {
      int token = one();
      long literals = length(token >>> 4);
      ParquetException.throwIf(
          literals > in.length - at || literals > length - done, ParquetException.CUT_OFF);
      System.arraycopy(in, at, out, done, (int) literals);
      at += (int) literals;
      done += (int) literals;
      if (at == in.length) {
        break; // the last literals stand alone
      }
      int distance = one() | one() << 8;
      long count = length(token & 0xf) + SHORTEST_COPY;
      copy(out, done, distance, count);
      done += (int) count;
    }
    ParquetException.throwIf(done != length, ParquetException.OTHER_SIZE);
    return out;
  }

  private long length(int nibble) throws ParquetException {
    long length = nibble;
    for (int b = nibble == MORE ? 255 : 0; b == 255; ) {
      b = one();
      length += b;
    }
    return length;
  }

  private int one() throws ParquetException {
    ParquetException.throwIf(at >= in.length, ParquetException.CUT_OFF);
    return in[at++] & 0xff;
  }

  /** Copies what stands some bytes before; the two may overlap. */
  static void copy(byte[] out, int done, long distance, long length) throws ParquetException {
    ParquetException.throwIf(
        distance < 1 || distance > done || length > out.length - done,
        "a page refers to bytes that are not in it");
    for (int to = done, from = done - (int) distance; to < done + length; ) {
      out[to++] = out[from++];
    }
  }
}
