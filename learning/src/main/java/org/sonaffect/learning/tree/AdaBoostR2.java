package org.sonaffect.learning.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FamilyInput;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.rows.WholeMatrix;

/**
 * AdaBoost.R2 of regression trees (Drucker, "Improving regressors using boosting techniques",
 * 1997): each tree sees a resample in which rows with large errors so far are more frequent, and a
 * prediction is the weighted median of the trees. Each target has trees of its own.
 *
 * @param trees at most so many, at least 1
 * @param learningRate exponent that slows the change of the rows' weights, above 0, up to 10
 * @param loss of a row, relative to the largest error of the tree
 * @param minLeaf fewest rows of a leaf, at least 1
 * @param maxDepth most splits above a leaf; 0: no limit
 * @param columns share of the columns tried at a split, above 0, up to 1
 */
@Form.Named("adaboost-r2")
public record AdaBoostR2(
    int trees, double learningRate, Loss loss, int minLeaf, int maxDepth, double columns)
    implements Family {
  /** Loss of a row by its relative error in [0, 1] (Drucker 1997, section 3). */
  public enum Loss {
    /** The relative error. */
    LINEAR,
    /** Its square. */
    SQUARE,
    /** One less its negative exponential. */
    EXPONENTIAL;

    double of(double error) {
      return switch (this) {
        case LINEAR -> error;
        case SQUARE -> error * error;
        case EXPONENTIAL -> 1 - StrictMath.exp(-error);
      };
    }
  }

  /** 50 trees of depth 8 at a rate of 0.7, linear loss, leaves of 3 rows. */
  public AdaBoostR2() {
    this(50, 0.7, Loss.LINEAR, 3, 8);
  }

  /** Refuses settings out of range. */
  public AdaBoostR2 {
    Inputs.atLeast("trees", trees, 1);
    Check.between("learningRate", learningRate, Double.MIN_NORMAL, 10);
    Inputs.atLeast("minLeaf", minLeaf, 1);
    Inputs.atLeast("maxDepth", maxDepth, 0);
    Check.between("columns", columns, Double.MIN_NORMAL, 1);
  }

  /** With all columns at every split. */
  public AdaBoostR2(int trees, double learningRate, Loss loss, int minLeaf, int maxDepth) {
    this(trees, learningRate, loss, minLeaf, maxDepth, 1);
  }

  @Override
  public FittedMedianTrees fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    BinnedRows binned = BinKey.EXACT.of(rows);
    Trees[] ensembles = new Trees[y.length];
    double[][] votes = new double[y.length][];
    BoundedScale[] scales = new BoundedScale[y.length];
    for (int k = 0; k < y.length; k++) {
      scales[k] = BoundedScale.of(y[k], rows.weights());
      List<Trees> grown = new ArrayList<>();
      votes[k] =
          boost(
              binned,
              rows.weights(),
              scales[k].standardise(y[k]),
              context.with(context.seeds().child("target").child(k)),
              grown);
      ensembles[k] = Trees.joined(1, grown);
    }
    return new FittedMedianTrees(binned.columns(), ensembles, votes, scales);
  }

  private double[] boost(
      BinnedRows rows, double[] start, double[] z, FitContext context, List<Trees> grown) {
    int n = rows.rows();
    GrowthRule rule = new GrowthRule(columns, minLeaf, maxDepth, 0, 0, GrowthRule.Thresholds.ALL);
    TreeGrowth growth = new TreeGrowth(rows, rule, 1);
    double[] weights = start.clone();
    double[] votes = new double[trees];
    double[] losses = new double[n];
    for (int t = 0; t < trees; t++) {
      context.deadline().check();
      SplitMix64 random = context.seeds().child(t).random();
      Importances.toShares(weights);
      int[] times = Draws.bootstrap(random, weights);
      int[] in = WholeMatrix.rows(z.length);
      in = Arrays.stream(in).filter(i -> times[i] > 0).toArray();
      double[] counted = Arrays.stream(times).asDoubleStream().toArray();
      growth.grow(in, counted, new double[][] {z}, rows.varying(), random);
      Trees tree = growth.tree();
      double mean = losses(rows, tree, z, weights, losses);
      if (mean >= 0.5 && t > 0) {
        return Arrays.copyOf(votes, t);
      }
      grown.add(tree);
      if (mean == 0 || mean >= 0.5) {
        // A tree without errors decides alone; so does a first one that is worse than a guess.
        votes[t] = 1;
        return mean == 0 ? alone(grown, tree) : new double[] {1};
      }
      double beta = mean / (1 - mean);
      votes[t] = -learningRate * StrictMath.log(beta);
      for (int i = 0; i < n; i++) {
        weights[i] *= StrictMath.pow(beta, (1 - losses[i]) * learningRate);
      }
    }
    return votes;
  }

  private static double[] alone(List<Trees> grown, Trees tree) {
    grown.clear();
    grown.add(tree);
    return new double[] {1};
  }

  /** The loss of each row, and their mean by weights that add up to 1. */
  private double losses(
      BinnedRows rows, Trees tree, double[] z, double[] weights, double[] losses) {
    double largest = 0;
    for (int i = 0; i < z.length; i++) {
      int leaf = tree.leaf(0, rows.x().values(), i * rows.columns());
      losses[i] = Math.abs(tree.values()[leaf] - z[i]);
      largest = Math.max(largest, losses[i]);
    }
    double mean = 0;
    for (int i = 0; i < z.length; i++) {
      losses[i] = largest == 0 ? 0 : loss.of(losses[i] / largest);
      mean += weights[i] * losses[i];
    }
    return mean;
  }
}
