package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Ridge regression whose penalty is the ratio of the precisions of weights and noise at MacKay's
 * fixed point of the evidence (Neural Computation 4, 1992), each target's its own.
 */
public record BayesianRidge() implements Family {
  private static final int MOST_ROUNDS = 300;
  private static final double TOLERANCE = 1e-6;

  /** Penalties stay within these multiples of the mean eigenvalue. */
  private static final double LEAST = 1e-9;

  private static final double MOST = 1e9;

  @Override
  public int squares(int columns) {
    return KernelSystem.SQUARES;
  }

  @Override
  public boolean independentRows() {
    return true;
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    KernelSystem system = KernelSystem.of(new PointKernel.Linear(), rows);
    List<DualWeights> duals = new ArrayList<>();
    for (double[] target : y) {
      boolean varies = TargetScale.of(target, rows.weights()).varies();
      duals.add(
          system.mean() == 0 || !varies
              ? system.constant(target)
              : system.solve(target, penalty(system, system.coordinates(target))));
    }
    return Ridge.collapsed(rows, duals);
  }

  /** The fixed point {@code lambda = gamma rss / ((n - 1 - gamma) |w|^2)}. */
  static double penalty(KernelSystem system, double[] coordinates) {
    double[] values = system.values();
    double lambda = system.mean();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double gamma = 0;
      double squares = 0;
      double rest = 0;
      for (int k = 0; k < values.length; k++) {
        double denominator = values[k] + lambda;
        double share = coordinates[k] / denominator;
        gamma += values[k] / denominator;
        squares += values[k] * share * share;
        rest += lambda * share * (lambda * share);
      }
      double free = values.length - gamma;
      double next = gamma * rest / (free * squares);
      next = Double.isNaN(next) ? system.mean() * MOST : next;
      next = Math.max(system.mean() * LEAST, Math.min(system.mean() * MOST, next));
      if (Math.abs(next - lambda) <= TOLERANCE * lambda) {
        return next;
      }
      lambda = next;
    }
    return lambda;
  }
}
