package org.sonaffect.learning.family;

import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;

/**
 * A fitted family that is a function of a row's columns: it needs neither its training rows nor the
 * row's domain.
 */
public interface FittedFunction extends FittedFamily {
  /**
   * Predicts.
   *
   * @param x rows of as many columns as it was fitted on; may be none
   * @return {@code [target][row]}
   * @throws IllegalArgumentException if there are other columns, or a number is not finite; row and
   *     column are named
   */
  double[][] predict(Matrix x);

  @Override
  default double[][] predict(EvaluationRows rows) {
    return predict(rows.x());
  }
}
