package org.sonaffect.acoustics.parquet;

/**
 * The sequences of a block of Zstandard (RFC 8878, section 3.1.1.3.2): how many literals come, and
 * from what distance how many bytes are copied after them.
 */
final class Sequences {
  /** Usual tables: numbers of literals, distances, lengths. */
  static final StateTable COUNTS =
      new StateTable(
          6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1,
          1, 1, 1, -1, -1, -1, -1);

  static final StateTable PLACES =
      new StateTable(
          5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1,
          -1);

  static final StateTable LENGTHS =
      new StateTable(
          6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
          1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);

  /** Bits after the codes from 16 on, which stand for more than one number of literals. */
  private static final int[] COUNT_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  private static final int FIRST_COUNT = 16;

  /** The same of lengths, from code 32 on. */
  private static final int[] LENGTH_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };

  private static final int FIRST_LENGTH = 32;
  private static final int SHORTEST = 3;

  private final StateTable counts;
  private final StateTable places;
  private final StateTable lengths;
  private final BackBits bits;
  private int countState;
  private int placeState;
  private int lengthState;
  private int count;
  private int length;
  private long place;

  Sequences(StateTable counts, StateTable places, StateTable lengths, BackBits bits) {
    this.counts = counts;
    this.places = places;
    this.lengths = lengths;
    this.bits = bits;
    countState = counts.begin(bits);
    placeState = places.begin(bits);
    lengthState = lengths.begin(bits);
  }

  /**
   * Reads the next one.
   *
   * @param more whether another one follows
   */
  void read(boolean more) throws ParquetException {
    int code = places.symbol(placeState);
    place = (1L << code) + (bits.next(code) & 0xffff_ffffL);
    length = SHORTEST + number(lengths.symbol(lengthState), FIRST_LENGTH, LENGTH_BITS);
    count = number(counts.symbol(countState), FIRST_COUNT, COUNT_BITS);
    if (more) {
      countState = counts.next(countState, bits);
      lengthState = lengths.next(lengthState, bits);
      placeState = places.next(placeState, bits);
    }
    ParquetException.throwIf(
        bits.left() < 0 || !more && bits.left() != 0, ParquetException.CUT_OFF);
  }

  private int number(int code, int first, int[] widths) {
    if (code < first) {
      return code;
    }
    int number = first;
    for (int i = 0; i < code - first; i++) {
      number += 1 << widths[i];
    }
    return number + bits.next(widths[code - first]);
  }

  /** How many literals come. */
  int count() {
    return count;
  }

  /** How many bytes are copied. */
  int length() {
    return length;
  }

  /**
   * From how far before.
   *
   * @param known the last three distances, the latest first; kept up to date
   */
  long distance(int[] known) {
    int at = count == 0 ? (int) Math.min(place, 4) : (int) Math.min(place, 4) - 1;
    long distance;
    if (place > 3) {
      distance = place - 3;
      at = 2;
    } else if (at == 3) {
      distance = known[0] - 1L;
      at = 2;
    } else {
      distance = known[at];
    }
    int kept = (int) Math.min(distance, Integer.MAX_VALUE);
    for (int i = at; i > 0; i--) {
      known[i] = known[i - 1];
    }
    known[0] = kept;
    return distance;
  }
}
