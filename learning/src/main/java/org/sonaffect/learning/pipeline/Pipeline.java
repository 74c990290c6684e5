package org.sonaffect.learning.pipeline;

import java.util.Arrays;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.FitRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.WholeMatrix;

/** Standardise, project, regress; fitted on training rows only. */
public record Pipeline(PipelineSpec spec) implements Regressor {
  @Override
  public FittedPipeline fit(Matrix x, double[] y, FitRows rows) {
    Check.training(x, y, rows);
    return fit(x, y, WholeMatrix.rows(x.rows()), spec, rows.folds());
  }

  /**
   * Fits on some rows of a matrix.
   *
   * @param y target of each of the training rows, in their order
   * @param trainRows rows to learn from, at least 1
   * @param penaltyFolds fold of each training row, from 0, for an elastic net; else may be empty
   * @throws IllegalArgumentException if sizes do not agree or a number is not finite
   */
  public static FittedPipeline fit(
      Matrix x, double[] y, int[] trainRows, PipelineSpec spec, int[] penaltyFolds) {
    return fit(Decomposition.of(x, trainRows, new int[0]), y, spec, penaltyFolds);
  }

  /**
   * As {@link #fit(Matrix, double[], int[], PipelineSpec, int[])}, but where a feature of a row
   * that comes later lies beyond the range of the training rows, it is taken to the edge of that
   * range: nothing is extrapolated, as under the sound protocol.
   */
  public static FittedPipeline fitWithinRange(
      Matrix x, double[] y, int[] trainRows, PipelineSpec spec, int[] penaltyFolds) {
    return fit(Decomposition.withinRange(x, trainRows, new int[0]), y, spec, penaltyFolds);
  }

  private static FittedPipeline fit(
      Decomposition rows, double[] y, PipelineSpec spec, int[] penaltyFolds) {
    Check.targets(y, rows.trainRows());
    FittedProjection projection = FittedProjection.of(rows, spec.projection());
    Scores scores = SharedFits.scores(rows, spec.projection());
    if (spec.regressor() instanceof SvrSpec svr) {
      return new FittedPipeline(spec, projection, SupportVectors.fit(scores, y, svr));
    }
    ElasticNetSpec net = (ElasticNetSpec) spec.regressor();
    double[] ones = new double[scores.components()];
    Arrays.fill(ones, 1);
    LinearFit fit =
        scores.components() > WideElasticNet.MOST_PRODUCTS
            ? new WideElasticNet(scores.train(), y, penaltyFolds).fit(net)
            : new ElasticNetFits(
                    scores.train(), scores.components(), y, scores.orthogonal(), penaltyFolds)
                .fit(net, scores.components(), ones);
    return new FittedPipeline(spec, projection, fit);
  }
}
