package org.sonaffect.acoustics.parquet;

import java.util.Arrays;

/**
 * A table of Zstandard's entropy coder (RFC 8878, section 4.1): a state stands for a symbol, and
 * says how the next state follows from bits.
 */
final class StateTable {
  private static final int SMALLEST_LOG = 5;

  private final int log;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;

  /**
   * A table.
   *
   * @param log of the number of states
   * @param counts of states of each symbol; -1: one, for less than a state's share
   */
  StateTable(int log, int... counts) {
    this.log = log;
    int size = 1 << log;
    symbols = new byte[size];
    bits = new byte[size];
    bases = new short[size];
    int[] next = new int[counts.length];
    int end = size;
    for (int s = 0; s < counts.length; s++) {
      next[s] = Math.abs(counts[s]);
      if (counts[s] < 0) {
        symbols[--end] = (byte) s;
      }
    }
    int at = 0;
    for (int s = 0; s < counts.length; s++) {
      for (int i = 0; i < counts[s]; i++) {
        symbols[at] = (byte) s;
        do {
          at = at + (size >> 1) + (size >> 3) + 3 & size - 1;
        } while (at >= end);
      }
    }
    for (int state = 0; state < size; state++) {
      int share = next[symbols[state]]++;
      int width = log - floorLog(share);
      bits[state] = (byte) width;
      bases[state] = (short) ((share << width) - size);
    }
  }

  /** A table whose one state stands for one symbol. */
  static StateTable ofOne(int symbol) {
    int[] counts = new int[symbol + 1];
    counts[symbol] = 1;
    return new StateTable(0, counts);
  }

  /** A table as it was read. */
  record Read(StateTable table, int end) {}

  /**
   * Reads a table.
   *
   * @param from its first byte
   * @param mostLog largest log that is allowed
   * @param most symbols
   */
  static Read read(byte[] in, int from, int end, int mostLog, int most) throws ParquetException {
    ParquetException.throwIf(from >= end, ParquetException.CUT_OFF);
    int log = (in[from] & 0xf) + SMALLEST_LOG;
    if (log > mostLog) {
      throw new ParquetException("a table of a page has 2^%d states".formatted(log));
    }
    int[] counts = new int[most];
    long bit = (long) from * Byte.SIZE + 4;
    int left = 1 << log;
    int symbol = 0;
    while (left > 0) {
      // A number from 0 to left + 1, in one bit less where it is among the first.
      int width = floorLog(left + 1) + 1;
      int fewer = (1 << width) - 2 - left;
      int value = number(in, bit, width, end);
      int low = value & (1 << width - 1) - 1;
      boolean isShort = low < fewer;
      bit += isShort ? width - 1 : width;
      int count = (isShort ? low : value >> width - 1 == 0 ? value : value - fewer) - 1;
      if (symbol >= most) {
        throw new ParquetException("a table of a page has more than %d symbols".formatted(most));
      }
      counts[symbol++] = count;
      left -= Math.abs(count);
      if (count == 0) {
        int repeat;
        do {
          repeat = number(in, bit, 2, end);
          bit += 2;
          symbol += repeat;
        } while (repeat == 3);
      }
    }
    int after = (int) (bit + Byte.SIZE - 1 >> 3);
    ParquetException.throwIf(after > end, ParquetException.CUT_OFF);
    return new Read(new StateTable(log, Arrays.copyOf(counts, Math.min(symbol, most))), after);
  }

  /** Bits forwards; after the end there are zeros. */
  private static int number(byte[] in, long bit, int width, int end) throws ParquetException {
    ParquetException.throwIf(bit > (long) end * Byte.SIZE, ParquetException.CUT_OFF);
    int there = (int) Math.min(width, (long) end * Byte.SIZE - bit);
    return (int) BitRuns.bits(in, bit, there);
  }

  private static int floorLog(int value) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
  }

  /** The first state. */
  int begin(BackBits in) {
    return in.next(log);
  }

  /** What a state stands for. */
  int symbol(int state) {
    return symbols[state];
  }

  /** Whether a state needs no more bits than there are. */
  boolean hasNext(int state, BackBits in) {
    return bits[state] <= in.left();
  }

  /** The next state. */
  int next(int state, BackBits in) {
    return bases[state] + in.next(bits[state]);
  }
}
