package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.linear.LeastSquares;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Fits families on clips and variants of them, so that what is learnt looks back at the clips
 * alone: a model is no larger for the variants.
 *
 * <p>A family that takes its rows for independent learns from the clips only. A weighted sum of
 * similarities with all rows becomes the nearest one of similarities with the clips, in least
 * squares over all rows (projection on a subset of regressors: Rasmussen and Williams 2006, section
 * 8.3.1).
 *
 * @param clips as they are
 * @param all the clips, and behind them their variants
 */
public record VariantFit(TrainingRows clips, TrainingRows all) {
  /** Of clips without variants. */
  public static VariantFit of(TrainingRows clips) {
    return new VariantFit(clips, clips);
  }

  /**
   * Of clips with variants.
   *
   * @param x of the variants: all clips in their order, once or several times over
   * @param weights of the clips and of the variants, with mean 1
   */
  public static VariantFit of(TrainingRows clips, Matrix x, double[] weights) {
    double[] values =
        Arrays.copyOf(clips.x().values(), clips.x().values().length + x.values().length);
    System.arraycopy(x.values(), 0, values, clips.x().values().length, x.values().length);
    int n = clips.size() + x.rows();
    return new VariantFit(
        clips,
        new TrainingRows(
            new Matrix(n, x.columns(), values),
            repeated(clips.domain(), n),
            weights,
            clips.size()));
  }

  /**
   * Fits a family.
   *
   * @param y {@code [target][clip]}
   * @param context folds are those of the clips
   * @return what it has learnt, which looks back at the clips if at any rows
   */
  public FittedFamily fit(Family family, double[][] y, FitContext context) {
    if (all.size() == clips.size() || family.independentRows()) {
      return family.fit(clips, y, context);
    }
    double[][] spread =
        Arrays.stream(y)
            .map(
                target ->
                    IntStream.range(0, all.size())
                        .mapToDouble(i -> target[i % clips.size()])
                        .toArray())
            .toArray(double[][]::new);
    FittedFamily fitted =
        family.fit(
            all,
            spread,
            new FitContext(
                repeated(context.folds(), all.size()), context.seeds(), context.deadline()));
    return fitted instanceof FittedDual dual ? onClips(dual) : fitted;
  }

  private static int[] repeated(int[] ofClips, int length) {
    return IntStream.range(0, length).map(i -> ofClips[i % ofClips.length]).toArray();
  }

  private FittedDual onClips(FittedDual fitted) {
    int n = all.size();
    double[][] predicted = fitted.predict(new EvaluationRows(all, all.x(), all.domain()));
    EvaluationRows seen = new EvaluationRows(clips, all.x(), all.domain());
    List<DualWeights> duals = new ArrayList<>();
    LeastSquares squares = null;
    for (int t = 0; t < predicted.length; t++) {
      DualWeights dual = fitted.duals().get(t);
      if (squares == null || !fitted.kernels().get(t).equals(fitted.kernels().get(t - 1))) {
        squares = LeastSquares.of(fitted.kernels().get(t).between(seen), n, clips.size());
      }
      double[] wanted = predicted[t].clone();
      for (int i = 0; i < n; i++) {
        wanted[i] -= dual.intercept(all.domain()[i]);
      }
      duals.add(new DualWeights(squares.weights(wanted), dual.byDomain(), dual.elsewhere()));
    }
    return new FittedDual(fitted.columns(), fitted.kernels(), List.copyOf(duals));
  }
}
