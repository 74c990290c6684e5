package org.sonaffect.acoustics.parquet;

/**
 * Snappy's raw format: the length as a varint, then literals and copies of what is already there
 * (<i>Snappy compressed format description</i>).
 */
final class Snappy {
  private final byte[] in;
  private final byte[] out;
  private int at;
  private int done;

  private Snappy(byte[] in, int from, int length) {
    this.in = in;
    this.at = from;
    this.out = new byte[length];
  }

  static byte[] unpack(byte[] in, int from, int length) throws ParquetException {
    Snappy snappy = new Snappy(in, from, length);
    ParquetException.throwIf(snappy.length() != length, ParquetException.OTHER_SIZE);
    while (snappy.at < in.length) {
      snappy.element();
    }
    ParquetException.throwIf(snappy.done != length, ParquetException.OTHER_SIZE);
    return snappy.out;
  }

  private long length() throws ParquetException {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int b = number(1);
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new ParquetException("the length of a page is out of range");
  }

  private void element() throws ParquetException {
    int tag = number(1);
    int high = tag >>> 2;
    switch (tag & 3) {
      case 0 -> literal(high < 60 ? high + 1L : (number(high - 59) & 0xffff_ffffL) + 1);
      case 1 -> copy((high >>> 3 << 8 | number(1)) & 0xffff_ffffL, 4 + (high & 7));
      case 2 -> copy(number(2), high + 1);
      default -> copy(number(4) & 0xffff_ffffL, high + 1);
    }
  }

  private int number(int bytes) throws ParquetException {
    ParquetException.throwIf(in.length - at < bytes, ParquetException.CUT_OFF);
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (in[at++] & 0xff) << 8 * i;
    }
    return value;
  }

  private void literal(long length) throws ParquetException {
    ParquetException.throwIf(
        length > in.length - at || length > out.length - done, ParquetException.CUT_OFF);
    System.arraycopy(in, at, out, done, (int) length);
    at += (int) length;
    done += (int) length;
  }

  private void copy(long distance, int length) throws ParquetException {
    Lz4.copy(out, done, distance, length);
    done += length;
  }
}
