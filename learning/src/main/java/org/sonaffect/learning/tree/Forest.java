package org.sonaffect.learning.tree;

import java.util.Arrays;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;

/**
 * A small random forest that says how far its trees disagree, as a surrogate of a costly function
 * (Hutter, Hoos and Leyton-Brown, "Sequential model-based optimization for general algorithm
 * configuration", 2011). Immutable, usable from many threads.
 */
public final class Forest {
  private final FittedTrees fitted;

  private Forest(FittedTrees fitted) {
    this.fitted = fitted;
  }

  /**
   * Mean and variance, over trees, of their predictions.
   *
   * @param mean of each row, in the target's unit
   * @param variance of each row, in the target's unit squared; 0 of one tree
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Prediction(double[] mean, double[] variance) {}

  /**
   * Grows a forest on bootstraps.
   *
   * @param x at least 1 row and 1 column, finite
   * @param y one number a row, finite
   * @param trees at least 1
   * @param columns share of the columns tried at a split, above 0, up to 1
   * @param minLeaf fewest rows of a leaf, at least 1
   */
  public static Forest fit(
      Matrix x, double[] y, int trees, double columns, int minLeaf, Seeds seeds) {
    RandomForest settings = new RandomForest(trees, columns, minLeaf, 0, true, true);
    if (x.rows() == 0 || x.columns() == 0) {
      throw new IllegalArgumentException(
          "%d rows of %d columns, expected at least 1 of 1".formatted(x.rows(), x.columns()));
    }
    Check.targets(y, x.rows());
    double[] weights = new double[x.rows()];
    Arrays.fill(weights, 1);
    GrowthRule rule =
        new GrowthRule(settings.columns(), settings.minLeaf(), 0, 0, 0, GrowthRule.Thresholds.ALL);
    return new Forest(
        new Bagging(settings.trees(), true, rule)
            .fit(
                BinnedRows.of(x, BinKey.EXACT.bins()),
                weights,
                new double[][] {y},
                true,
                new FitContext(new int[x.rows()], seeds)));
  }

  /** Predicts each row, whatever the others. */
  public Prediction predict(Matrix x) {
    Check.applied(x, fitted.columns());
    Trees trees = fitted.ensembles()[0];
    BoundedScale scale = fitted.scales()[0];
    double[] mean = new double[x.rows()];
    double[] variance = new double[x.rows()];
    double[] said = new double[trees.size()];
    for (int i = 0; i < x.rows(); i++) {
      double sum = 0;
      for (int t = 0; t < said.length; t++) {
        said[t] = trees.values()[trees.leaf(t, x.values(), i * x.columns())];
        sum += said[t];
      }
      double centre = sum / said.length;
      double squares = 0;
      for (double z : said) {
        squares += (z - centre) * (z - centre);
      }
      mean[i] = scale.restoreMean(centre);
      double deviation = scale.deviation() * Math.sqrt(squares / said.length) * scale.unit();
      variance[i] = Math.min(Double.MAX_VALUE, deviation * deviation);
    }
    return new Prediction(mean, variance);
  }
}
