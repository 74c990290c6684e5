package org.sonaffect.learning.tree;

import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FamilyInput;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Extremely randomised trees (Geurts, Ernst and Wehenkel 2006): the mean of trees which take, at
 * every node, the best of random thresholds, one for each of some columns.
 *
 * @param trees at least 1
 * @param columns share of the columns tried at a split, above 0, up to 1
 * @param minLeaf fewest rows of a leaf, at least 1
 * @param maxDepth most splits above a leaf; 0: no limit
 * @param bootstrap whether each tree sees a bootstrap, or all rows
 * @param ranks whether thresholds are uniform between ranks, which is faster on many columns and
 *     the same for any monotone change of a column; else between values, as in the paper, on up to
 *     65536 rows
 * @param shared whether one tree serves all targets, splitting by the sum of their standardised
 *     variances; else each target has trees of its own
 */
public record ExtraTrees(
    int trees,
    double columns,
    int minLeaf,
    int maxDepth,
    boolean bootstrap,
    boolean ranks,
    boolean shared)
    implements Family {
  /** 100 trees on all rows, a third of the columns at a split, leaves of 2 rows, cuts by rank. */
  public ExtraTrees() {
    this(100, 0.33, 2, 0, false, true, false);
  }

  /** Refuses settings out of range. */
  public ExtraTrees {
    Inputs.atLeast("trees", trees, 1);
    Inputs.share("columns", columns);
    Inputs.atLeast("minLeaf", minLeaf, 1);
    Inputs.atLeast("maxDepth", maxDepth, 0);
  }

  @Override
  public FittedTrees fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    boolean byRank = ranks || rows.size() > BinKey.EXACT.bins();
    GrowthRule rule =
        new GrowthRule(
            columns,
            minLeaf,
            maxDepth,
            0,
            0,
            byRank ? GrowthRule.Thresholds.RANK : GrowthRule.Thresholds.VALUE);
    return new Bagging(trees, bootstrap, rule)
        .fit(BinKey.EXACT.of(rows), rows.weights(), y, shared, context);
  }
}
