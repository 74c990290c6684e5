package org.sonaffect.audio.mpeg;

import java.util.Arrays;

/**
 * How many levels the subbands of layer II can have (ISO/IEC 11172-3 tables B.2a to B.2d, 13818-3
 * table B.1).
 *
 * @param rows of each subband the levels by allocation, as many as its bits can tell
 */
@SuppressWarnings("ArrayRecordComponent")
record AllocationTable(int[][] rows) {
  private static final int[] FINE = {
    0, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 16383, 32767, 65535
  };
  private static final int[] MIDDLE = {
    0, 3, 5, 7, 9, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 65535
  };
  private static final int[] COARSE = {0, 3, 5, 7, 9, 15, 31, 65535};
  private static final int[] COARSEST = {0, 3, 5, 65535};
  private static final int[] SLOW_FINE = {
    0, 3, 5, 9, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 16383, 32767
  };
  private static final int[] SLOW_COARSE = {0, 3, 5, 9, 15, 31, 63, 127};
  private static final int[] LOW_FINE = {
    0, 3, 5, 7, 9, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095, 8191, 16383
  };
  private static final int[] LOW_COARSEST = {0, 3, 5, 9};

  private static final AllocationTable A =
      table(new int[] {3, 11, 23, 27}, FINE, MIDDLE, COARSE, COARSEST);
  private static final AllocationTable B =
      table(new int[] {3, 11, 23, 30}, FINE, MIDDLE, COARSE, COARSEST);
  private static final AllocationTable C = table(new int[] {2, 8}, SLOW_FINE, SLOW_COARSE);
  private static final AllocationTable D = table(new int[] {2, 12}, SLOW_FINE, SLOW_COARSE);
  private static final AllocationTable LOW =
      table(new int[] {4, 11, 30}, LOW_FINE, SLOW_COARSE, LOW_COARSEST);

  private static final int HZ_48000 = 1;
  private static final int HZ_32000 = 2;

  private static AllocationTable table(int[] ends, int[]... kinds) {
    int[][] rows = new int[ends[ends.length - 1]][];
    int from = 0;
    for (int i = 0; i < ends.length; i++) {
      Arrays.fill(rows, from, ends[i], kinds[i]);
      from = ends[i];
    }
    return new AllocationTable(rows);
  }

  /** The one of a frame, by bit rate of a channel and sampling frequency. */
  static AllocationTable of(MpegHeader header) {
    if (header.low()) {
      return LOW;
    }
    int kilobits = header.kilobits() / header.channels();
    if (kilobits != 0 && kilobits <= 48) {
      return header.rateIndex() == HZ_32000 ? D : C;
    }
    boolean narrow = kilobits != 0 && kilobits <= 80;
    return narrow || header.rateIndex() == HZ_48000 ? A : B;
  }

  /** Subbands that can have samples. */
  int subbands() {
    return rows.length;
  }

  /** Bits of the allocation of a subband. */
  int bits(int subband) {
    return Integer.numberOfTrailingZeros(rows[subband].length);
  }

  /** Levels by allocation. */
  int levels(int subband, int allocation) {
    return rows[subband][allocation];
  }
}
