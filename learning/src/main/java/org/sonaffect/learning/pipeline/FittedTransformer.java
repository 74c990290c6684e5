package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.Matrix;

/** A preprocessing step that has been fitted; immutable, usable from many threads. */
public interface FittedTransformer {
  /** Number of columns it was fitted on. */
  int columns();

  /**
   * Transforms.
   *
   * @param x rows, of as many columns as it was fitted on; may be none
   * @return a new matrix of as many rows
   * @throws IllegalArgumentException if the columns are too few or too many, or a number is not
   *     finite; row and column are named
   */
  Matrix transform(Matrix x);
}
