package org.sonaffect.learning.tree;

import org.sonaffect.learning.family.StoredFamily;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;

/**
 * Trees whose leaves are added up or averaged: a decision tree, a forest, a boosted sequence.
 *
 * @param columns it was fitted on
 * @param ensembles one for each target, or one of trees with a number for each target
 * @param averaged whether a prediction is the mean of the trees, as of a forest, or {@code base}
 *     and their sum
 * @param base what each target starts from, standardised
 * @param scales from standardised to the targets' units
 * @param importances see {@link #importances()}
 */
@Form.Named("trees")
@SuppressWarnings("ArrayRecordComponent")
public record FittedTrees(
    int columns,
    Trees[] ensembles,
    boolean averaged,
    double[] base,
    BoundedScale[] scales,
    double[] importances)
    implements StoredFamily {

  /**
   * Share of each column in what all splits took away from the squared error of the standardised
   * targets, averaged over trees (and targets); they add up to 1, or are all 0 where nothing was
   * split.
   */
  @Override
  public double[] importances() {
    return importances;
  }

  @Override
  public double[][] predict(EvaluationRows rows) {
    return predict(rows.x());
  }

  /** The same for plain rows, {@code [target][row]}. */
  public double[][] predict(Matrix x) {
    Check.applied(x, columns);
    double[][] predicted = new double[scales.length][x.rows()];
    for (int i = 0; i < x.rows(); i++) {
      for (int e = 0; e < ensembles.length; e++) {
        Trees trees = ensembles[e];
        double[] sum = new double[trees.outputs()];
        trees.add(x.values(), i * columns, sum);
        for (int k = 0; k < sum.length; k++) {
          int target = ensembles.length == 1 ? k : e;
          predicted[target][i] =
              averaged
                  ? scales[target].restoreMean(base[target] + sum[k] / trees.size())
                  : scales[target].restore(base[target] + sum[k]);
        }
      }
    }
    return predicted;
  }

  @Override
  public void check(Reading reading, int rows, int columns, int targets) {
    reading.count("columns", this.columns, columns);
    boolean shared = ensembles.length == 1;
    if (!shared && ensembles.length != targets) {
      throw reading.field("ensembles").refuse(ensembles.length + "", "one per target");
    }
    for (int e = 0; e < ensembles.length; e++) {
      ensembles[e].check(reading.field("ensembles").item(e), columns, shared ? targets : 1);
    }
    reading.count("base", base.length, targets);
    reading.count("scales", scales.length, targets);
    reading.count("importances", importances.length, columns);
  }
}
