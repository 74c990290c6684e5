package org.sonaffect.audio.mpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Huffman table of layer III (ISO/IEC 11172-3 table B.7), made ready to look codes up: the next
 * {@link #FIRST} bits choose an entry, which holds a symbol or points to more entries for the codes
 * that are longer.
 *
 * <p>An entry holds in its lowest five bits the length of the code, above them the symbol: of a
 * pair {@code x << 4 | y}, of a quadruple its four bits. One that points is negative; of its
 * complement the lowest five bits say how many more bits choose, those above where the further
 * entries begin.
 *
 * @param entries as said
 * @param escapeBits bits that are added to the value 15, or 0
 */
@SuppressWarnings("ArrayRecordComponent")
record HuffmanTable(int[] entries, int escapeBits) {
  /** Bits that choose among the first entries. */
  static final int FIRST = 9;

  /** Bits of an entry that hold a length. */
  static final int LENGTH_BITS = 5;

  /** Selects a length. */
  static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

  /** The tables that exist; 16 to 23 share the codes of 16, 24 to 31 those of 24. */
  private static final int PAIRS = 32;

  private static final int[] ESCAPE_BITS_FROM_16 = {
    1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13
  };

  private static final @Nullable HuffmanTable[] PAIR_TABLES = pairTables();
  private static final HuffmanTable[] QUADRUPLE_TABLES = {
    new HuffmanTable(entries("A"), 0), new HuffmanTable(entries("B"), 0)
  };

  /** The table of pairs of this number, 0 to 31; null for 0 (all is zero), 4 and 14 (not used). */
  static @Nullable HuffmanTable ofPairs(int number) {
    return PAIR_TABLES[number];
  }

  /** Table A (0) or B (1) of quadruples. */
  static HuffmanTable ofQuadruples(int number) {
    return QUADRUPLE_TABLES[number];
  }

  private static @Nullable HuffmanTable[] pairTables() {
    @Nullable HuffmanTable[] tables = new HuffmanTable[PAIRS];
    for (int i = 1; i < 16; i++) {
      if (i != 4 && i != 14) {
        tables[i] = new HuffmanTable(entries(Integer.toString(i)), 0);
      }
    }
    int[] of16 = entries("16");
    int[] of24 = entries("24");
    for (int i = 16; i < PAIRS; i++) {
      tables[i] = new HuffmanTable(i < 24 ? of16 : of24, ESCAPE_BITS_FROM_16[i - 16]);
    }
    return tables;
  }

  private static int[] entries(String table) {
    List<String> codes = new ArrayList<>();
    List<Integer> symbols = new ArrayList<>();
    int x = 0;
    for (String line : Tables.lines("huffman-codes.txt")) {
      String[] words = line.split(" ");
      if (words[0].equals(table)) {
        for (int y = 0; y < words.length - 1; y++) {
          codes.add(words[y + 1]);
          symbols.add(x << 4 | y);
        }
        x++;
      }
    }
    int[] entries = new int[1 << FIRST];
    for (int i = 0; i < codes.size(); i++) {
      entries = with(entries, codes, codes.get(i), symbols.get(i));
    }
    return entries;
  }

  private static int[] with(int[] old, List<String> codes, String code, int symbol) {
    int[] entries = old;
    int entry = symbol << LENGTH_BITS | code.length();
    if (code.length() <= FIRST) {
      fill(entries, 0, FIRST, code, entry);
      return entries;
    }
    String prefix = code.substring(0, FIRST);
    int at = Integer.parseInt(prefix, 2);
    if (entries[at] == 0) {
      int longest = 0;
      for (String other : codes) {
        longest = other.startsWith(prefix) ? Math.max(longest, other.length()) : longest;
      }
      entries[at] = ~(entries.length << LENGTH_BITS | longest - FIRST);
      entries = Arrays.copyOf(entries, entries.length + (1 << longest - FIRST));
    }
    int more = ~entries[at];
    fill(entries, more >> LENGTH_BITS, more & LENGTH_MASK, code.substring(FIRST), entry);
    return entries;
  }

  /** All entries that {@code code} begins, of those that so many bits choose. */
  private static void fill(int[] entries, int from, int bits, String code, int entry) {
    int free = bits - code.length();
    int first = from + (Integer.parseInt(code, 2) << free);
    Arrays.fill(entries, first, first + (1 << free), entry);
  }
}
