package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.InnerProducts;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.kernel.KernelMatrix;
import org.sonaffect.learning.kernel.SvrSolution;
import org.sonaffect.learning.kernel.SvrSolver;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.rows.Scores;

/**
 * Support vector machines of a grid: one matrix of inner products a projection, one kernel matrix a
 * kernel, and each solution the start of the next along epsilon and C.
 */
@SuppressWarnings("ArrayRecordComponent")
record SvrPoints(Decomposition rows, double[] y) {
  private record Solved(SvrSpec spec, SvrSolution solution) {}

  void predict(List<Pipeline> points, SharedFits.PredictionsOf sink) {
    Map<Projection, Map<Kernel, List<SvrSpec>>> groups = new LinkedHashMap<>();
    for (Pipeline point : points) {
      SvrSpec svr = (SvrSpec) point.regressor();
      groups
          .computeIfAbsent(point.projection(), projection -> new LinkedHashMap<>())
          .computeIfAbsent(svr.kernel(), kernel -> new ArrayList<>())
          .add(svr);
    }
    groups.forEach(
        (projection, kernels) -> {
          Scores scores = projection.scores(rows);
          InnerProducts products =
              InnerProducts.of(
                  scores.components(),
                  rows.trainRows(),
                  scores.train(),
                  rows.evaluationRows(),
                  scores.evaluation(),
                  scores.variance());
          kernels.forEach(
              (kernel, machines) ->
                  solve(
                      KernelMatrix.of(kernel, products),
                      kernel.positive(),
                      machines,
                      (spec, predictions) ->
                          sink.accept(new Pipeline(projection, spec), predictions)));
        });
  }

  @FunctionalInterface
  private interface MachineSink {
    void accept(SvrSpec spec, double[] predictions);
  }

  /**
   * Solves from the widest tube to the narrowest and from small C to large, so that every start is
   * feasible. A kernel that may be indefinite has several optima, and each machine starts from 0 to
   * end in the one it would reach by itself.
   */
  private void solve(
      KernelMatrix kernel, boolean positive, List<SvrSpec> machines, MachineSink sink) {
    List<SvrSpec> ordered = new ArrayList<>(machines);
    ordered.sort(Comparator.comparingDouble(SvrSpec::epsilon).reversed().thenComparing(SvrSpec::c));
    if (!kernel.finite()) {
      double[] unknown = new double[kernel.e()];
      Arrays.fill(unknown, Double.NaN);
      ordered.forEach(spec -> sink.accept(spec, unknown));
      return;
    }
    SvrSolver solver = new SvrSolver(kernel.train(), y, positive);
    List<Solved> solved = new ArrayList<>();
    for (SvrSpec spec : ordered) {
      SvrSolution solution =
          solver.solve(
              spec.c(), spec.epsilon(), spec.tolerance(), positive ? start(spec, solved) : null);
      solved.add(new Solved(spec, solution));
      sink.accept(spec, kernel.predict(solution.weights(), solution.intercept()));
    }
  }

  /** The last solution of this epsilon, else of the epsilon before with the largest fitting C. */
  private static double @Nullable [] start(SvrSpec spec, List<Solved> solved) {
    for (int i = solved.size() - 1; i >= 0; i--) {
      if (solved.get(i).spec().c() <= spec.c()) {
        return solved.get(i).solution().weights();
      }
    }
    return null;
  }
}
