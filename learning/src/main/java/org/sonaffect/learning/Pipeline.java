package org.sonaffect.learning;

import java.util.Arrays;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.GridFamily;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.prepare.FittedProjection;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.WholeMatrix;

/**
 * A pipeline before it sees data: standardise, project, regress; all fitted on training rows only.
 * Where a feature of a row to be predicted lies beyond the range of the training rows, it is taken
 * to the edge of that range, as in studies; only {@link #fitExtrapolating} lets it pass.
 *
 * @param projection of the standardised features
 * @param regressor fitted on what the projection makes of them
 */
public record Pipeline(Projection projection, GridFamily regressor) {
  /** Penalty folds where none are given. */
  private static final int FOLDS = 5;

  /** Without a projection: the standardised features themselves. */
  public Pipeline(GridFamily regressor) {
    this(Projection.NONE, regressor);
  }

  /** Short text, unique to these values, such as {@code pca(share=0.8,whiten) svr(...)}. */
  public String describe() {
    return projection.describe() + " " + regressor.describe();
  }

  /**
   * The pipeline that stands for all those with the same optimum. Two pipelines with equal
   * representatives are twins: they are solved once and predict the same. A support vector machine
   * is represented by the one without shrinking; an elastic net that normalises its columns, by the
   * one on components that are not whitened.
   */
  public Pipeline representative() {
    if (regressor instanceof SvrSpec svr && svr.shrinking()) {
      return new Pipeline(
          projection, new SvrSpec(svr.kernel(), svr.c(), svr.epsilon(), false, svr.tolerance()));
    }
    if (regressor instanceof ElasticNetSpec net
        && net.normalize()
        && projection instanceof Projection.Pca pca
        && pca.whiten()) {
      return new Pipeline(new Projection.Pca(pca.share(), false, pca.keepNull()), regressor);
    }
    return this;
  }

  /**
   * Fits on all rows of a matrix.
   *
   * @param x training rows, at least 1
   * @param y target of each row
   * @throws IllegalArgumentException if sizes do not agree or a number is not finite
   */
  public FittedPipeline fit(Matrix x, double[] y) {
    return fit(x, y, WholeMatrix.rows(x.rows()));
  }

  /**
   * Fits on some rows of a matrix. An elastic net chooses its penalty by five contiguous folds.
   *
   * @param y target of each row of the matrix
   * @param rows row numbers to learn from, at least 1
   * @throws IllegalArgumentException if sizes do not agree or a number is not finite
   */
  public FittedPipeline fit(Matrix x, double[] y, int[] rows) {
    Check.training(x);
    Check.targets(y, x.rows());
    double[] targets = Arrays.stream(rows).mapToDouble(row -> y[row]).toArray();
    return fit(x, targets, rows, PenaltyFolds.contiguous(rows.length, FOLDS));
  }

  /**
   * Fits on some rows of a matrix.
   *
   * @param y target of each of the training rows, in their order
   * @param rows row numbers to learn from, at least 1
   * @param penaltyFolds fold of each training row, from 0, for an elastic net; else may be empty
   * @throws IllegalArgumentException if sizes do not agree or a number is not finite
   */
  public FittedPipeline fit(Matrix x, double[] y, int[] rows, int[] penaltyFolds) {
    return fit(Decomposition.of(x, rows, new int[0]), y, penaltyFolds);
  }

  /**
   * As {@link #fit(Matrix, double[], int[], int[])}, but values beyond the range of the training
   * rows stay as they are. Ratios among audio features have such tails that one clip may lie a
   * million standard deviations out, and a linear model follows it there.
   */
  public FittedPipeline fitExtrapolating(Matrix x, double[] y, int[] rows, int[] penaltyFolds) {
    return fit(Decomposition.extrapolating(x, rows, new int[0]), y, penaltyFolds);
  }

  private FittedPipeline fit(Decomposition rows, double[] y, int[] penaltyFolds) {
    Check.targets(y, rows.trainRows());
    if (penaltyFolds.length > 0 && penaltyFolds.length != y.length) {
      throw new IllegalArgumentException(
          "folds of %d rows for %d rows".formatted(penaltyFolds.length, y.length));
    }
    return new FittedPipeline(
        this,
        FittedProjection.of(rows, projection),
        regressor.fit(projection.scores(rows), y, penaltyFolds));
  }
}
