package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Ridge regression on a kernel (Saunders, Gammerman and Vovk, ICML 1998).
 *
 * @param kernel of the rows
 * @param penalty in units of the mean eigenvalue of the centred kernel matrix, {@link #LEAST} to
 *     {@link #MOST}; or {@link #LEAVE_ONE_OUT}
 */
public record KernelRidge(SimilarityKernel kernel, double penalty) implements Family {
  /** Each target's penalty is that of its smallest leave-one-out error. */
  public static final double LEAVE_ONE_OUT = 0;

  /** A smaller penalty would fit the rounding of the kernel. */
  public static final double LEAST = 1e-8;

  /** A larger one leaves nothing but the mean. */
  public static final double MOST = 1e8;

  /** Checks the penalty. */
  public KernelRidge {
    if (penalty != LEAVE_ONE_OUT) {
      Check.between("penalty", penalty, LEAST, MOST);
    }
  }

  /** With the penalty by leave-one-out. */
  public KernelRidge(SimilarityKernel kernel) {
    this(kernel, LEAVE_ONE_OUT);
  }

  @Override
  public String describe() {
    return "kernel-ridge(%s,penalty=%s)".formatted(kernel.describe(), penaltyText(penalty));
  }

  static String penaltyText(double penalty) {
    return penalty == LEAVE_ONE_OUT ? "loo" : ShortDecimal.of(penalty);
  }

  @Override
  public int squares(int columns) {
    return KernelSystem.SQUARES;
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    return new FittedDual(
        rows.x().columns(),
        Collections.nCopies(y.length, kernel),
        solve(KernelSystem.of(kernel, rows), y, penalty));
  }

  static List<DualWeights> solve(KernelSystem system, double[][] y, double penalty) {
    boolean alike = system.mean() == 0;
    double[] penalties =
        penalty == LEAVE_ONE_OUT && !alike ? PenaltyPath.best(system, y) : new double[y.length];
    List<DualWeights> duals = new ArrayList<>();
    for (int t = 0; t < y.length; t++) {
      double relative = penalty == LEAVE_ONE_OUT ? penalties[t] : penalty;
      duals.add(alike ? system.constant(y[t]) : system.solve(y[t], relative * system.unit()));
    }
    return duals;
  }

  /**
   * The penalty of the smallest leave-one-out error along a geometric path, in units of the mean
   * eigenvalue, every target by itself; weights of the rows count.
   */
  static final class PenaltyPath {
    private static final double FIRST = 1e-7;

    /** Five a decade over ten decades. */
    private static final int LENGTH = 51;

    private PenaltyPath() {}

    static double[] penalties() {
      double[] penalties = new double[LENGTH];
      Arrays.setAll(penalties, i -> FIRST * StrictMath.pow(10, i / 5.0));
      return penalties;
    }

    /** The best penalty of each target; of equals the largest. */
    static double[] best(KernelSystem system, double[][] y) {
      double[] penalties = penalties();
      double[][] coordinates = new double[y.length][];
      double[] best = new double[y.length];
      double[] least = new double[y.length];
      for (int t = 0; t < y.length; t++) {
        coordinates[t] = system.coordinates(y[t]);
        least[t] = Double.POSITIVE_INFINITY;
        best[t] = penalties[LENGTH - 1];
      }
      for (int i = LENGTH - 1; i >= 0; i--) {
        double lambda = penalties[i] * system.unit();
        double[] diagonal = system.inverseDiagonal(lambda);
        for (int t = 0; t < y.length; t++) {
          double error = error(system, system.leftOut(coordinates[t], lambda, diagonal));
          if (error < least[t]) {
            least[t] = error;
            best[t] = penalties[i];
          }
        }
      }
      return best;
    }

    /** Mean of the weighted squares of what rows are mispredicted by when left out. */
    static double error(KernelSystem system, double[] leftOut) {
      double sum = 0;
      for (int i = 0; i < leftOut.length; i++) {
        if (!Double.isNaN(leftOut[i])) {
          sum += system.weight(i) * leftOut[i] * leftOut[i];
        }
      }
      return sum / leftOut.length;
    }
  }
}
