package org.sonaffect.learning.pipeline;

import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * Epsilon support vector regression (Vapnik 1995; Chang and Lin, ACM TIST 2, 2011).
 *
 * @param kernel of the pipeline's projected rows
 * @param c bound of a dual weight, above 0
 * @param epsilon half width of the tube, at least 0
 * @param shrinking whether the solver may set variables aside; the optimum is the same, so two
 *     specifications that differ in it only are twins
 * @param tolerance of the optimality conditions, in units of the target
 */
@Form.Named("svr")
public record SvrSpec(Kernel kernel, double c, double epsilon, boolean shrinking, double tolerance)
    implements RegressorSpec {
  /** Stopping tolerance (docs/spec/experiment.md §6.3). */
  public static final double TOLERANCE = 1e-3;

  /** Checks all values. */
  public SvrSpec {
    Check.positive("C", c);
    Check.between("epsilon", epsilon, 0, Double.MAX_VALUE);
    Check.positive("tolerance", tolerance);
  }

  /** With the tolerance of docs/spec/experiment.md §6.3. */
  public SvrSpec(Kernel kernel, double c, double epsilon, boolean shrinking) {
    this(kernel, c, epsilon, shrinking, TOLERANCE);
  }

  @Override
  public String describe() {
    String text =
        "svr(%s,C=%s,epsilon=%s"
            .formatted(kernel.describe(), ShortDecimal.of(c), ShortDecimal.of(epsilon));
    if (shrinking) {
      text += ",shrinking";
    }
    if (tolerance != TOLERANCE) {
      text += ",tolerance=" + ShortDecimal.of(tolerance);
    }
    return text + ")";
  }
}
