package org.sonaffect.learning.rows;

import org.sonaffect.learning.folds.PenaltyFolds;

/**
 * What a regressor may know of its training rows besides features and target.
 *
 * @param folds fold of each row, from 0, by which the regressor may choose among its own settings;
 *     rows that belong together are in one fold
 */
@SuppressWarnings("ArrayRecordComponent")
public record FitRows(int[] folds) {
  /** Five contiguous folds of {@code n} rows. */
  public static FitRows contiguous(int n) {
    return new FitRows(PenaltyFolds.contiguous(n, 5));
  }
}
