package org.sonaffect.audio.vorbis;

/**
 * Walks through the table of codes of a Vorbis stream (Vorbis I specification, sections 3.2.1 and
 * 4.2.4) and says what in it would break the decoder, which believes every number: it would
 * allocate by them, or search for ever.
 */
final class VorbisSetup {
  /** All books together; real ones have some ten thousand entries. */
  private static final int MAX_ENTRIES = 1 << 19;

  /** Values of all books together. */
  private static final int MAX_VALUES = 1 << 22;

  private static final int MAX_DIMENSIONS = 64;
  private static final int BOOK_MAGIC = 0x564342;
  private static final int MAX_POSTS = 63;
  private static final int MAX_PARTITIONS = 31;

  private final VorbisBits bits;
  private final int blockSize;
  private final int channels;
  private int[] entries = {};
  private int[] dimensions = {};
  private boolean[] mapped = {};
  private long allEntries;
  private long allValues;

  private VorbisSetup(byte[] packet, int blockSize, int channels) {
    this.bits = new VorbisBits(packet);
    this.blockSize = blockSize;
    this.channels = channels;
  }

  /**
   * Checks a setup packet.
   *
   * @param blockSize length of the long block
   * @throws Fault where the decoder must not see it
   */
  static void check(byte[] packet, int blockSize, int channels) throws Fault {
    VorbisSetup setup = new VorbisSetup(packet, blockSize, channels);
    setup.bits.skip(7 * 8);
    setup.books();
    setup.times();
    setup.floors();
    setup.residues();
    setup.mappings();
    setup.modes();
  }

  /** What is wrong with the table of codes, and whether it is legal nevertheless. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;
    private final String what;
    private final boolean legal;

    Fault(String what, boolean legal) {
      super(what);
      this.what = what;
      this.legal = legal;
    }

    /** The fault in words. */
    String what() {
      return what;
    }

    /** Whether the format allows it, only the decoder does not. */
    boolean legal() {
      return legal;
    }
  }

  private static void demand(boolean holds, String otherwise) throws Fault {
    if (!holds) {
      throw new Fault(otherwise, false);
    }
  }

  private void books() throws Fault {
    int count = bits.read(8) + 1;
    entries = new int[count];
    dimensions = new int[count];
    mapped = new boolean[count];
    for (int i = 0; i < count; i++) {
      demand(bits.read(24) == BOOK_MAGIC, "code book " + i + " does not begin as one");
      dimensions[i] = bits.read(16);
      entries[i] = bits.read(24);
      allEntries += entries[i];
      allValues += (long) entries[i] * dimensions[i];
      demand(
          dimensions[i] >= 1 && dimensions[i] <= MAX_DIMENSIONS && entries[i] >= 1,
          "code book " + i + " has " + entries[i] + " entries of " + dimensions[i] + " values");
      demand(
          allEntries <= MAX_ENTRIES && allValues <= MAX_VALUES,
          "the code books have " + allEntries + " entries of " + allValues + " values");
      lengths(entries[i]);
      values(i);
      demand(!bits.exhausted(), "code book " + i + " is cut short");
    }
  }

  private void lengths(int count) throws Fault {
    if (bits.read(1) == 0) {
      boolean sparse = bits.read(1) == 1;
      for (int i = 0; i < count && !bits.exhausted(); i++) {
        if (!sparse || bits.read(1) == 1) {
          bits.skip(5);
        }
      }
      return;
    }
    int length = bits.read(5) + 1;
    for (int i = 0; i < count; length++) {
      int number = bits.read(32 - Integer.numberOfLeadingZeros(count - i));
      demand(number <= count - i && length <= 32, "a code book with too many ordered entries");
      i += number;
    }
  }

  private void values(int book) throws Fault {
    int type = bits.read(4);
    demand(type <= 2, "code book " + book + " has values of type " + type);
    mapped[book] = type != 0;
    if (type == 0) {
      return;
    }
    bits.skip(64);
    int width = bits.read(4) + 1;
    bits.skip(1);
    long count =
        type == 1 ? root(entries[book], dimensions[book]) : (long) entries[book] * dimensions[book];
    bits.skip(count * width);
  }

  /** The largest number whose power is at most {@code entries}; the decoder finds it in ints. */
  private static long root(int entries, int power) throws Fault {
    long value = 1;
    while (power(value + 1, power) <= entries) {
      value++;
    }
    demand(power(value + 1, power) <= Integer.MAX_VALUE, "a code book of too many dimensions");
    return value;
  }

  private static long power(long base, int exponent) {
    long result = 1;
    for (int i = 0; i < exponent && result <= Integer.MAX_VALUE; i++) {
      result *= base;
    }
    return result;
  }

  private void times() throws Fault {
    int count = bits.read(6) + 1;
    for (int i = 0; i < count; i++) {
      demand(bits.read(16) == 0, "a time transform of an unknown type");
    }
  }

  private void floors() throws Fault {
    int count = bits.read(6) + 1;
    for (int i = 0; i < count; i++) {
      int type = bits.read(16);
      if (type == 0) {
        throw new Fault("a floor of type 0", true);
      }
      demand(type == 1, "a floor of type " + type + ", expected 1");
      floor();
    }
  }

  private void floor() throws Fault {
    int partitions = bits.read(5);
    demand(partitions <= MAX_PARTITIONS, "a floor of " + partitions + " partitions");
    int[] classOf = new int[partitions];
    int classes = 0;
    for (int i = 0; i < partitions; i++) {
      classOf[i] = bits.read(4);
      classes = Math.max(classes, classOf[i] + 1);
    }
    int[] size = new int[classes];
    for (int c = 0; c < classes; c++) {
      size[c] = bits.read(3) + 1;
      int subclasses = bits.read(2);
      if (subclasses > 0) {
        demand(bits.read(8) < entries.length, "a floor with a code book that is not there");
      }
      for (int s = 0; s < 1 << subclasses; s++) {
        demand(bits.read(8) - 1 < entries.length, "a floor with a code book that is not there");
      }
    }
    bits.skip(2);
    int range = bits.read(4);
    int posts = 0;
    for (int i = 0; i < partitions; i++) {
      posts += size[classOf[i]];
    }
    demand(posts <= MAX_POSTS, "a floor of " + posts + " posts");
    bits.skip((long) posts * range);
    demand(!bits.exhausted(), "a floor is cut short");
  }

  private void residues() throws Fault {
    int count = bits.read(6) + 1;
    for (int i = 0; i < count; i++) {
      residue();
    }
  }

  private void residue() throws Fault {
    int type = bits.read(16);
    demand(type <= 2, "a residue of type " + type);
    int begin = bits.read(24);
    int end = bits.read(24);
    bits.skip(24);
    int classes = bits.read(6) + 1;
    int classBook = bits.read(8);
    long most = (long) blockSize / 2 * (type == 2 ? channels : 1);
    demand(begin <= end && end <= most, "a residue from " + begin + " to " + end + " of " + most);
    demand(classBook < entries.length, "a residue with a code book that is not there");
    demand(
        power(classes, dimensions[classBook]) <= entries[classBook],
        "a residue of " + classes + " classes in a book of " + entries[classBook]);
    int books = 0;
    for (int c = 0; c < classes; c++) {
      int cascade = bits.read(3);
      if (bits.read(1) == 1) {
        cascade |= bits.read(5) << 3;
      }
      books += Integer.bitCount(cascade);
    }
    demand(books <= 256, "a residue of " + books + " books");
    for (int b = 0; b < books; b++) {
      int book = bits.read(8);
      demand(book < entries.length && mapped[book], "a residue with a code book without values");
    }
    demand(!bits.exhausted(), "a residue is cut short");
  }

  private void mappings() throws Fault {
    int count = bits.read(6) + 1;
    int channelBits = 32 - Integer.numberOfLeadingZeros(channels - 1);
    for (int i = 0; i < count; i++) {
      demand(bits.read(16) == 0, "a mapping of an unknown type");
      int submaps = bits.read(1) == 1 ? bits.read(4) + 1 : 1;
      int couplings = bits.read(1) == 1 ? bits.read(8) + 1 : 0;
      bits.skip(2L * couplings * channelBits + 2);
      if (submaps > 1) {
        bits.skip(4L * channels);
      }
      bits.skip(24L * submaps);
    }
  }

  /** The decoder takes the number of a mode for the kind of its block. */
  private void modes() throws Fault {
    int count = bits.read(6) + 1;
    for (int i = 0; i < count; i++) {
      if (bits.read(1) != i) {
        throw new Fault("modes other than one for each kind of block", true);
      }
      demand(bits.read(32 - 1) == 0, "a mode with an unknown window");
      bits.skip(1 + 8);
    }
    demand(bits.read(1) == 1 && !bits.exhausted(), "the table of codes is cut short");
  }
}
