package org.sonaffect.learning.family;

import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.linear.LinearFit;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.ShortDecimal;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * The elastic net (Zou and Hastie, J. R. Stat. Soc. B 67, 2005), its penalty chosen along a path by
 * the context's folds. Of wide rows the columns of the strongest correlation enter (sure
 * independence screening: Fan and Lv, J. R. Stat. Soc. B 70, 2008). Weights of rows are not used.
 *
 * @param l1Ratio share of the absolute penalty, above 0 and at most 1
 */
@Form.Named("elastic-net")
public record SparseLinear(double l1Ratio) implements Family {
  /** Columns that enter at most. */
  static final int MOST_COLUMNS = 400;

  private static final int PENALTIES = 50;
  private static final double TOLERANCE = 1e-5;
  private static final double SMALLEST = 1e-3;

  /** Checks the ratio. */
  public SparseLinear {
    Check.positive("l1_ratio", l1Ratio);
    Check.between("l1_ratio", l1Ratio, 0, 1);
  }

  @Override
  public String describe() {
    return "elastic-net(l1_ratio=%s)".formatted(ShortDecimal.of(l1Ratio));
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    int n = rows.size();
    ElasticNetSpec net = new ElasticNetSpec(l1Ratio, false, PENALTIES, TOLERANCE, SMALLEST);
    double[][] weights = new double[y.length][rows.x().columns()];
    double[] intercepts = new double[y.length];
    int[] folds = ownFolds(context.folds());
    for (int t = 0; t < y.length; t++) {
      int[] leading = Correlations.leading(rows.byFeature(), y[t], MOST_COLUMNS);
      double[] columns = new double[leading.length * n];
      double[] means = new double[leading.length];
      for (int k = 0; k < leading.length; k++) {
        for (int i = 0; i < n; i++) {
          means[k] += rows.byFeature()[leading[k] * n + i] / n;
        }
        // Centred first: the fit subtracts squares of means from sums of squares.
        for (int i = 0; i < n; i++) {
          columns[k * n + i] = rows.byFeature()[leading[k] * n + i] - means[k];
        }
      }
      Scores scores = new Scores(leading.length, n, 0, columns, new double[0], false);
      LinearFit fit = net.fit(scores, y[t], folds).fit();
      intercepts[t] = fit.intercept();
      for (int k = 0; k < leading.length; k++) {
        weights[t][leading[k]] = fit.weights()[k];
        intercepts[t] -= fit.weights()[k] * means[k];
      }
    }
    return new FittedLinear(weights, intercepts);
  }

  /** The context's folds, or five contiguous ones where those do not part the rows. */
  private static int[] ownFolds(int[] folds) {
    for (int fold : folds) {
      if (fold != folds[0]) {
        return folds;
      }
    }
    return PenaltyFolds.contiguous(folds.length, 5);
  }
}
