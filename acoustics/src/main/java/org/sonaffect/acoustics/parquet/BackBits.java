package org.sonaffect.acoustics.parquet;

/** Bits that are read from the last byte to the first, as Zstandard writes them. */
final class BackBits {
  private final byte[] bytes;
  private final long first;
  private long at;

  /**
   * A stream; its last byte ends with a bit 1 that is no part of it.
   *
   * @param from its first byte
   * @param end after its last
   */
  BackBits(byte[] bytes, int from, int end) throws ParquetException {
    ParquetException.throwIf(from >= end || bytes[end - 1] == 0, ParquetException.CUT_OFF);
    this.bytes = bytes;
    this.first = (long) from * Byte.SIZE;
    int unused = Integer.numberOfLeadingZeros(bytes[end - 1] & 0xff) - (Integer.SIZE - Byte.SIZE);
    this.at = (long) end * Byte.SIZE - unused - 1;
  }

  /** The next bits, 32 at most; behind the first byte there are zeros. */
  int next(int count) {
    at -= count;
    int absent = (int) Math.max(0, Math.min(count, first - at));
    return (int) (BitRuns.bits(bytes, at + absent, count - absent) << absent);
  }

  /** Gives bits back. */
  void back(int count) {
    at += count;
  }

  /** How many are left; below 0 where more were read than there are. */
  long left() {
    return at - first;
  }
}
