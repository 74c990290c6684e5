package org.sonaffect.learning.family;

import java.util.List;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.kernel.Spread;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Ridge regression (Hoerl and Kennard, Technometrics 12, 1970), fitted on the rows' inner products
 * and collapsed into one weight a column.
 *
 * @param penalty in units of the mean eigenvalue of the centred inner products, {@link
 *     KernelRidge#LEAST} to {@link KernelRidge#MOST}; or {@link KernelRidge#LEAVE_ONE_OUT}
 */
public record Ridge(double penalty) implements Family {
  /** Checks the penalty. */
  public Ridge {
    if (penalty != KernelRidge.LEAVE_ONE_OUT) {
      Check.between("penalty", penalty, KernelRidge.LEAST, KernelRidge.MOST);
    }
  }

  /** With the penalty by leave-one-out. */
  public Ridge() {
    this(KernelRidge.LEAVE_ONE_OUT);
  }

  @Override
  public String describe() {
    return "ridge(penalty=%s)".formatted(KernelRidge.penaltyText(penalty));
  }

  @Override
  public int squares(int columns) {
    return KernelSystem.SQUARES;
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    KernelSystem system = KernelSystem.of(new PointKernel.Linear(), rows);
    return collapsed(rows, KernelRidge.solve(system, y, penalty));
  }

  /** A linear kernel's dual weights as weights of the columns. */
  static FittedLinear collapsed(TrainingRows rows, List<DualWeights> duals) {
    double unit = Spread.of(rows).squares();
    double[][] weights = new double[duals.size()][];
    double[] intercepts = new double[duals.size()];
    for (int t = 0; t < intercepts.length; t++) {
      weights[t] = FittedLinear.collapsed(rows.x(), duals.get(t).weights(), unit);
      intercepts[t] = duals.get(t).elsewhere();
    }
    return new FittedLinear(weights, intercepts);
  }
}
