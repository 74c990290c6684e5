package org.sonaffect.learning;

import org.sonaffect.learning.rows.Matrix;

/** What predicts all targets of a row as it was measured; immutable, usable from many threads. */
public interface FittedModel {
  /** Number of columns it was fitted on. */
  int columns();

  /** Number of targets. */
  int targets();

  /**
   * Predicts.
   *
   * @param x finite rows of the columns it was fitted on
   * @param domain the number of each row's domain, from 0
   * @return {@code [target][row]}; a row's prediction does not depend on the other rows
   * @throws IllegalArgumentException where the rows are not as they should be
   */
  double[][] predict(Matrix x, int[] domain);
}
