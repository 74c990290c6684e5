package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * The mean of a Gaussian process with constant mean (Rasmussen and Williams 2006): of a few kernels
 * and any noise, each target has those of its highest {@link Evidence}.
 *
 * @param kernels at least one, say of several widths
 */
public record GaussianProcess(List<SimilarityKernel> kernels) implements Family {
  /** Copies; at least one kernel. */
  public GaussianProcess {
    kernels = List.copyOf(kernels);
    if (kernels.isEmpty()) {
      throw new IllegalArgumentException("no kernels, expected at least one");
    }
  }

  @Override
  public String describe() {
    return "gaussian-process(%s)".formatted(text());
  }

  private String text() {
    return kernels.stream().map(SimilarityKernel::describe).collect(Collectors.joining("|"));
  }

  @Override
  public int squares(int columns) {
    // Of every kernel the eigenvectors stay.
    return KernelSystem.SQUARES + kernels.size() - 1;
  }

  @Override
  public boolean independentRows() {
    return true;
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    List<SimilarityKernel> chosen = new ArrayList<>();
    List<DualWeights> duals = new ArrayList<>();
    for (double[] target : y) {
      SimilarityKernel best = kernels.get(0);
      double noise = 1;
      double highest = Double.NEGATIVE_INFINITY;
      boolean known = false;
      for (SimilarityKernel kernel : kernels) {
        context.deadline().check();
        KernelSystem system = KernelSystem.of(kernel, rows);
        Evidence evidence = new Evidence(system, target);
        if (system.mean() == 0 || !evidence.varies(target)) {
          continue;
        }
        double found = evidence.bestNoise();
        double likelihood = evidence.of(found * system.mean());
        if (likelihood > highest) {
          highest = likelihood;
          best = kernel;
          noise = found;
          known = true;
        }
      }
      KernelSystem system = KernelSystem.of(best, rows);
      chosen.add(best);
      duals.add(known ? system.solve(target, noise * system.mean()) : system.constant(target));
    }
    return new FittedDual(rows.x().columns(), List.copyOf(chosen), List.copyOf(duals));
  }
}
