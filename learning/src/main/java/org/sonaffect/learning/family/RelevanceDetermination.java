package org.sonaffect.learning.family;

import java.util.Arrays;
import org.sonaffect.learning.linear.Cholesky;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.portable.Form;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Linear regression with a precision for every weight, by which those that do not matter are
 * switched off (automatic relevance determination: MacKay 1994; Tipping, JMLR 1, 2001, section
 * 2.3). Of wide rows the leading principal components enter.
 *
 * @param inputs columns or components at most, 2..400
 */
@Form.Named("ard")
public record RelevanceDetermination(int inputs) implements Family {
  private static final int MOST_ROUNDS = 100;
  private static final double TOLERANCE = 1e-4;

  /** A weight of so high a precision is off; of standardised inputs and target. */
  private static final double OFF = 1e5;

  /** Checks the number of inputs. */
  public RelevanceDetermination {
    Check.between("inputs", inputs, 2, 400);
  }

  @Override
  public int squares(int columns) {
    return Reduction.squares(columns, inputs);
  }

  @Override
  public boolean independentRows() {
    return true;
  }

  @Override
  public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
    FamilyInput.training(rows, y, context);
    Reduction reduction = Reduction.of(rows, inputs);
    int n = rows.size();
    int m = reduction.size();
    double[] values = reduction.inputs(rows.x());
    double[][] columns = new double[m][n];
    TargetScale[] scales = new TargetScale[m];
    for (int k = 0; k < m; k++) {
      for (int i = 0; i < n; i++) {
        columns[k][i] = values[i * m + k];
      }
      scales[k] = TargetScale.of(columns[k], rows.weights());
      columns[k] = scales[k].standardised(columns[k]);
    }
    double[] gram = gram(columns, rows.weights());
    double[][] weights = new double[y.length][];
    double[] intercepts = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      context.deadline().check();
      TargetScale scale = TargetScale.of(y[t], rows.weights());
      intercepts[t] = scale.mean();
      weights[t] = new double[m];
      if (scale.varies() && n > 2) {
        double[] found = weights(gram, columns, rows.weights(), scale.standardised(y[t]));
        for (int k = 0; k < m; k++) {
          weights[t][k] = found[k] * scale.deviation() / scales[k].deviation();
          intercepts[t] -= weights[t][k] * scales[k].mean();
        }
      }
    }
    return new FittedReduced(reduction, weights, intercepts);
  }

  private static double[] gram(double[][] columns, double[] rowWeights) {
    int m = columns.length;
    int n = rowWeights.length;
    double[] gram = new double[m * m];
    double[] weighted = new double[n];
    for (int j = 0; j < m; j++) {
      for (int i = 0; i < n; i++) {
        weighted[i] = columns[j][i] * rowWeights[i];
      }
      for (int k = 0; k <= j; k++) {
        gram[j * m + k] = FixedSum.product(weighted, 0, columns[k], 0, n);
        gram[k * m + j] = gram[j * m + k];
      }
    }
    return gram;
  }

  /** Of standardised columns and target. */
  static double[] weights(double[] gram, double[][] columns, double[] rowWeights, double[] y) {
    int m = columns.length;
    int n = y.length;
    double[] products = new double[m];
    double[] weighted = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      weighted[i] = rowWeights[i] * y[i];
      squares += weighted[i] * y[i];
    }
    int[] active = new int[m];
    int count = 0;
    for (int k = 0; k < m; k++) {
      products[k] = FixedSum.product(columns[k], 0, weighted, 0, n);
      if (gram[k * m + k] > 0) {
        active[count++] = k;
      }
    }
    double[] precision = new double[m];
    Arrays.fill(precision, 1);
    double noise = 2;
    double[] w = new double[m];
    for (int round = 0; round < MOST_ROUNDS && count > 0; round++) {
      double[] factors = new double[count * count];
      double[] mean = new double[count];
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
          factors[a * count + b] = noise * gram[active[a] * m + active[b]];
        }
        factors[a * count + a] += precision[active[a]];
        mean[a] = noise * products[active[a]];
      }
      if (!Cholesky.factor(factors, count, count, 0)) {
        return w;
      }
      Cholesky.solve(factors, count, count, mean);
      double change = 0;
      double total = 0;
      double determined = 0;
      double rest = squares;
      int kept = 0;
      double[] updated = new double[m];
      for (int a = 0; a < count; a++) {
        int k = active[a];
        double[] unit = new double[count];
        unit[a] = 1;
        Cholesky.solve(factors, count, count, unit);
        double gamma = Math.max(0, 1 - precision[k] * unit[a]);
        determined += gamma;
        precision[k] = gamma / (mean[a] * mean[a]);
        double slope = products[k];
        for (int b = 0; b < count; b++) {
          slope -= gram[k * m + active[b]] * mean[b];
        }
        rest -= mean[a] * (products[k] + slope);
        updated[k] = mean[a];
        change += Math.abs(mean[a] - w[k]);
        total += Math.abs(mean[a]);
        // NaN, of a weight of exactly 0, is off too.
        if (precision[k] < OFF) {
          active[kept++] = k;
        }
      }
      w = updated;
      if (change <= TOLERANCE * total) {
        break;
      }
      count = kept;
      noise = Math.max(1e-6, n - 1 - determined) / Math.max(rest, squares * 1e-9);
    }
    return w;
  }
}
