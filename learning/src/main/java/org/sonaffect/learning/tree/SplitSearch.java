package org.sonaffect.learning.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.random.SplitMix64;

/**
 * Finds the split of one node, column by column: rows are summed by bin, and only bins with rows of
 * the node are looked at, in their order, so that small nodes cost little whatever the number of
 * bins. Scratch memory of one fit, for one thread.
 *
 * <p>A split's score is the sum over targets of {@code S^2 / (W + l2)} on either side, S the
 * weighted sum and W the weight: without l2 it ranks splits by the variance they take away (Breiman
 * and others, "Classification and Regression Trees", 1984), with it by the second-order gain of
 * boosting a squared loss (Chen and Guestrin, KDD 2016, eq. 7).
 */
final class SplitSearch {
  private final BinnedRows rows;
  private final GrowthRule rule;
  private final int targets;

  private final int[] row;
  private final int[] code;
  private final double[] weight;
  private final double[][] value;
  private final int[] drawn;
  private final @Nullable RandomCuts cuts;
  private final double[] sums;
  private final double[] left;
  private int size;
  private double total;
  private boolean uniform;
  private boolean pure;
  private double wholeScore;

  private final int[] binRows;
  private final double[] binWeight;
  private final double[][] binSum;
  private final long[] touched;

  private double bestScore;
  private int bestColumn;
  private int bestBin;
  private double bestThreshold;

  SplitSearch(BinnedRows rows, GrowthRule rule, int targets) {
    int n = rows.rows();
    int bins = rows.mostBins();
    this.rows = rows;
    this.rule = rule;
    this.targets = targets;
    this.row = new int[n];
    this.code = new int[n];
    this.weight = new double[n];
    this.value = new double[targets][n];
    this.drawn = new int[rows.varying().length];
    this.cuts =
        rule.thresholds() == GrowthRule.Thresholds.ALL
            ? null
            : new RandomCuts(rows, rule.thresholds() == GrowthRule.Thresholds.RANK, targets);
    this.sums = new double[targets];
    this.left = new double[targets];
    this.binRows = new int[bins];
    this.binWeight = new double[bins];
    this.binSum = new double[targets][bins];
    this.touched = new long[(bins + 63) / 64];
  }

  /**
   * Looks at a node.
   *
   * @param order holds its rows at {@code start..end - 1}
   * @param mean receives the mean of each target, drawn to 0 by l2
   */
  void node(int[] order, int start, int end, double[] weights, double[][] y, double[] mean) {
    size = end - start;
    total = 0;
    uniform = true;
    for (int i = 0; i < size; i++) {
      int r = order[start + i];
      double w = weights[r];
      row[i] = r;
      weight[i] = w;
      total += w;
      uniform &= w == 1;
    }
    pure = true;
    wholeScore = 0;
    for (int k = 0; k < targets; k++) {
      double[] target = y[k];
      double first = target[row[0]];
      double sum = 0;
      for (int i = 0; i < size; i++) {
        double v = target[row[i]];
        pure &= v == first;
        sum += weight[i] * v;
      }
      mean[k] = sum / (total + rule.l2());
      // Without l2 the node's mean drops out of the score; without it nothing cancels.
      double centre = rule.l2() == 0 ? mean[k] : 0;
      sum = 0;
      for (int i = 0; i < size; i++) {
        value[k][i] = weight[i] * (target[row[i]] - centre);
        sum += value[k][i];
      }
      sums[k] = sum;
      wholeScore += sum * sum / (total + rule.l2());
    }
  }

  /**
   * Finds the best split over columns drawn at random.
   *
   * @param columns to draw from; with random thresholds all that vary
   * @param tried how many to draw at least; more until one varies in the node
   * @return whether there is a split that leaves enough rows on either side
   */
  boolean search(int[] columns, int tried, SplitMix64 random) {
    bestScore = Double.NEGATIVE_INFINITY;
    if (pure || size < 2 * rule.minLeaf()) {
      return false;
    }
    int wanted = Math.min(tried, columns.length);
    int count = 0;
    // Drawn in their order: memory is read from front to back.
    for (int i = 0; count < wanted; i++) {
      int rest = columns.length - i;
      if (wanted - count == rest || Draws.below(random, rest) < wanted - count) {
        drawn[count++] = i;
      }
    }
    boolean varies = split(columns, count, random);
    if (!varies && wanted < columns.length) {
      int from = Draws.below(random, columns.length);
      for (int i = 0; i < columns.length && !varies; i++) {
        drawn[0] = (from + i) % columns.length;
        varies = split(columns, 1, random);
      }
    }
    return bestScore > Double.NEGATIVE_INFINITY;
  }

  /** Tries the columns drawn; says whether any varies in the node. */
  private boolean split(int[] columns, int count, SplitMix64 random) {
    if (cuts != null) {
      return randomSplits(cuts, count, random);
    }
    boolean varies = false;
    for (int c = 0; c < count; c++) {
      varies |= bestSplit(columns[drawn[c]]);
    }
    return varies;
  }

  private boolean bestSplit(int column) {
    char[] codes = rows.codes(column);
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    double[] sum = binSum[0];
    double[] values = value[0];
    for (int i = 0; i < size; i++) {
      int c = codes[row[i]];
      code[i] = c;
      if (binRows[c]++ == 0) {
        touched[c >>> 6] |= 1L << c;
        lowest = Math.min(lowest, c);
        highest = Math.max(highest, c);
      }
      sum[c] += values[i];
    }
    if (!uniform) {
      for (int i = 0; i < size; i++) {
        binWeight[code[i]] += weight[i];
      }
    }
    for (int k = 1; k < targets; k++) {
      double[] sumK = binSum[k];
      double[] valueK = value[k];
      for (int i = 0; i < size; i++) {
        sumK[code[i]] += valueK[i];
      }
    }
    if (targets == 1) {
      scanOne(column, lowest, highest);
    } else {
      scan(column, lowest, highest);
    }
    return lowest < highest;
  }

  private void scanOne(int column, int lowest, int highest) {
    double[] sum = binSum[0];
    double whole = sums[0];
    double l2 = rule.l2();
    int minLeaf = rule.minLeaf();
    int before = 0;
    double weightBefore = 0;
    double sumBefore = 0;
    int previous = lowest;
    for (int word = lowest >>> 6; word <= highest >>> 6; word++) {
      long set = touched[word];
      touched[word] = 0;
      while (set != 0) {
        int c = (word << 6) + Long.numberOfTrailingZeros(set);
        set &= set - 1;
        if (before >= minLeaf && size - before >= minLeaf) {
          double a = weightBefore + l2;
          double b = total - weightBefore + l2;
          double rest = whole - sumBefore;
          double score = (sumBefore * sumBefore * b + rest * rest * a) / (a * b);
          if (score > bestScore) {
            keep(score, column, previous, c);
          }
        }
        before += binRows[c];
        weightBefore += uniform ? binRows[c] : binWeight[c];
        sumBefore += sum[c];
        binRows[c] = 0;
        binWeight[c] = 0;
        sum[c] = 0;
        previous = c;
      }
    }
  }

  private void scan(int column, int lowest, int highest) {
    int before = 0;
    double weightBefore = 0;
    int previous = lowest;
    Arrays.fill(left, 0);
    for (int word = lowest >>> 6; word <= highest >>> 6; word++) {
      long set = touched[word];
      touched[word] = 0;
      while (set != 0) {
        int c = (word << 6) + Long.numberOfTrailingZeros(set);
        set &= set - 1;
        if (before >= rule.minLeaf() && size - before >= rule.minLeaf()) {
          double score = score(weightBefore);
          if (score > bestScore) {
            keep(score, column, previous, c);
          }
        }
        before += binRows[c];
        weightBefore += uniform ? binRows[c] : binWeight[c];
        for (int k = 0; k < targets; k++) {
          left[k] += binSum[k][c];
          binSum[k][c] = 0;
        }
        binRows[c] = 0;
        binWeight[c] = 0;
        previous = c;
      }
    }
  }

  /** The score with the sums {@link #left} on one side. */
  private double score(double weightBefore) {
    double a = weightBefore + rule.l2();
    double b = total - weightBefore + rule.l2();
    double ofLeft = 0;
    double ofRight = 0;
    for (int k = 0; k < targets; k++) {
      double rest = sums[k] - left[k];
      ofLeft += left[k] * left[k];
      ofRight += rest * rest;
    }
    return (ofLeft * b + ofRight * a) / (a * b);
  }

  private void keep(double score, int column, int bin, int next) {
    bestScore = score;
    bestColumn = column;
    bestBin = bin;
    bestThreshold = rows.between(column, bin, next);
  }

  private boolean randomSplits(RandomCuts drawing, int count, SplitMix64 random) {
    boolean varies = drawing.draw(drawn, count, row, size, weight, value, random);
    for (int c = 0; c < count && varies; c++) {
      int before = drawing.before(c);
      if (before < rule.minLeaf() || size - before < rule.minLeaf()) {
        continue;
      }
      for (int k = 0; k < targets; k++) {
        left[k] = drawing.sumBefore(k, c);
      }
      double score = score(drawing.weightBefore(c));
      if (score > bestScore) {
        bestScore = score;
        bestColumn = rows.varying()[drawn[c]];
        bestBin = drawing.bin(c, bestColumn);
        bestThreshold = drawing.threshold(c, bestColumn);
      }
    }
    return varies;
  }

  /** What the split found takes away from the weighted squared error. */
  double gain() {
    return bestScore - wholeScore;
  }

  /** Column of the split found. */
  int column() {
    return bestColumn;
  }

  /** Last bin on its lower side. */
  int bin() {
    return bestBin;
  }

  /** Largest value on its lower side. */
  double threshold() {
    return bestThreshold;
  }
}
