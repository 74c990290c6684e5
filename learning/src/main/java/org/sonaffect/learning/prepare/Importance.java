package org.sonaffect.learning.prepare;

import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.rows.Described;
import org.sonaffect.learning.rows.TrainingRows;

/** How much each column matters to a model, a value with {@code equals}. */
public interface Importance extends Described {
  /**
   * Measures.
   *
   * @param y {@code [target][row]}
   * @return one number a column, at least 0; larger matters more
   */
  double[] of(TrainingRows rows, double[][] y, FitContext context);
}
