package org.sonaffect.acoustics.functional;

import java.util.Arrays;

/**
 * Puts floats where sorting would put them, but only those that are asked for: equal shares of the
 * range are counted, and only the shares that hold a rank in question are sorted, -0 before 0.
 */
final class RankSelection {
  /** Below this many sorting is faster. */
  private static final int COUNTING_FROM = 64;

  private static final int SHARES = 1024;
  private static final int UNWANTED = -1;

  private final float[] ranked;
  private final int[] share;
  private final int[] next = new int[SHARES];
  private final int[] begins = new int[SHARES];
  private final int[] ends = new int[SHARES];

  RankSelection(int capacity) {
    ranked = new float[capacity];
    share = new int[capacity];
  }

  /**
   * Ranks {@code x[0..n-1]}.
   *
   * @param low smallest of them
   * @param high largest
   * @param ranks from 0 to n - 1, ascending
   * @return an array that holds the value of each rank asked for at that index; the others are
   *     undefined
   */
  float[] select(float[] x, int n, float low, float high, int[] ranks) {
    float perUnit = (SHARES - 1) / (high - low);
    if (n < COUNTING_FROM || !(perUnit > 0 && perUnit < Float.POSITIVE_INFINITY)) {
      System.arraycopy(x, 0, ranked, 0, n);
      Arrays.sort(ranked, 0, n);
      return ranked;
    }
    // Every rounding in here keeps the order, so a smaller value never gets a later share.
    for (int i = 0; i < n; i++) {
      share[i] = (int) ((x[i] - low) * perUnit);
    }
    Arrays.fill(next, 0);
    for (int i = 0; i < n; i++) {
      next[share[i]]++;
    }
    int before = 0;
    int rank = 0;
    int gathered = 0;
    for (int s = 0; s < SHARES; s++) {
      int end = before + next[s];
      if (rank < ranks.length && ranks[rank] < end) {
        while (rank < ranks.length && ranks[rank] < end) {
          rank++;
        }
        begins[gathered] = before;
        ends[gathered++] = end;
        next[s] = before;
      } else {
        next[s] = UNWANTED;
      }
      before = end;
    }
    for (int i = 0; i < n; i++) {
      int s = share[i];
      if (next[s] != UNWANTED) {
        ranked[next[s]++] = x[i];
      }
    }
    for (int g = 0; g < gathered; g++) {
      Arrays.sort(ranked, begins[g], ends[g]);
    }
    return ranked;
  }
}
