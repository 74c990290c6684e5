package org.sonaffect.learning.family;

import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Partial least squares (de Jong's SIMPLS, Chemometr. Intell. Lab. Syst. 18, 1993), for each target
 * or for all at once.
 *
 * @param components at least 1; fewer where the rows or the target give out
 * @param together whether the targets share their components
 */
@Form.Named("pls")
public record PartialLeastSquares(int components, boolean together) implements Family {
  /** Each target by itself. */
  public PartialLeastSquares(int components) {
    this(components, false);
  }

  /** Checks the number of components. */
  public PartialLeastSquares {
    Check.between("components", components, 1, 1000);
  }

  @Override
  public String describe() {
    return "pls(components=%d%s)".formatted(components, together ? ",together" : "");
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    if (together) {
      return Simpls.of(rows, y, components).fitted();
    }
    double[][] weights = new double[y.length][];
    double[] intercepts = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      FittedLinear alone = Simpls.of(rows, new double[][] {y[t]}, components).fitted();
      weights[t] = alone.weights()[0];
      intercepts[t] = alone.intercepts()[0];
    }
    return new FittedLinear(weights, intercepts);
  }
}
