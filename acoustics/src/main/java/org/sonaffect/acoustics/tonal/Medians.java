package org.sonaffect.acoustics.tonal;

import java.util.Arrays;

/**
 * Medians of nine numbers each, for many at a time, by a fixed order of comparisons (Devillard,
 * "Fast median search", 1998). Numbers are 0 or above, in the bits of a float: these order alike.
 */
final class Medians {
  static final int COUNT = 9;

  private static final int LOWEST = Integer.MIN_VALUE;
  private static final int HIGHEST = Integer.MAX_VALUE;

  private Medians() {}

  /** What takes the place of missing numbers: below all others where {@code low}, else above. */
  static int missing(boolean low) {
    return low ? LOWEST : HIGHEST;
  }

  /**
   * How many of the missing numbers are below all others, so that the median is that of the numbers
   * there are; of an even number the upper of the two in the middle.
   */
  static int below(int there) {
    return COUNT / 2 - there / 2;
  }

  /** As many missing numbers as asked for. */
  static int[] missing(int count, boolean low) {
    int[] row = new int[count];
    Arrays.fill(row, missing(low));
    return row;
  }

  /**
   * The median of each column.
   *
   * @param rows {@code int[COUNT][at least medians.length]}
   */
  static void of(int[][] rows, int[] medians) {
    int[] row0 = rows[0];
    int[] row1 = rows[1];
    int[] row2 = rows[2];
    int[] row3 = rows[3];
    int[] row4 = rows[4];
    int[] row5 = rows[5];
    int[] row6 = rows[6];
    int[] row7 = rows[7];
    int[] row8 = rows[8];
    for (int k = 0; k < medians.length; k++) {
      int low = Math.min(row0[k], row1[k]);
      int high = Math.max(row0[k], row1[k]);
      int lowA = Math.min(low, row2[k]);
      int middleA = Math.max(low, Math.min(high, row2[k]));
      int highA = Math.max(high, row2[k]);
      low = Math.min(row3[k], row4[k]);
      high = Math.max(row3[k], row4[k]);
      int lowB = Math.min(low, row5[k]);
      int middleB = Math.max(low, Math.min(high, row5[k]));
      int highB = Math.max(high, row5[k]);
      low = Math.min(row6[k], row7[k]);
      high = Math.max(row6[k], row7[k]);
      int lowC = Math.min(low, row8[k]);
      int middleC = Math.max(low, Math.min(high, row8[k]));
      int highC = Math.max(high, row8[k]);
      // The median is the middle one of the highest low, the middle middle and the lowest high.
      int lows = Math.max(lowA, Math.max(lowB, lowC));
      int highs = Math.min(highA, Math.min(highB, highC));
      int middles =
          Math.max(Math.min(middleA, middleB), Math.min(Math.max(middleA, middleB), middleC));
      medians[k] = Math.max(Math.min(lows, highs), Math.min(Math.max(lows, highs), middles));
    }
  }
}
