package org.sonaffect.acoustics.parquet;

import java.util.Arrays;

/** A table of Zstandard's Huffman codes (RFC 8878, section 4.2). */
final class PrefixTable {
  private static final int MOST_BITS = 11;
  private static final int MOST_SYMBOLS = 256;
  private static final int MOST_LOG_OF_WEIGHTS = 6;

  private final int most;
  private final byte[] symbols;
  private final byte[] bits;

  private PrefixTable(int most, int[] weights) {
    this.most = most;
    symbols = new byte[1 << most];
    bits = new byte[1 << most];
    int at = 0;
    for (int weight = 1; weight <= most; weight++) {
      for (int s = 0; s < weights.length; s++) {
        if (weights[s] == weight) {
          int end = at + (1 << weight - 1);
          Arrays.fill(symbols, at, end, (byte) s);
          Arrays.fill(bits, at, end, (byte) (most + 1 - weight));
          at = end;
        }
      }
    }
  }

  /** A table as it was read. */
  record Read(PrefixTable table, int end) {}

  /** Reads a table: weights of symbols, packed or in four bits each. */
  static Read read(byte[] in, int from, int end) throws ParquetException {
    ParquetException.throwIf(from >= end, ParquetException.CUT_OFF);
    int head = in[from] & 0xff;
    int after = from + 1 + (head < 128 ? head : (head - 126) / 2);
    ParquetException.throwIf(after > end, ParquetException.CUT_OFF);
    int[] weights = new int[MOST_SYMBOLS];
    int count = 0;
    if (head < 128) {
      count = packed(in, from + 1, after, weights);
    } else {
      for (; count < head - 127; count++) {
        weights[count] = in[from + 1 + count / 2] >> (count % 2 == 0 ? 4 : 0) & 0xf;
      }
    }
    return new Read(of(weights, count), after);
  }

  /** The last weight is the one that makes all codes complete. */
  private static PrefixTable of(int[] weights, int count) throws ParquetException {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += weights[i] == 0 ? 0 : 1 << weights[i] - 1;
    }
    int most = Integer.SIZE - Integer.numberOfLeadingZeros(sum);
    int left = (1 << most) - sum;
    ParquetException.throwIf(
        sum == 0 || most > MOST_BITS || Integer.bitCount(left) != 1,
        "the codes of a page do not fit together");
    weights[count] = Integer.numberOfTrailingZeros(left) + 1;
    return new PrefixTable(most, Arrays.copyOf(weights, count + 1));
  }

  /** Two states in turn, until no bits are left for one. */
  private static int packed(byte[] in, int from, int end, int[] weights) throws ParquetException {
    StateTable.Read read = StateTable.read(in, from, end, MOST_LOG_OF_WEIGHTS, 1 << 4);
    StateTable table = read.table();
    BackBits bits = new BackBits(in, read.end(), end);
    int[] states = {table.begin(bits), table.begin(bits)};
    for (int i = 0; i < MOST_SYMBOLS - 2; i++) {
      int state = states[i & 1];
      weights[i] = table.symbol(state);
      if (!table.hasNext(state, bits)) {
        weights[i + 1] = table.symbol(states[i + 1 & 1]);
        return i + 2;
      }
      states[i & 1] = table.next(state, bits);
    }
    throw new ParquetException("the codes of a page do not fit together");
  }

  /** Unpacks a stream to bytes, as many as there are places for. */
  void unpack(byte[] in, int from, int end, byte[] out, int at, int to) throws ParquetException {
    BackBits stream = new BackBits(in, from, end);
    for (int i = at; i < to; i++) {
      int code = stream.next(most);
      out[i] = symbols[code];
      stream.back(most - bits[code]);
    }
    ParquetException.throwIf(stream.left() != 0, ParquetException.OTHER_SIZE);
  }
}
