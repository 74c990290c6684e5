package org.sonaffect.automl.search;

import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.folds.Split;

/** Upper estimates of the bytes that a fit of a family on one split holds. */
final class MemoryNeed {
  /** Where bins are fewer than values, so many at most; else one array bounds them. */
  private static final long BINS = 64;

  private final long training;
  private final long all;
  private final Family family;

  MemoryNeed(Split split, Family family) {
    this(split.train().length, split.test().length, family);
  }

  MemoryNeed(int training, int evaluation, Family family) {
    this.training = training;
    this.all = (long) training + evaluation;
    this.family = family;
  }

  /**
   * Rows as they are, and turned or in bins: the number of each value's bin by row and by column,
   * and the bounds of the bins.
   */
  long rows(int columns) {
    long bytes = 2 * Double.BYTES * all + 2 * Character.BYTES * training;
    return (bytes + 2 * Double.BYTES * Math.min(training, BINS)) * columns;
  }

  /** What the fit and its predictions add. */
  long fit(int columns) {
    return squares(training, all, family.squares(columns));
  }

  /** What it comes to whatever the preparation: known before the rows are prepared. */
  long least() {
    return rows(1) + fit(1);
  }

  static long squares(long training, long all, int count) {
    return Double.BYTES * count * training * all;
  }
}
