package org.sonaffect.learning.family;

import org.sonaffect.learning.linear.LinearFit;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/** A fitted elastic net of one target. */
public record FittedNet(LinearFit fit) implements FittedFunction {
  @Override
  public double[][] predict(Matrix x) {
    Check.applied(x, fit.weights().length);
    return new double[][] {fit.predict(x.byColumn(), x.rows())};
  }
}
