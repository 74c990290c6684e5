package org.sonaffect.learning.tree;

import org.sonaffect.learning.family.StoredFamily;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.portable.Reading;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.WholeMatrix;

/**
 * Trees whose weighted median is the prediction.
 *
 * @param columns it was fitted on
 * @param ensembles of each target
 * @param votes {@code [target][tree]}, weight of each tree
 * @param scales from standardised to the targets' units
 */
@Form.Named("median-trees")
@SuppressWarnings("ArrayRecordComponent")
public record FittedMedianTrees(
    int columns, Trees[] ensembles, double[][] votes, BoundedScale[] scales)
    implements StoredFamily {

  @Override
  public double[][] predict(EvaluationRows rows) {
    Check.applied(rows.x(), columns);
    double[] x = rows.x().values();
    double[][] predicted = new double[scales.length][rows.size()];
    for (int k = 0; k < predicted.length; k++) {
      Trees trees = ensembles[k];
      double[] said = new double[trees.size()];
      int[] order = WholeMatrix.rows(said.length);
      for (int i = 0; i < rows.size(); i++) {
        for (int t = 0; t < said.length; t++) {
          said[t] = trees.values()[trees.leaf(t, x, i * columns)];
        }
        double median = WeightedQuantile.of(said, votes[k], order, 0, said.length, 0.5);
        predicted[k][i] = scales[k].restoreMean(median);
      }
    }
    return predicted;
  }

  @Override
  public void check(Reading reading, int rows, int columns, int targets) {
    reading.count("columns", this.columns, columns);
    reading.count("ensembles", ensembles.length, targets);
    reading.count("votes", votes.length, targets);
    reading.count("scales", scales.length, targets);
    for (int t = 0; t < targets; t++) {
      ensembles[t].check(reading.field("ensembles").item(t), columns, 1);
      reading.field("votes").item(t).count("doubles", votes[t].length, ensembles[t].size());
    }
  }
}
