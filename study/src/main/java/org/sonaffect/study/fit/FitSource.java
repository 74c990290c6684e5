package org.sonaffect.study.fit;

import java.util.Arrays;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.VariantPipelines;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.grid.PipelineFits;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Target;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.plan.VariantRows;

/** Decompositions and fits that share all they can, as each protocol standardises. */
public final class FitSource {
  private FitSource() {}

  /**
   * Under the nested protocol a test value beyond the range of the training rows is taken to the
   * edge of that range; the published ones extrapolate, as the published code does.
   */
  public static PipelineFits.Source of(Protocol protocol) {
    return protocol == Protocol.NESTED ? PipelineFits.SHARED : PipelineFits.EXTRAPOLATING;
  }

  /**
   * For what a search has chosen: the training rows of a split are clips, which are fitted on
   * together with their variants, where there are any.
   */
  public static PipelineFits.Source of(Protocol protocol, VariantRows variants) {
    return variants.trained() ? (x, split) -> withVariants(x, split, variants) : of(protocol);
  }

  private static PipelineFits withVariants(Matrix x, Split split, VariantRows variants) {
    int[] clips = split.train();
    VariantPipelines pipelines = VariantPipelines.of(x, clips, variants.variants(split));
    Matrix tested = x.rows(split.test());
    return (target, penaltyFolds, points, sink) -> {
      double[] y = ratings(target, clips);
      for (int i = 0; i < points.size(); i++) {
        sink.accept(i, pipelines.fit(points.get(i), y, penaltyFolds).predict(tested));
      }
    };
  }

  /** A chosen pipeline, fitted on clips and their variants, where there are any. */
  public static FittedPipeline fitted(
      Pipeline pipeline, VariantRows variants, Target target, int[] clips, int[] penaltyFolds) {
    double[] y = ratings(target, clips);
    return variants.trained()
        ? VariantPipelines.of(variants.x(), clips, variants.variants(clips))
            .fit(pipeline, y, penaltyFolds)
        : pipeline.fit(variants.x(), y, clips, penaltyFolds);
  }

  private static double[] ratings(Target target, int[] clips) {
    return Arrays.stream(clips).mapToDouble(row -> target.rating()[row]).toArray();
  }
}
