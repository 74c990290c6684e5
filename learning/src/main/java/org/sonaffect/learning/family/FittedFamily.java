package org.sonaffect.learning.family;

import org.sonaffect.learning.rows.EvaluationRows;

/**
 * What a family has learnt, for one or more targets; immutable, usable from many threads. It holds
 * numbers, texts and arrays only, so that it can be written to a model file.
 */
public interface FittedFamily {
  /**
   * Predicts.
   *
   * @param rows rows after the same preprocessing, seen from the training rows; may be none
   * @return {@code [target][row]}; a row's prediction does not depend on the other rows
   */
  double[][] predict(EvaluationRows rows);
}
