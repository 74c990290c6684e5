package org.sonaffect.learning.family;

import java.util.stream.IntStream;
import org.sonaffect.learning.kernel.InnerProducts;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.kernel.KernelMatrix;
import org.sonaffect.learning.kernel.SvrSolution;
import org.sonaffect.learning.kernel.SvrSolver;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Scores;
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
    implements GridFamily {
  /** Stopping tolerance (docs/spec/experiment.md §6.3). */
  public static final double TOLERANCE = 1e-3;

  /** Checks all values. */
  public SvrSpec {
    Check.positive("C", c);
    Check.between("epsilon", epsilon, 0, Double.MAX_VALUE);
    Check.positive("tolerance", tolerance);
  }

  /** C is 1, epsilon 0.1. */
  public SvrSpec(Kernel kernel) {
    this(kernel, 1, 0.1);
  }

  /** All variables stay in. */
  public SvrSpec(Kernel kernel, double c, double epsilon) {
    this(kernel, c, epsilon, false);
  }

  /** With the tolerance of docs/spec/experiment.md §6.3. */
  public SvrSpec(Kernel kernel, double c, double epsilon, boolean shrinking) {
    this(kernel, c, epsilon, shrinking, TOLERANCE);
  }

  @Override
  public FittedMachine fit(Scores scores, double[] y, int[] folds) {
    int n = scores.trainRows();
    int m = scores.components();
    double variance = scores.variance();
    KernelMatrix values =
        KernelMatrix.of(kernel, InnerProducts.of(m, n, scores.train(), 0, new double[0], variance));
    if (!values.finite()) {
      throw new IllegalArgumentException(
          "%s of the training rows is not finite: their values are too large for it"
              .formatted(kernel.describe()));
    }
    SvrSolution solution =
        new SvrSolver(values.train(), y, kernel.positive()).solve(c, epsilon, tolerance, null);
    int[] support = IntStream.range(0, n).filter(i -> solution.weights()[i] != 0).toArray();
    int count = support.length;
    double[] vectors = new double[m * count];
    double[] weights = new double[count];
    for (int s = 0; s < count; s++) {
      weights[s] = solution.weights()[support[s]];
      for (int k = 0; k < m; k++) {
        vectors[k * count + s] = scores.train()[k * n + support[s]];
      }
    }
    return new FittedMachine(kernel, m, variance, vectors, weights, solution.intercept());
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
