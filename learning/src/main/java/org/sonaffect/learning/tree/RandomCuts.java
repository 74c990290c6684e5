package org.sonaffect.learning.tree;

import java.util.Arrays;
import org.sonaffect.learning.random.SplitMix64;

/**
 * One random cut a column, for many columns of a node at once: rows are read one by one, as they
 * lie in memory, for in small nodes of wide tables the way to memory is what costs. Cuts by value
 * need a bin for every value.
 */
final class RandomCuts {
  private final BinnedRows rows;
  private final boolean ranks;
  private final char[][] byRow;
  private final double[] low;
  private final double[] high;
  private final double[] cut;
  private final int[] column;
  private final int[] before;
  private final double[] side;
  private final double[] weightBefore;
  private final double[][] sumBefore;

  RandomCuts(BinnedRows rows, boolean ranks, int targets) {
    int most = rows.varying().length;
    this.rows = rows;
    this.ranks = ranks;
    this.byRow = ranks ? rows.byRow() : new char[0][];
    this.low = new double[most];
    this.high = new double[most];
    this.cut = new double[most];
    this.column = new int[most];
    this.before = new int[most];
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
    for (int c = 0; c < count; c++) {
      column[c] = ranks ? at[c] : rows.varying()[at[c]];
    }
    Arrays.fill(low, 0, count, Double.POSITIVE_INFINITY);
    Arrays.fill(high, 0, count, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < size; i++) {
      extremes(row[i], count);
    }
    boolean varies = false;
    for (int c = 0; c < count; c++) {
      // Where all are equal every row is on the lower side, which no leaf size allows.
      cut[c] = high[c];
      if (low[c] < high[c]) {
        varies = true;
        cut[c] = ranks ? rank(c, random) : value(c, random);
      }
    }
    if (varies) {
      sum(count, row, size, weight, value);
    }
    return varies;
  }

  private void extremes(int row, int count) {
    if (ranks) {
      char[] codes = byRow[row];
      for (int c = 0; c < count; c++) {
        double v = codes[column[c]];
        low[c] = Math.min(low[c], v);
        high[c] = Math.max(high[c], v);
      }
    } else {
      double[] x = rows.x().values();
      int offset = row * rows.columns();
      for (int c = 0; c < count; c++) {
        double v = x[offset + column[c]];
        low[c] = Math.min(low[c], v);
        high[c] = Math.max(high[c], v);
      }
    }
  }

  private double rank(int c, SplitMix64 random) {
    return low[c] + Draws.below(random, (int) (high[c] - low[c]));
  }

  private double value(int c, SplitMix64 random) {
    double u = random.nextDouble();
    double drawn = low[c] * (1 - u) + high[c] * u;
    return drawn >= low[c] && drawn < high[c] ? drawn : low[c];
  }

  private void sides(int row, int count) {
    if (ranks) {
      char[] codes = byRow[row];
      for (int c = 0; c < count; c++) {
        int bit = codes[column[c]] <= cut[c] ? 1 : 0;
        before[c] += bit;
        side[c] = bit;
      }
    } else {
      double[] x = rows.x().values();
      int offset = row * rows.columns();
      for (int c = 0; c < count; c++) {
        int bit = x[offset + column[c]] <= cut[c] ? 1 : 0;
        before[c] += bit;
        side[c] = bit;
      }
    }
  }

  private void sum(int count, int[] row, int size, double[] weight, double[][] value) {
    Arrays.fill(before, 0, count, 0);
    Arrays.fill(weightBefore, 0, count, 0);
    for (double[] sums : sumBefore) {
      Arrays.fill(sums, 0, count, 0);
    }
    for (int i = 0; i < size; i++) {
      sides(row[i], count);
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
  int bin(int c, int column) {
    return ranks ? (int) cut[c] : rows.binOf(column, cut[c], 0, rows.bins(column));
  }

  /** Largest value of the lower side. */
  double threshold(int c, int column) {
    return ranks ? rows.between(column, (int) cut[c], (int) cut[c] + 1) : cut[c];
  }
}
