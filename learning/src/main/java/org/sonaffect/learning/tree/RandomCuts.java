package org.sonaffect.learning.tree;

import java.util.Arrays;
import org.sonaffect.learning.SplitMix64;

/**
 * One random cut a column, for many columns of a node at once: codes are read row by row, as they
 * lie in memory, for in small nodes of wide tables the way to memory is what costs.
 */
final class RandomCuts {
  private final BinnedRows rows;
  private final boolean ranks;
  private final char[][] byRow;
  private final int[] lowest;
  private final int[] highest;
  private final int[] cut;
  private final int[] before;
  private final double[] threshold;
  private final double[] side;
  private final double[] weightBefore;
  private final double[][] sumBefore;

  RandomCuts(BinnedRows rows, boolean ranks, int targets) {
    int most = rows.varying().length;
    this.rows = rows;
    this.ranks = ranks;
    this.byRow = rows.byRow();
    this.lowest = new int[most];
    this.highest = new int[most];
    this.cut = new int[most];
    this.before = new int[most];
    this.threshold = new double[most];
    this.side = new double[most];
    this.weightBefore = new double[most];
    this.sumBefore = new double[targets][most];
  }

  /**
   * Draws a cut for each column and sums the rows on its lower side.
   *
   * @param at places of the columns among the varying ones, of which the first {@code count} matter
   * @param row the rows, of which the first {@code size} matter, as of the weights and values
   * @return whether any of the columns varies among the rows
   */
  boolean draw(
      int[] at,
      int count,
      int[] row,
      int size,
      double[] weight,
      double[][] value,
      SplitMix64 random) {
    Arrays.fill(lowest, 0, count, Integer.MAX_VALUE);
    Arrays.fill(highest, 0, count, 0);
    for (int i = 0; i < size; i++) {
      char[] codes = byRow[row[i]];
      for (int c = 0; c < count; c++) {
        int code = codes[at[c]];
        lowest[c] = Math.min(lowest[c], code);
        highest[c] = Math.max(highest[c], code);
      }
    }
    boolean varies = false;
    for (int c = 0; c < count; c++) {
      if (lowest[c] == highest[c]) {
        // Every row is on the lower side, which no leaf size allows.
        cut[c] = Character.MAX_VALUE;
      } else {
        varies = true;
        cut(c, rows.varying()[at[c]], random);
      }
    }
    if (varies) {
      sum(at, count, row, size, weight, value);
    }
    return varies;
  }

  private void cut(int c, int column, SplitMix64 random) {
    if (ranks) {
      cut[c] = lowest[c] + Draws.below(random, highest[c] - lowest[c]);
      return;
    }
    double low = rows.low(column, lowest[c]);
    double high = rows.high(column, highest[c]);
    double u = random.nextDouble();
    double drawn = low * (1 - u) + high * u;
    threshold[c] = drawn >= low && drawn < high ? drawn : low;
    cut[c] = rows.binOf(column, threshold[c], lowest[c], highest[c]);
  }

  private void sum(int[] at, int count, int[] row, int size, double[] weight, double[][] value) {
    Arrays.fill(before, 0, count, 0);
    Arrays.fill(weightBefore, 0, count, 0);
    for (double[] sums : sumBefore) {
      Arrays.fill(sums, 0, count, 0);
    }
    for (int i = 0; i < size; i++) {
      char[] codes = byRow[row[i]];
      for (int c = 0; c < count; c++) {
        int bit = (codes[at[c]] - cut[c] - 1) >>> 31;
        before[c] += bit;
        side[c] = bit;
      }
      add(weight[i], weightBefore, count);
      for (int k = 0; k < sumBefore.length; k++) {
        add(value[k][i], sumBefore[k], count);
      }
    }
  }

  private void add(double term, double[] sums, int count) {
    for (int c = 0; c < count; c++) {
      sums[c] += side[c] * term;
    }
  }

  /** Rows on the lower side of a column. */
  int before(int c) {
    return before[c];
  }

  /** Their weight. */
  double weightBefore(int c) {
    return weightBefore[c];
  }

  /** Their sum of a target. */
  double sumBefore(int target, int c) {
    return sumBefore[target][c];
  }

  /** Last bin of the lower side. */
  int bin(int c) {
    return cut[c];
  }

  /** Largest value of the lower side. */
  double threshold(int c, int column) {
    return ranks
        ? rows.between(column, cut[c], cut[c] + 1)
        : Math.max(threshold[c], rows.high(column, cut[c]));
  }
}
