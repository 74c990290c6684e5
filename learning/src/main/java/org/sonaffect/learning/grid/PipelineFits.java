package org.sonaffect.learning.grid;

import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Target;

/** Fits many pipelines on the training rows of one split and predicts its test rows. */
@FunctionalInterface
public interface PipelineFits {
  /**
   * The predictions of every point.
   *
   * @param target its ratings, of every row of the matrix
   * @param penaltyFolds the penalty fold of each training row
   * @param points no two of them twins
   * @param sink called once for every point
   */
  void predict(Target target, int[] penaltyFolds, List<Pipeline> points, PredictionSink sink);

  /** One {@link Decomposition} of the split's training rows, and {@link SharedFits} upon it. */
  Source SHARED =
      (x, split) -> shared(Decomposition.of(x, split.train(), split.test()), split.train());

  /** The same without keeping test rows to the range of the training rows. */
  Source EXTRAPOLATING =
      (x, split) ->
          shared(Decomposition.extrapolating(x, split.train(), split.test()), split.train());

  private static PipelineFits shared(Decomposition rows, int[] train) {
    return (target, penaltyFolds, points, sink) -> {
      double[] y = Arrays.stream(train).mapToDouble(r -> target.rating()[r]).toArray();
      new SharedFits(rows, y, penaltyFolds).predict(points, sink);
    };
  }

  /** Prepares what the pipelines of a split share. */
  @FunctionalInterface
  interface Source {
    /** For the rows of a matrix that a split names. */
    PipelineFits of(Matrix x, Split split);
  }
}
