package org.sonaffect.learning;

import java.util.Arrays;

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
    Check.targets(y, trainRows.length);
    Decomposition rows = Decomposition.of(x, trainRows, new int[0]);
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
    return new FittedPipeline(spec, projection, new LinearRegression(fit));
  }
}
