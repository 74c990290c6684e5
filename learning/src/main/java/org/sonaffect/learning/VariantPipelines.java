package org.sonaffect.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sonaffect.learning.family.FittedFunction;
import org.sonaffect.learning.family.FittedMachine;
import org.sonaffect.learning.family.GridFamily;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.KernelMatrix;
import org.sonaffect.learning.linear.LeastSquares;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.prepare.FittedProjection;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;

/**
 * Fits pipelines on clips and variants of them. Standardisation and projection are those of the
 * clips; the regressor learns from the variants too, with the settings that suit the clips: a clip
 * and its variants share the C of one row. A support vector machine becomes the nearest sum of
 * similarities with the clips (projection on a subset of regressors: Rasmussen and Williams 2006,
 * section 8.3.1), so that what is fitted is no larger for the variants.
 */
public final class VariantPipelines {
  private final Decomposition rows;

  private VariantPipelines(Decomposition rows) {
    this.rows = rows;
  }

  /**
   * Prepares what the pipelines share.
   *
   * @param clips rows of a matrix, as they are
   * @param variants of all clips in their order, once or several times over
   */
  public static VariantPipelines of(Matrix x, int[] clips, int[] variants) {
    if (clips.length == 0 || variants.length % clips.length != 0) {
      throw new IllegalArgumentException(
          "%d variants of %d clips".formatted(variants.length, clips.length));
    }
    return new VariantPipelines(Decomposition.of(x, clips, variants));
  }

  /**
   * Fits a pipeline.
   *
   * @param y target of each clip
   * @param penaltyFolds fold of each clip, from 0, for an elastic net; else may be empty
   */
  public FittedPipeline fit(Pipeline pipeline, double[] y, int[] penaltyFolds) {
    int n = rows.trainRows();
    Check.targets(y, n);
    Scores seen = pipeline.projection().scores(rows);
    Scores all = together(seen);
    double[] targets = IntStream.range(0, all.trainRows()).mapToDouble(i -> y[i % n]).toArray();
    int[] folds =
        penaltyFolds.length == 0
            ? penaltyFolds
            : IntStream.range(0, all.trainRows()).map(i -> penaltyFolds[i % n]).toArray();
    FittedFunction fitted =
        shared(pipeline.regressor(), n / (double) all.trainRows()).fit(all, targets, folds);
    return new FittedPipeline(
        pipeline,
        FittedProjection.of(rows, pipeline.projection()),
        fitted instanceof FittedMachine machine ? onClips(machine, seen, all) : fitted);
  }

  private static GridFamily shared(GridFamily regressor, double share) {
    return regressor instanceof SvrSpec svr
        ? new SvrSpec(
            svr.kernel(), svr.c() * share, svr.epsilon(), svr.shrinking(), svr.tolerance())
        : regressor;
  }

  /** The clips, and behind them their variants, all to be trained on. */
  private static Scores together(Scores seen) {
    int n = seen.trainRows();
    int e = seen.evaluationRows();
    double[] all = new double[seen.components() * (n + e)];
    for (int k = 0; k < seen.components(); k++) {
      System.arraycopy(seen.train(), k * n, all, k * (n + e), n);
      System.arraycopy(seen.evaluation(), k * e, all, k * (n + e) + n, e);
    }
    return new Scores(seen.components(), n + e, 0, all, new double[0], false);
  }

  private static FittedMachine onClips(FittedMachine machine, Scores seen, Scores all) {
    int n = seen.trainRows();
    int rows = all.trainRows();
    int m = machine.columns();
    double[] clips = Arrays.copyOf(seen.train(), m * n);
    double[] values =
        KernelMatrix.between(machine.kernel(), m, machine.variance(), clips, n, all.train(), rows);
    double[] support =
        KernelMatrix.between(
            machine.kernel(),
            m,
            machine.variance(),
            machine.vectors(),
            machine.weights().length,
            all.train(),
            rows);
    double[] wanted = KernelMatrix.predict(support, rows, machine.weights(), 0);
    return new FittedMachine(
        machine.kernel(),
        m,
        machine.variance(),
        clips,
        LeastSquares.of(values, rows, n).weights(wanted),
        machine.intercept());
  }
}
