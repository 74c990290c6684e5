package org.sonaffect.learning.linear;

import java.util.Arrays;
import org.sonaffect.learning.folds.PenaltyFolds;

/**
 * An elastic net on so many columns that their products with one another would not fit into memory:
 * coordinate descent that keeps the residuals of the rows up to date instead (Friedman, Hastie and
 * Tibshirani, J. Stat. Softw. 33, 2010, section 2.1). Slower than {@link ElasticNetFits}, of the
 * same definition.
 */
public final class WideElasticNet {
  /** Above so many columns their products take more than half a gigabyte with the folds'. */
  public static final int MOST_PRODUCTS = 3000;

  private static final int MOST_SWEEPS = 10_000;

  private final double[] columns;
  private final double[] y;
  private final int[] fold;
  private final int m;

  /**
   * Prepares.
   *
   * @param columns {@code [k * n + i]}
   * @param fold penalty fold of each row
   */
  public WideElasticNet(double[] columns, double[] y, int[] fold) {
    this.columns = columns;
    this.y = y;
    this.fold = fold;
    m = columns.length / y.length;
  }

  /** Chooses a penalty and fits on all rows. */
  public LinearFit fit(ElasticNetSettings spec) {
    boolean[] all = new boolean[y.length];
    Arrays.fill(all, true);
    Rows whole = new Rows(all, spec.normalize());
    double[] penalties = whole.penalties(spec);
    if (penalties.length == 0) {
      return new LinearFit(new double[m], whole.targetMean);
    }
    double[] errors = new double[penalties.length];
    int used = 0;
    for (int f = 0; f < PenaltyFolds.count(fold); f++) {
      boolean[] inside = new boolean[y.length];
      int out = 0;
      for (int i = 0; i < y.length; i++) {
        inside[i] = fold[i] != f;
        out += inside[i] ? 0 : 1;
      }
      if (out > 0 && out < y.length) {
        used++;
        addErrors(spec, penalties, inside, out, errors);
      }
    }
    if (used < 2) {
      throw new IllegalArgumentException(
          "%d penalty folds with rows inside and outside, expected at least 2".formatted(used));
    }
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    for (int i = 0; i <= best; i++) {
      whole.solve(penalties[i], spec);
    }
    return whole.fit();
  }

  private void addErrors(
      ElasticNetSettings spec, double[] penalties, boolean[] inside, int out, double[] errors) {
    Rows rows = new Rows(inside, spec.normalize());
    for (int a = 0; a < penalties.length; a++) {
      rows.solve(penalties[a], spec);
      double[] predictions = rows.fit().predict(columns, y.length);
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        if (!inside[i]) {
          sum += (y[i] - predictions[i]) * (y[i] - predictions[i]);
        }
      }
      errors[a] += sum / out;
    }
  }

  /** Some of the rows, centred and scaled, with the weights of the last penalty. */
  private final class Rows {
    private final int n;
    private final double targetMean;
    private final double[] x;
    private final double[] mean = new double[m];
    private final double[] norm = new double[m];
    private final double[] square = new double[m];
    private final double[] rest;
    private final double[] target;
    private final double squares;
    private final double[] w = new double[m];

    Rows(boolean[] inside, boolean normalize) {
      int[] which = new int[y.length];
      int count = 0;
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        if (inside[i]) {
          which[count++] = i;
          sum += y[i];
        }
      }
      n = count;
      targetMean = sum / n;
      target = new double[n];
      Arrays.setAll(target, i -> y[which[i]] - targetMean);
      rest = target.clone();
      squares = FixedSum.product(target, 0, target, 0, n);
      x = new double[m * n];
      for (int k = 0; k < m; k++) {
        for (int i = 0; i < n; i++) {
          mean[k] += columns[k * y.length + which[i]];
        }
        mean[k] /= n;
        for (int i = 0; i < n; i++) {
          x[k * n + i] = columns[k * y.length + which[i]] - mean[k];
        }
        double length = Math.sqrt(FixedSum.product(x, k * n, x, k * n, n));
        norm[k] = normalize && length > 0 ? length : 1;
        for (int i = k * n; i < (k + 1) * n; i++) {
          x[i] /= norm[k];
        }
        square[k] = FixedSum.product(x, k * n, x, k * n, n);
      }
    }

    double[] penalties(ElasticNetSettings spec) {
      double steepest = 0;
      for (int k = 0; k < m; k++) {
        steepest = Math.max(steepest, Math.abs(FixedSum.product(x, k * n, target, 0, n)));
      }
      return ElasticNetFits.penalties(
          spec, steepest / (n * spec.l1Ratio()), n, targetMean, squares);
    }

    void solve(double alpha, ElasticNetSettings spec) {
      double absolute = n * alpha * spec.l1Ratio();
      double quadratic = n * alpha * (1 - spec.l1Ratio());
      double limit = spec.tolerance() * squares;
      for (int sweep = 0; sweep < MOST_SWEEPS && gap(absolute, quadratic) > limit; sweep++) {
        sweep(absolute, quadratic, false);
        // The weights that are not 0 settle among themselves before all are looked at again.
        double before = Double.POSITIVE_INFINITY;
        for (int inner = 0; inner < MOST_SWEEPS && before > limit; inner++) {
          before = sweep(absolute, quadratic, true);
        }
      }
    }

    /** Returns how much the largest step may have lowered the objective. */
    private double sweep(double absolute, double quadratic, boolean activeOnly) {
      double largest = 0;
      for (int k = 0; k < m; k++) {
        double old = w[k];
        if (activeOnly && old == 0) {
          continue;
        }
        double product = FixedSum.product(x, k * n, rest, 0, n) + square[k] * old;
        double excess = Math.abs(product) - absolute;
        double updated = excess > 0 ? Math.copySign(excess, product) / (square[k] + quadratic) : 0;
        double change = updated - old;
        if (change != 0) {
          w[k] = updated;
          int offset = k * n;
          for (int i = 0; i < n; i++) {
            rest[i] -= change * x[offset + i];
          }
          largest = Math.max(largest, change * change * (square[k] + quadratic) / 2);
        }
      }
      return largest;
    }

    private double gap(double absolute, double quadratic) {
      double steepest = 0;
      double norms = 0;
      double ridged = 0;
      for (int k = 0; k < m; k++) {
        double slope = FixedSum.product(x, k * n, rest, 0, n) - quadratic * w[k];
        steepest = Math.max(steepest, Math.abs(slope));
        norms += Math.abs(w[k]);
        ridged += w[k] * w[k];
      }
      double shrink = steepest > absolute ? absolute / steepest : 1;
      double residual = FixedSum.product(rest, 0, rest, 0, n);
      return (residual + quadratic * ridged) * (1 + shrink * shrink) / 2
          - shrink * FixedSum.product(rest, 0, target, 0, n)
          + absolute * norms;
    }

    LinearFit fit() {
      double[] weights = new double[m];
      double intercept = targetMean;
      for (int k = 0; k < m; k++) {
        weights[k] = w[k] / norm[k];
        intercept -= weights[k] * mean[k];
      }
      return new LinearFit(weights, intercept);
    }
  }
}
