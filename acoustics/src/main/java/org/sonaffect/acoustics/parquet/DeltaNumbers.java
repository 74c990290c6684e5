package org.sonaffect.acoustics.parquet;

/**
 * Whole numbers as differences to the one before (Parquet's encoding DELTA_BINARY_PACKED): blocks,
 * each with its smallest difference and packed what the others are above it.
 */
final class DeltaNumbers {
  /** Of a block, far more than writers use (128). */
  private static final int MOST_OF_BLOCK = 1 << 20;

  private static final int MOST_RUNS = 1 << 10;

  private final byte[] bytes;
  private final int inRun;
  private final int[] widths;
  private final long count;
  private int at;
  private long done;
  private long value;
  private long smallest;
  private int run;
  private int leftInRun;
  private long bit;

  /**
   * Numbers.
   *
   * @param from where their description begins
   */
  DeltaNumbers(byte[] bytes, int from) throws ParquetException {
    this.bytes = bytes;
    this.at = from;
    long block = varint();
    long runs = varint();
    count = varint();
    value = zigzag();
    if (block < 1 || block > MOST_OF_BLOCK || runs < 1 || runs > MOST_RUNS || count < 0) {
      throw new ParquetException(
          "a page has blocks of %d numbers in %d runs".formatted(block, runs));
    }
    widths = new int[(int) runs];
    inRun = (int) (block / runs);
    run = widths.length;
    if (inRun < 1 || inRun % Byte.SIZE != 0) {
      throw new ParquetException("a page has runs of %d numbers".formatted(inRun));
    }
  }

  /** The next number. */
  long next() throws ParquetException {
    ParquetException.throwIf(done == count, ParquetException.TOO_FEW);
    if (done++ > 0) {
      if (leftInRun == 0) {
        begin();
      }
      leftInRun--;
      value += smallest + BitRuns.bits(bytes, bit, widths[run]);
      bit += widths[run];
    }
    return value;
  }

  /** Where the bytes after them are. */
  static int end(byte[] bytes, int from) throws ParquetException {
    DeltaNumbers numbers = new DeltaNumbers(bytes, from);
    for (long left = numbers.count - 1; left > 0; left -= numbers.inRun) {
      numbers.begin();
    }
    return numbers.at;
  }

  /** Begins a run, and with the first of a block the block. */
  private void begin() throws ParquetException {
    if (++run >= widths.length) {
      smallest = zigzag();
      for (int i = 0; i < widths.length; i++) {
        widths[i] = one();
      }
      run = 0;
    }
    long length = (long) widths[run] * (inRun / Byte.SIZE);
    ParquetException.throwIf(
        widths[run] > Long.SIZE || length > bytes.length - at, ParquetException.TOO_FEW);
    bit = (long) at * Byte.SIZE;
    at += (int) length;
    leftInRun = inRun;
  }

  private int one() throws ParquetException {
    ParquetException.throwIf(at >= bytes.length, ParquetException.TOO_FEW);
    return bytes[at++] & 0xff;
  }

  private long varint() throws ParquetException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int b = one();
      number |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return number;
      }
    }
    throw new ParquetException("a number in a page is out of range");
  }

  private long zigzag() throws ParquetException {
    long number = varint();
    return number >>> 1 ^ -(number & 1);
  }
}
