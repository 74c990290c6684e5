package org.sonaffect.learning.kernel;

import org.sonaffect.learning.rows.Described;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * How alike two rows are: a positive semidefinite function of two rows and their domains, a value
 * with {@code equals}. What it needs of the training rows, such as their spread, it takes from them
 * each time, so that a fitted model holds no numbers of the kernel's own.
 *
 * <p>Rows are measured in units of the training rows' spread ({@link Spread}): inner products and
 * squared distances are divided by the sum of the column variances, sums of absolute differences by
 * the sum of the column deviations. On p standardised columns both are p.
 */
public sealed interface SimilarityKernel extends Described
    permits PointKernel, DomainKernel, NormalisedKernel, SumKernel {
  /** Values among training rows, {@code n x n}, symmetric to the bit; a new array. */
  double[] among(TrainingRows rows);

  /** Values between rows to predict and training rows, {@code rows x n}; a new array. */
  double[] between(EvaluationRows rows);

  /** Value of each training row with itself. */
  double[] self(TrainingRows rows);

  /** Value of each row to predict with itself. */
  double[] self(EvaluationRows rows);

  /** Whether domains are distinguished; models then have an intercept for each domain. */
  default boolean byDomain() {
    return false;
  }
}
