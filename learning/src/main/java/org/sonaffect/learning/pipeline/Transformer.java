package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.Matrix;

/** A preprocessing step with its settings, before it sees data. */
@FunctionalInterface
public interface Transformer {
  /**
   * Fits.
   *
   * @param x training rows, at least 1
   * @throws IllegalArgumentException if there is no row or a number is not finite; row and column
   *     are named
   */
  FittedTransformer fit(Matrix x);
}
