package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.rows.FitRows;
import org.sonaffect.learning.rows.Matrix;

/**
 * A family of models with its settings, before it sees data. Fitting changes neither the regressor
 * nor its input; the same input gives the same fit, to the bit.
 */
@FunctionalInterface
public interface Regressor {
  /**
   * Fits.
   *
   * @param x training rows, at least 1
   * @param y target of each row
   * @throws IllegalArgumentException if the sizes do not agree, or a number is not finite; row and
   *     column are named
   */
  FittedRegressor fit(Matrix x, double[] y, FitRows rows);
}
