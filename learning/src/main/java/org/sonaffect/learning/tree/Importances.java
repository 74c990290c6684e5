package org.sonaffect.learning.tree;

/** What splits gained, by column. */
final class Importances {
  private Importances() {}

  /** Divides by the sum, unless it is 0. */
  static void toShares(double[] gains) {
    double sum = 0;
    for (double gain : gains) {
      sum += gain;
    }
    if (sum > 0) {
      for (int j = 0; j < gains.length; j++) {
        gains[j] /= sum;
      }
    }
  }

  /** Adds a tree's gains as shares, so that each tree counts equally. */
  static void addShares(double[] gains, double[] sums) {
    toShares(gains);
    for (int j = 0; j < gains.length; j++) {
      sums[j] += gains[j];
    }
  }
}
