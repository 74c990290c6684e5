package org.sonaffect.learning.tree;

import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FamilyInput;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * A random forest (Breiman 2001): the mean of trees, each grown on a bootstrap of the rows, with
 * the best split of some columns at every node.
 *
 * @param trees at least 1
 * @param columns share of the columns tried at a split, above 0, up to 1
 * @param minLeaf fewest rows of a leaf, at least 1
 * @param maxDepth most splits above a leaf; 0: no limit
 * @param bootstrap whether each tree sees a bootstrap, or all rows
 * @param shared whether one tree serves all targets, splitting by the sum of their standardised
 *     variances; else each target has trees of its own
 */
public record RandomForest(
    int trees, double columns, int minLeaf, int maxDepth, boolean bootstrap, boolean shared)
    implements Family {
  /** 100 trees on bootstrapped rows, a third of the columns at a split, leaves of 2 rows. */
  public RandomForest() {
    this(100, 0.33, 2, 0, true, false);
  }

  /** Refuses settings out of range. */
  public RandomForest {
    Inputs.atLeast("trees", trees, 1);
    Inputs.share("columns", columns);
    Inputs.atLeast("minLeaf", minLeaf, 1);
    Inputs.atLeast("maxDepth", maxDepth, 0);
  }

  @Override
  public FittedTrees fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    GrowthRule rule = new GrowthRule(columns, minLeaf, maxDepth, 0, 0, GrowthRule.Thresholds.ALL);
    return new Bagging(trees, bootstrap, rule)
        .fit(BinKey.EXACT.of(rows), rows.weights(), y, shared, context);
  }
}
