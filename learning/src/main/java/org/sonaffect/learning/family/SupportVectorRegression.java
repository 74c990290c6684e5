package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.kernel.SvrSolution;
import org.sonaffect.learning.kernel.SvrSolver;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Epsilon support vector regression (Vapnik 1995) on any kernel. The kernel is divided by its mean
 * eigenvalue beside the mean of the rows, and the target by its deviation, so that settings mean
 * the same for every kernel and target. Where domains are distinguished, each target is centred by
 * domain first. A row's bound C is multiplied by its weight; a clip and its variants share that of
 * one row.
 *
 * @param kernel of the rows
 * @param c bound of a dual weight, above 0
 * @param epsilon half width of the tube, in units of the target's deviation, at least 0
 */
@Form.Named("svr")
public record SupportVectorRegression(SimilarityKernel kernel, double c, double epsilon)
    implements Family {
  /** Of the optimality conditions, in units of the target's deviation. */
  private static final double TOLERANCE = 1e-3;

  /** Distances or products, the kernel's matrix, and the factor of the vectors in the tube. */
  private static final int SQUARES = 4;

  /** Pairs moved at most, for each row; a bound for machines that hardly converge. */
  private static final long MOST_MOVES = 400;

  /** C is 1, epsilon a fifth of the target's deviation. */
  public SupportVectorRegression(SimilarityKernel kernel) {
    this(kernel, 1, 0.2);
  }

  /** Checks C and epsilon. */
  public SupportVectorRegression {
    Check.positive("C", c);
    Check.between("epsilon", epsilon, 0, 10);
  }

  @Override
  public String describe() {
    return "svr(%s,C=%s,epsilon=%s)"
        .formatted(kernel.describe(), ShortDecimal.of(c), ShortDecimal.of(epsilon));
  }

  @Override
  public int squares(int columns) {
    return SQUARES;
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    int n = rows.size();
    Blocks blocks = Blocks.of(rows, kernel.byDomain());
    double[] values = kernel.among(rows);
    double unit = unit(values, n);
    for (int i = 0; i < values.length; i++) {
      values[i] /= unit;
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "%s of rows %d and %d is not finite: their values are too large for it"
                .formatted(kernel.describe(), i / n, i % n));
      }
    }
    double share = (double) rows.clips() / n; // exactly 1 where there are no variants
    List<DualWeights> duals = new ArrayList<>();
    for (double[] target : y) {
      double[] offsets = offsets(blocks, rows, target);
      double[] centred = new double[n];
      Arrays.setAll(centred, i -> target[i] - offsets[blocks.of()[i]]);
      TargetScale scale = TargetScale.of(centred, rows.weights());
      double[] weights = new double[n];
      double intercept = scale.mean();
      if (scale.varies()) {
        SvrSolution solution =
            new SvrSolver(values, scale.standardised(centred), true, rows.weights())
                .solve(share * c, epsilon, TOLERANCE, null, MOST_MOVES * Math.max(250, n));
        Arrays.setAll(weights, i -> solution.weights()[i] * scale.deviation() / unit);
        intercept += solution.intercept() * scale.deviation();
      }
      for (int g = 0; g < offsets.length; g++) {
        offsets[g] += intercept;
      }
      duals.add(blocks.dual(weights, offsets));
    }
    return new FittedDual(
        rows.x().columns(), Collections.nCopies(y.length, kernel), List.copyOf(duals));
  }

  /** Mean eigenvalue of the values centred from both sides; 1 where the rows are all alike. */
  private static double unit(double[] values, int n) {
    double trace = 0;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      trace += values[i * n + i];
      for (int j = 0; j < n; j++) {
        sum += values[i * n + j];
      }
    }
    double unit = (trace - sum / n) / n;
    return unit > n * 0x1p-52 * Math.abs(trace) / n ? unit : 1;
  }

  private static double[] offsets(Blocks blocks, TrainingRows rows, double[] y) {
    double[] offsets = new double[blocks.count()];
    if (blocks.count() > 1) {
      for (int i = 0; i < y.length; i++) {
        offsets[blocks.of()[i]] += rows.weights()[i] * y[i];
      }
      for (int g = 0; g < offsets.length; g++) {
        offsets[g] /= blocks.mass()[g];
      }
    }
    return offsets;
  }
}
