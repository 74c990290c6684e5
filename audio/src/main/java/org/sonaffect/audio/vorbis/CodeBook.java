package org.sonaffect.audio.vorbis;

import java.util.Arrays;
import org.sonaffect.audio.stream.AudioException;

/**
 * A code book: Huffman codes of entries, each of which may be a vector (Vorbis I specification,
 * section 3.2.1). It allocates by declared sizes up to limits that real books keep by far.
 */
final class CodeBook {
  private static final int MAGIC = 0x564342;
  private static final int LONGEST = 32;
  private static final int MOST_DIMENSIONS = 64;

  /** Bits that are looked up at once. */
  private static final int DIRECT = 10;

  private static final int LENGTH_BITS = 6;

  /** All books of a stream together; real ones have some ten thousand entries. */
  static final class Limits {
    private static final int ENTRIES = 1 << 19;
    private static final int VALUES = 1 << 22;
    private long entries;
    private long values;

    private void take(int count, int dimensions) throws AudioException {
      entries += count;
      values += (long) count * dimensions;
      demand(
          entries <= ENTRIES && values <= VALUES,
          "the code books have " + entries + " entries of " + values + " values");
    }
  }

  private final int dimensions;
  private final int entries;

  /** By the next bits: the entry and below it the length of its code; 0 where that is longer. */
  private final int[] direct = new int[1 << DIRECT];

  /** Codes that are longer, with their first bit highest, in order; unsigned. */
  private int[] longCodes = {};

  /** The entry and the length of each of them. */
  private int[] longEntries = {};

  /** {@code float[entries * dimensions]}, or empty where entries are no vectors. */
  private float[] vectors = {};

  private CodeBook(int dimensions, int entries) {
    this.dimensions = dimensions;
    this.entries = entries;
  }

  static void demand(boolean holds, String otherwise) throws AudioException {
    if (!holds) {
      throw AudioException.corrupt("Ogg Vorbis: " + otherwise);
    }
  }

  /** Reads a book. */
  static CodeBook read(VorbisBits in, Limits limits) throws AudioException {
    demand(in.read(24) == MAGIC, "a code book does not begin as one");
    int dimensions = in.read(16);
    int entries = in.read(24);
    demand(
        dimensions >= 1 && dimensions <= MOST_DIMENSIONS && entries >= 1,
        "a code book has " + entries + " entries of " + dimensions + " values");
    limits.take(entries, dimensions);
    CodeBook book = new CodeBook(dimensions, entries);
    book.codes(lengths(in, entries));
    book.vectors(in);
    demand(!in.exhausted(), "a code book is cut short");
    return book;
  }

  /** Values of an entry. */
  int dimensions() {
    return dimensions;
  }

  /** Number of entries. */
  int entries() {
    return entries;
  }

  /** Whether entries are vectors. */
  boolean hasVectors() {
    return vectors.length > 0;
  }

  /** All vectors, entry by entry. */
  float[] vectors() {
    return vectors;
  }

  private static byte[] lengths(VorbisBits in, int entries) throws AudioException {
    byte[] lengths = new byte[entries];
    if (!in.flag()) {
      boolean sparse = in.flag();
      for (int i = 0; i < entries && !in.exhausted(); i++) {
        if (!sparse || in.flag()) {
          lengths[i] = (byte) (in.read(5) + 1);
        }
      }
      return lengths;
    }
    int length = in.read(5) + 1;
    for (int i = 0; i < entries; length++) {
      int count = in.read(32 - Integer.numberOfLeadingZeros(entries - i));
      demand(
          count <= entries - i && length <= LONGEST, "a code book with too many ordered entries");
      Arrays.fill(lengths, i, i + count, (byte) length);
      i += count;
    }
    return lengths;
  }

  /**
   * Gives each entry the lowest code of its length that neither begins nor continues another one.
   * Of each depth of the tree at most one node is free; a code goes into the deepest free node that
   * is not below its length, and leaves the right-hand nodes on its way down free.
   */
  private void codes(byte[] lengths) throws AudioException {
    long[] free = new long[LONGEST + 1];
    boolean[] isFree = new boolean[LONGEST + 1];
    isFree[0] = true;
    int longs = 0;
    int used = 0;
    for (byte length : lengths) {
      longs += length > DIRECT ? 1 : 0;
      used += length > 0 ? 1 : 0;
    }
    long[] sorted = new long[longs];
    int filled = 0;
    for (int entry = 0; entry < lengths.length; entry++) {
      int length = lengths[entry];
      if (length == 0) {
        continue;
      }
      int depth = length;
      while (depth >= 0 && !isFree[depth]) {
        depth--;
      }
      demand(depth >= 0, "a code book with more codes than there is room for");
      long code = free[depth];
      isFree[depth] = false;
      for (int d = depth + 1; d <= length; d++) {
        isFree[d] = true;
        free[d] = code + (1L << LONGEST - d);
      }
      if (length <= DIRECT) {
        direct(Integer.reverse((int) code), length, entry);
      } else {
        sorted[filled++] = code << 31 | (long) entry << LENGTH_BITS | length;
      }
    }
    if (used == 1) {
      // A single entry: whatever the bits are.
      for (int entry = 0; entry < lengths.length; entry++) {
        if (lengths[entry] == 1) {
          Arrays.fill(direct, entry << LENGTH_BITS | 1);
        }
      }
    }
    sort(sorted);
  }

  private void direct(int reversed, int length, int entry) {
    for (int i = reversed; i < direct.length; i += 1 << length) {
      direct[i] = entry << LENGTH_BITS | length;
    }
  }

  private void sort(long[] sorted) {
    Arrays.sort(sorted);
    longCodes = new int[sorted.length];
    longEntries = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      longCodes[i] = (int) (sorted[i] >>> 31);
      longEntries[i] = (int) sorted[i] & Integer.MAX_VALUE;
    }
  }

  /** The next entry; -1 where the bits are none of the codes, or at their end. */
  int entry(VorbisBits in) {
    int ahead = (int) in.ahead();
    int found = direct[ahead & direct.length - 1];
    if (found == 0) {
      found = longEntry(Integer.reverse(ahead));
      if (found == 0) {
        return -1;
      }
    }
    in.skip(found & (1 << LENGTH_BITS) - 1);
    return in.exhausted() ? -1 : found >> LENGTH_BITS;
  }

  private int longEntry(int code) {
    int low = 0;
    int high = longCodes.length - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (Integer.compareUnsigned(longCodes[middle], code) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (high < 0) {
      return 0;
    }
    int found = longEntries[low];
    int shift = LONGEST - (found & (1 << LENGTH_BITS) - 1);
    return longCodes[low] >>> shift == code >>> shift ? found : 0;
  }

  /** Section 3.2.1: vectors by a lattice (type 1) or one by one (type 2). */
  private void vectors(VorbisBits in) throws AudioException {
    int type = in.read(4);
    demand(type <= 2, "a code book has values of type " + type);
    if (type == 0) {
      return;
    }
    float least = number(in.readLong(32));
    float step = number(in.readLong(32));
    int width = in.read(4) + 1;
    boolean sums = in.flag();
    int count = type == 1 ? root() : entries * dimensions;
    int[] multiples = new int[count];
    for (int i = 0; i < count && !in.exhausted(); i++) {
      multiples[i] = in.read(width);
    }
    vectors = new float[entries * dimensions];
    for (int entry = 0; entry < entries; entry++) {
      float last = 0f;
      int rest = entry;
      for (int d = 0; d < dimensions; d++) {
        int at = entry * dimensions + d;
        float value = multiples[type == 1 ? rest % count : at] * step + least + last;
        vectors[at] = value;
        last = sums ? value : 0f;
        rest /= count;
      }
    }
  }

  /** The largest number whose power by the dimensions is at most the number of entries. */
  private int root() {
    int root = (int) Math.floor(StrictMath.pow(entries, 1.0 / dimensions)) + 1;
    while (root > 1 && power(root) > entries) {
      root--;
    }
    return root;
  }

  private long power(int base) {
    long result = 1;
    for (int i = 0; i < dimensions && result <= entries; i++) {
      result *= base;
    }
    return result;
  }

  /** Section 9.2.2: a float of 21 bits of mantissa, 10 of exponent, one of sign. */
  private static float number(long bits) {
    double mantissa = bits & 0x1FFFFF;
    int exponent = (int) (bits >> 21 & 0x3FF) - 788;
    double value = mantissa * StrictMath.pow(2, exponent);
    return (float) ((bits & 0x80000000L) != 0 ? -value : value);
  }
}
