package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.Matrix;

/** A model that has been fitted; immutable, usable from many threads. */
public interface FittedRegressor {
  /** Number of columns it was fitted on. */
  int columns();

  /**
   * Predicts.
   *
   * @param x rows, of as many columns as it was fitted on; may be none
   * @return one value a row
   * @throws IllegalArgumentException if the columns are too few or too many, or a number is not
   *     finite; row and column are named
   */
  double[] predict(Matrix x);
}
