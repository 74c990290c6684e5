package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.InnerProducts;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.kernel.KernelMatrix;
import org.sonaffect.learning.kernel.SvrSolution;
import org.sonaffect.learning.kernel.SvrSolver;
import org.sonaffect.learning.linear.ElasticNetFits;
import org.sonaffect.learning.linear.LinearFit;
import org.sonaffect.learning.linear.WideElasticNet;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Scores;

/**
 * Many pipelines on the same training rows and target: everything that can be shared is computed
 * once.
 *
 * <p>Points are grouped by projection and kernel; support vector machines of one kernel are solved
 * along paths of C and epsilon, each from the solution before it, and twins are solved once. So the
 * predictions of a point may depend on which other points are asked for in the same call, within
 * its stopping tolerance; the same call gives the same bits. Not safe for concurrent use; different
 * instances may share a decomposition between threads.
 */
public final class SharedFits {
  private final Decomposition rows;
  private final double[] y;
  private final int[] penaltyFolds;

  /**
   * Binds a target to decomposed rows.
   *
   * @param yTrain target of each training row of the decomposition
   * @param penaltyFolds fold of each training row, from 0, for elastic nets; may be empty where
   *     there are none
   */
  public SharedFits(Decomposition rows, double[] yTrain, int[] penaltyFolds) {
    Check.targets(yTrain, rows.trainRows());
    if (penaltyFolds.length != 0 && penaltyFolds.length != yTrain.length) {
      throw new IllegalArgumentException(
          "%d penalty folds for %d training rows".formatted(penaltyFolds.length, yTrain.length));
    }
    this.rows = rows;
    this.y = yTrain.clone();
    this.penaltyFolds = penaltyFolds.clone();
  }

  /**
   * Fits every point and predicts the evaluation rows.
   *
   * @param points may repeat and may hold twins
   * @param sink called once for every position in {@code points}, in a fixed order; predictions are
   *     NaN where values of a kernel over the training rows are too large for a number
   */
  public void predict(List<Pipeline> points, PredictionSink sink) {
    Map<Pipeline, List<Integer>> positions = new LinkedHashMap<>();
    for (int i = 0; i < points.size(); i++) {
      positions.computeIfAbsent(points.get(i).representative(), point -> new ArrayList<>()).add(i);
    }
    List<Pipeline> nets = new ArrayList<>();
    List<Pipeline> machines = new ArrayList<>();
    for (Pipeline point : positions.keySet()) {
      if (point.regressor() instanceof ElasticNetSpec) {
        nets.add(point);
      } else {
        machines.add(point);
      }
    }
    PredictionsOf toAll =
        (point, predictions) -> {
          for (int position : positions.getOrDefault(point, List.of())) {
            sink.accept(position, predictions);
          }
        };
    new NetPoints(rows, y, penaltyFolds).predict(nets, toAll);
    new SvrPoints(rows, y).predict(machines, toAll);
  }

  /** Receives the predictions of a pipeline. */
  @FunctionalInterface
  interface PredictionsOf {
    void accept(Pipeline point, double[] predictions);
  }

  /**
   * Support vector machines of a grid: one matrix of inner products a projection, one kernel matrix
   * a kernel, and each solution the start of the next along epsilon and C.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record SvrPoints(Decomposition rows, double[] y) {
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
     * Solves from the widest tube to the narrowest and from small C to large, so that every start
     * is feasible. A kernel that may be indefinite has several optima, and each machine starts from
     * 0 to end in the one it would reach by itself.
     */
    private void solve(
        KernelMatrix kernel, boolean positive, List<SvrSpec> machines, MachineSink sink) {
      List<SvrSpec> ordered = new ArrayList<>(machines);
      ordered.sort(
          Comparator.comparingDouble(SvrSpec::epsilon).reversed().thenComparing(SvrSpec::c));
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

  /** Elastic nets of a grid: all shares of variance and whitenings read off the same products. */
  @SuppressWarnings("ArrayRecordComponent")
  private record NetPoints(Decomposition rows, double[] y, int[] penaltyFolds) {
    void predict(List<Pipeline> points, SharedFits.PredictionsOf sink) {
      if (points.isEmpty()) {
        return;
      }
      if (penaltyFolds.length != y.length) {
        throw new IllegalArgumentException(
            "%d penalty folds for %d training rows of an elastic net"
                .formatted(penaltyFolds.length, y.length));
      }
      // Points whose components are leading columns of the same array go together.
      List<double[]> arrays = new ArrayList<>();
      List<List<Pipeline>> members = new ArrayList<>();
      List<Scores> largest = new ArrayList<>();
      for (Pipeline point : points) {
        Scores scores = unscaled(point);
        int at = 0;
        while (at < arrays.size() && arrays.get(at) != scores.train()) {
          at++;
        }
        if (at == arrays.size()) {
          arrays.add(scores.train());
          members.add(new ArrayList<>());
          largest.add(scores);
        }
        members.get(at).add(point);
        if (scores.components() > largest.get(at).components()) {
          largest.set(at, scores);
        }
      }
      for (int g = 0; g < arrays.size(); g++) {
        Scores most = largest.get(g);
        if (most.components() > WideElasticNet.MOST_PRODUCTS) {
          predictWide(most, members.get(g), sink);
          continue;
        }
        ElasticNetFits fits =
            new ElasticNetFits(most.train(), most.components(), y, most.orthogonal(), penaltyFolds);
        double[] whitening = whitening(most);
        double[] ones = new double[most.components()];
        Arrays.fill(ones, 1);
        for (Pipeline point : members.get(g)) {
          Scores scores = unscaled(point);
          boolean whiten = point.projection() instanceof Projection.Pca pca && pca.whiten();
          LinearFit fit =
              fits.fit(
                  (ElasticNetSpec) point.regressor(),
                  scores.components(),
                  whiten ? whitening : ones);
          sink.accept(point, fit.predict(scores.evaluation(), rows.evaluationRows()));
        }
      }
    }

    /** Standardised features without projection, and too many for their products. */
    private void predictWide(Scores scores, List<Pipeline> points, SharedFits.PredictionsOf sink) {
      WideElasticNet net = new WideElasticNet(scores.train(), y, penaltyFolds);
      for (Pipeline point : points) {
        LinearFit fit = net.fit((ElasticNetSpec) point.regressor());
        sink.accept(point, fit.predict(scores.evaluation(), rows.evaluationRows()));
      }
    }

    private Scores unscaled(Pipeline point) {
      return point.projection() instanceof Projection.Pca pca
          ? rows.scores(pca.share(), false, pca.keepNull())
          : rows.standardised();
    }

    /** Inverse standard deviations (n - 1) of the columns. */
    private double[] whitening(Scores scores) {
      int n = rows.trainRows();
      double[] factors = new double[scores.components()];
      for (int k = 0; k < factors.length; k++) {
        double square = 0;
        for (int i = k * n; i < (k + 1) * n; i++) {
          square += scores.train()[i] * scores.train()[i];
        }
        factors[k] = square > 0 ? Math.sqrt((n - 1) / square) : 1;
      }
      return factors;
    }
  }
}
