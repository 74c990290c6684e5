package org.sonaffect.learning.tree;

import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FamilyInput;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * One regression tree (CART; Breiman and others 1984) on all rows.
 *
 * @param columns share of the columns tried at a split, above 0, up to 1
 * @param minLeaf fewest rows of a leaf, at least 1
 * @param maxDepth most splits above a leaf; 0: no limit
 * @param maxLeaves most leaves, the best split first; 0: no limit
 * @param shared whether one tree serves all targets, or each has its own
 */
public record DecisionTree(double columns, int minLeaf, int maxDepth, int maxLeaves, boolean shared)
    implements Family {
  /** All columns at a split, leaves of 5 rows, at most 16 of them. */
  public DecisionTree() {
    this(1, 5, 0, 16, false);
  }

  /** Refuses settings out of range. */
  public DecisionTree {
    Inputs.share("columns", columns);
    Inputs.atLeast("minLeaf", minLeaf, 1);
    Inputs.atLeast("maxDepth", maxDepth, 0);
    Inputs.atLeast("maxLeaves", maxLeaves, 0);
  }

  @Override
  public FittedTrees fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    GrowthRule rule =
        new GrowthRule(columns, minLeaf, maxDepth, maxLeaves, 0, GrowthRule.Thresholds.ALL);
    return new Bagging(1, false, rule)
        .fit(BinKey.EXACT.of(rows), rows.weights(), y, shared, context);
  }
}
