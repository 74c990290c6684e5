package org.sonaffect.automl.space;

import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.prepare.Importance;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.tree.ExtraTrees;
import org.sonaffect.learning.tree.FittedTrees;

/**
 * What the splits by each column gain in extremely randomised trees (Breiman's mean decrease of
 * impurity).
 *
 * @param trees how many
 */
@Form.Named("extra-trees")
record TreeImportance(int trees) implements Importance {
  /** Columns tried at a split, at most. */
  private static final double MOST_TRIED = 100;

  private static final int LEAF = 5;

  @Override
  public double[] of(TrainingRows rows, double[][] y, FitContext context) {
    double columns = Math.min(1, MOST_TRIED / rows.x().columns());
    FittedFamily fitted =
        new ExtraTrees(trees, columns, LEAF, 0, false, true, true).fit(rows, y, context);
    return ((FittedTrees) fitted).importances().clone();
  }
}
