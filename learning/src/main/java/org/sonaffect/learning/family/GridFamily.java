package org.sonaffect.learning.family;

import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * A family that the paper's grids search. Its targets are fitted each by itself, as they are:
 * neither rows nor targets are weighted or scaled. Many of its settings can be fitted at a time on
 * the rows of one decomposition, which gives the same and is much faster ({@code
 * learning.grid.SharedFits}).
 */
public sealed interface GridFamily extends Family permits ElasticNetSpec, SvrSpec {
  /**
   * Fits one target.
   *
   * @param scores columns of the training rows
   * @param y target of each row, finite
   * @param folds fold of each row, from 0, for a family that chooses among its own settings
   */
  FittedFunction fit(Scores scores, double[] y, int[] folds);

  @Override
  default FittedFunction fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    Scores columns = Scores.of(rows.x());
    List<FittedFunction> each =
        Arrays.stream(y).map(target -> fit(columns, target, context.folds())).toList();
    return each.size() == 1 ? each.get(0) : new Each(each);
  }

  /** One function a target. */
  record Each(List<FittedFunction> functions) implements FittedFunction {
    @Override
    public double[][] predict(Matrix x) {
      return functions.stream().map(one -> one.predict(x)[0]).toArray(double[][]::new);
    }
  }
}
