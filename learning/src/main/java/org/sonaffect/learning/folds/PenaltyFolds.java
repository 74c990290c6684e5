package org.sonaffect.learning.folds;

/** Folds by which an elastic net chooses its penalty: the fold of each training row, from 0. */
public final class PenaltyFolds {
  private PenaltyFolds() {}

  /** Contiguous folds; the first {@code n % count} are one row longer. */
  public static int[] contiguous(int n, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("%d penalty folds, expected at least 1".formatted(count));
    }
    int[] fold = new int[n];
    int row = 0;
    for (int f = 0; f < count; f++) {
      int size = n / count + (f < n % count ? 1 : 0);
      for (int i = 0; i < size; i++) {
        fold[row++] = f;
      }
    }
    return fold;
  }

  /** The number of folds, one more than the largest. */
  public static int count(int[] fold) {
    int count = 0;
    for (int f : fold) {
      if (f < 0) {
        throw new IllegalArgumentException("penalty fold %d, expected 0 or above".formatted(f));
      }
      count = Math.max(count, f + 1);
    }
    return count;
  }
}
