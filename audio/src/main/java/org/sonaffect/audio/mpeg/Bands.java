package org.sonaffect.audio.mpeg;

/**
 * The scale-factor bands of a granule in the order in which its lines are coded (ISO/IEC 11172-3
 * table B.8, 13818-3 table B.2; for MPEG-2.5 those of Fraunhofer): of short blocks each band three
 * times, for window 0, 1, 2.
 *
 * @param edges {@code int[bands + 1]}: the first line of each band, and 576
 * @param longBands bands of long blocks at the start: all of them, none, or some in a mixed block
 */
@SuppressWarnings("ArrayRecordComponent")
record Bands(int[] edges, int longBands) {
  /** Lines of a granule. */
  static final int LINES = 576;

  /** Windows of a short block. */
  static final int WINDOWS = 3;

  /** Most bands that a granule can have. */
  static final int MOST = 39;

  /** Where the short blocks of a mixed block begin: at this band of short blocks. */
  private static final int FIRST_SHORT_OF_MIXED = 3;

  /** By sampling frequency as in {@link MpegHeader#rateIndex}; 11025 and 12000 Hz are as 16000. */
  private static final int[][] LONG = {
    {0, 4, 8, 12, 16, 20, 24, 30, 36, 44, 52, 62, 74, 90, 110, 134, 162, 196, 238, 288, 342, 418},
    {0, 4, 8, 12, 16, 20, 24, 30, 36, 42, 50, 60, 72, 88, 106, 128, 156, 190, 230, 276, 330, 384},
    {0, 4, 8, 12, 16, 20, 24, 30, 36, 44, 54, 66, 82, 102, 126, 156, 194, 240, 296, 364, 448, 550},
    {
      0, 6, 12, 18, 24, 30, 36, 44, 54, 66, 80, 96, 116, 140, 168, 200, 238, 284, 336, 396, 464, 522
    },
    {
      0, 6, 12, 18, 24, 30, 36, 44, 54, 66, 80, 96, 114, 136, 162, 194, 232, 278, 332, 394, 464, 540
    },
    {
      0, 6, 12, 18, 24, 30, 36, 44, 54, 66, 80, 96, 116, 140, 168, 200, 238, 284, 336, 396, 464, 522
    },
    {
      0, 12, 24, 36, 48, 60, 72, 88, 108, 132, 160, 192, 232, 280, 336, 400, 476, 566, 568, 570,
      572, 574
    },
  };

  private static final int[][] SHORT = {
    {0, 4, 8, 12, 16, 22, 30, 40, 52, 66, 84, 106, 136},
    {0, 4, 8, 12, 16, 22, 28, 38, 50, 64, 80, 100, 126},
    {0, 4, 8, 12, 16, 22, 30, 42, 58, 78, 104, 138, 180},
    {0, 4, 8, 12, 18, 24, 32, 42, 56, 74, 100, 132, 174},
    {0, 4, 8, 12, 18, 26, 36, 48, 62, 80, 104, 136, 180},
    {0, 4, 8, 12, 18, 26, 36, 48, 62, 80, 104, 134, 174},
    {0, 8, 16, 24, 36, 52, 72, 96, 124, 160, 162, 164, 166},
  };

  private static final int KINDS = 3;

  private static final Bands[] ALL = all();

  /** Those of a granule at a sampling frequency; {@code mixed} counts for short blocks only. */
  static Bands of(int rateIndex, boolean shortBlocks, boolean mixed) {
    return ALL[rateIndex * KINDS + (!shortBlocks ? 0 : mixed ? 2 : 1)];
  }

  private static Bands[] all() {
    Bands[] all = new Bands[9 * KINDS];
    for (int rate = 0; rate < 9; rate++) {
      int table = rate == 8 ? 6 : Math.min(rate, 5);
      int longOfMixed = rate < 3 ? 8 : 6;
      all[rate * KINDS] = join(LONG[table], LONG[table].length, SHORT[table], 13);
      all[rate * KINDS + 1] = join(LONG[table], 0, SHORT[table], 0);
      all[rate * KINDS + 2] = join(LONG[table], longOfMixed, SHORT[table], FIRST_SHORT_OF_MIXED);
    }
    return all;
  }

  private static Bands join(int[] longEdges, int longs, int[] shortEdges, int firstShort) {
    int shorts = shortEdges.length - firstShort;
    int[] edges = new int[longs + shorts * WINDOWS + 1];
    System.arraycopy(longEdges, 0, edges, 0, longs);
    int at = longs;
    for (int band = firstShort; band < shortEdges.length; band++) {
      int next = band + 1 < shortEdges.length ? shortEdges[band + 1] : LINES / WINDOWS;
      for (int window = 0; window < WINDOWS; window++) {
        edges[at++] = WINDOWS * shortEdges[band] + window * (next - shortEdges[band]);
      }
    }
    edges[at] = LINES;
    return new Bands(edges, longs);
  }

  /** How many there are. */
  int count() {
    return edges.length - 1;
  }

  /** Lines in long blocks, at the start. */
  int longLines() {
    return edges[longBands];
  }
}
