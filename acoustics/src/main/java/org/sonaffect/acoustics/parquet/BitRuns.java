package org.sonaffect.acoustics.parquet;

/**
 * Numbers of few bits, in runs of one value or of eight packed ones each (Parquet's encoding RLE, a
 * hybrid with bit-packing).
 */
final class BitRuns {
  private static final int GROUP = 8;

  private final byte[] bytes;
  private final int end;
  private final int width;
  private int at;
  private long left;
  private boolean repeated;
  private int value;
  private long bit;

  /**
   * Some numbers.
   *
   * @param from where the first run begins
   * @param width bits of a number, 0 to 32
   */
  BitRuns(byte[] bytes, int from, int end, int width) throws ParquetException {
    if (width < 0 || width > Integer.SIZE || from > end) {
      throw new ParquetException("numbers of %d bits in a page".formatted(width));
    }
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.width = width;
  }

  /** The next number, at least 0. */
  int next() throws ParquetException {
    if (left == 0) {
      run();
    }
    left--;
    if (repeated) {
      return value;
    }
    bit += width;
    return (int) bits(bytes, bit - width, width);
  }

  /**
   * A packed number.
   *
   * @param bit its place, counted from the lowest bit of the first byte
   * @param width how many bits it has, 64 at most
   */
  static long bits(byte[] bytes, long bit, int width) {
    long number = 0;
    for (int got = 0; got < width; ) {
      int within = (int) (bit + got & 7);
      int take = Math.min(Byte.SIZE - within, width - got);
      long part = bytes[(int) (bit + got >> 3)] >> within & (1 << take) - 1;
      number |= part << got;
      got += take;
    }
    return number;
  }

  private void run() throws ParquetException {
    while (left == 0) { // an empty run is odd and no fault
      long head = 0;
      int shift = 0;
      int b;
      do {
        b = one();
        head |= (long) (b & 0x7f) << shift;
        shift += 7;
      } while (b >= 0x80 && shift < Integer.SIZE);
      repeated = (head & 1) == 0;
      if (repeated) {
        left = head >>> 1;
        value = 0;
        for (int i = 0; i < (width + 7) / 8; i++) {
          value |= one() << 8 * i;
        }
      } else {
        long packed = (head >>> 1) * width;
        if (packed > end - at) {
          // The last group may be cut after its last value, by some writers.
          packed = end - at;
          left = width == 0 ? (head >>> 1) * GROUP : packed * GROUP / width;
          ParquetException.throwIf(left == 0, ParquetException.TOO_FEW);
        } else {
          left = (head >>> 1) * GROUP;
        }
        bit = (long) at * GROUP;
        at += (int) packed;
      }
    }
  }

  private int one() throws ParquetException {
    ParquetException.throwIf(at >= end, ParquetException.TOO_FEW);
    return bytes[at++] & 0xff;
  }
}
