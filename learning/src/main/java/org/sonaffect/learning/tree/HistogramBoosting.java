package org.sonaffect.learning.tree;

import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FamilyInput;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.rows.WholeMatrix;

/**
 * Gradient boosting (Friedman, "Greedy function approximation", 2001; "Stochastic gradient
 * boosting", 2002) of trees on binned columns. Targets are standardised first, so that settings are
 * free of units.
 *
 * @param learningRate what share of each tree is added, above 0, up to 1
 * @param trees at most so many, at least 1
 * @param stopping how their number is decided on, by the folds of the context
 * @param loss what is made small
 * @param bins most bins of a column, 2 to 65536
 * @param shape of a tree
 * @param sampling what a tree sees
 * @param shared whether one sequence of trees serves all targets, or each has its own
 */
public record HistogramBoosting(
    double learningRate,
    int trees,
    Stopping stopping,
    BoostingLoss loss,
    int bins,
    TreeShape shape,
    Sampling sampling,
    boolean shared)
    implements Family {
  /** 150 trees of 6 leaves at a rate of 0.06, each on 0.8 of the rows and 0.4 of the columns. */
  public HistogramBoosting() {
    this(
        0.06,
        150,
        Stopping.NONE,
        BoostingLoss.SQUARED,
        64,
        new TreeShape(6, 0, 5, 1),
        new Sampling(0.8, 0.4, 1),
        false);
  }

  /** Refuses settings out of range. */
  public HistogramBoosting {
    Inputs.share("learningRate", learningRate);
    Inputs.atLeast("trees", trees, 1);
    Check.between("bins", bins, 2, BinKey.EXACT.bins());
  }

  @Override
  public FittedTrees fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    BinnedRows binned = new BinKey(bins).of(rows);
    double[] weights = rows.weights();
    BoundedScale[] scales = new BoundedScale[y.length];
    double[][] z = new double[y.length][];
    for (int k = 0; k < y.length; k++) {
      scales[k] = BoundedScale.of(y[k], weights);
      z[k] = scales[k].standardise(y[k]);
    }
    double[] base = new double[y.length];
    double[] importances = new double[binned.columns()];
    Trees[] ensembles = new Trees[shared ? 1 : y.length];
    for (int e = 0; e < ensembles.length; e++) {
      double[][] mine = shared ? z : new double[][] {z[e]};
      Seeds seeds = context.seeds().child("target").child(e);
      int rounds = new BoostingRounds(this, binned, weights, mine, seeds).choose(context);
      Boosting boosting =
          new Boosting(this, binned, weights, mine, WholeMatrix.rows(z[0].length), seeds);
      for (int t = 0; t < rounds; t++) {
        context.deadline().check();
        boosting.step();
      }
      ensembles[e] = boosting.trees();
      System.arraycopy(boosting.base(), 0, base, e, mine.length);
      Importances.addShares(boosting.gains(), importances);
    }
    Importances.toShares(importances);
    return new FittedTrees(binned.columns(), ensembles, false, base, scales, importances);
  }
}
