package org.sonaffect.learning.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.linear.FixedSum;
import org.sonaffect.learning.linear.SymmetricEigen;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Directions of the columns whose scores covary most with the targets, one after the other, their
 * scores orthogonal (de Jong, Chemometr. Intell. Lab. Syst. 18, 1993). Targets are standardised
 * first; rows are weighted as in a loss.
 */
public final class Simpls {
  /** A direction ends the series where the covariance left is this share of the first. */
  private static final double LEAST = 0x1p-40;

  private final int n;
  private final int p;
  private final double[] byFeature;
  private final double[] rowWeights;
  private final double[] columnMeans;
  private final TargetScale[] scales;

  /** Directions r, {@code [component][column]}: a centred row times r is its score. */
  private final List<double[]> directions = new ArrayList<>();

  /** Coefficients of the standardised targets on the scores, {@code [component][target]}. */
  private final List<double[]> loadings = new ArrayList<>();

  private Simpls(TrainingRows rows, int targets) {
    n = rows.size();
    p = rows.x().columns();
    byFeature = rows.byFeature();
    rowWeights = rows.weights();
    columnMeans = new double[p];
    scales = new TargetScale[targets];
  }

  /** Finds the components; fewer where the rows or the targets give out. */
  public static Simpls of(TrainingRows rows, double[][] y, int components) {
    Simpls result = new Simpls(rows, y.length);
    result.run(y, components);
    return result;
  }

  private void run(double[][] y, int components) {
    int q = y.length;
    double[][] weighted = new double[q][];
    for (int t = 0; t < q; t++) {
      scales[t] = TargetScale.of(y[t], rowWeights);
      weighted[t] = scales[t].standardised(y[t]);
      for (int i = 0; i < n; i++) {
        weighted[t][i] *= rowWeights[i];
      }
    }
    double total = 0;
    for (double weight : rowWeights) {
      total += weight;
    }
    // Products of the centred columns with the targets, whose weighted sums are 0.
    double[] s = new double[q * p];
    for (int j = 0; j < p; j++) {
      columnMeans[j] = FixedSum.product(byFeature, j * n, rowWeights, 0, n) / total;
      for (int t = 0; t < q; t++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += (byFeature[j * n + i] - columnMeans[j]) * weighted[t][i];
        }
        s[t * p + j] = sum;
      }
    }
    double first = FixedSum.product(s, 0, s, 0, s.length);
    List<double[]> basis = new ArrayList<>();
    int most = Math.min(components, Math.min(n - 1, p));
    for (int a = 0; a < most; a++) {
      double left = FixedSum.product(s, 0, s, 0, s.length);
      if (!(left > first * LEAST * LEAST) || !component(s, q, weighted, basis)) {
        return;
      }
    }
  }

  /** Adds one component and takes it off {@code s}; false where no scores are left. */
  private boolean component(double[] s, int q, double[][] weighted, List<double[]> basis) {
    double[] direction = leadingDirection(s, q);
    double[] scores = new double[n];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < n; i++) {
        scores[i] += (byFeature[j * n + i] - columnMeans[j]) * direction[j];
      }
    }
    double square = 0;
    for (int i = 0; i < n; i++) {
      square += rowWeights[i] * scores[i] * scores[i];
    }
    if (!(square > 0)) {
      return false;
    }
    double length = Math.sqrt(square);
    for (int i = 0; i < n; i++) {
      scores[i] /= length;
    }
    for (int j = 0; j < p; j++) {
      direction[j] /= length;
    }
    double[] loading = new double[q];
    Arrays.setAll(loading, t -> FixedSum.product(weighted[t], 0, scores, 0, n));
    double[] v = new double[p];
    for (int i = 0; i < n; i++) {
      scores[i] *= rowWeights[i];
    }
    for (int j = 0; j < p; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += (byFeature[j * n + i] - columnMeans[j]) * scores[i];
      }
      v[j] = sum;
    }
    // Twice, since once leaves rounding errors of the size of what was taken off.
    for (int pass = 0; pass < 2; pass++) {
      for (double[] before : basis) {
        subtract(v, 0, FixedSum.product(before, 0, v, 0, p), before);
      }
    }
    double norm = Math.sqrt(FixedSum.product(v, 0, v, 0, p));
    if (!(norm > 0)) {
      return false;
    }
    for (int j = 0; j < p; j++) {
      v[j] /= norm;
    }
    for (int t = 0; t < q; t++) {
      subtract(s, t * p, FixedSum.product(v, 0, s, t * p, p), v);
    }
    basis.add(v);
    directions.add(direction);
    loadings.add(loading);
    return true;
  }

  private static void subtract(double[] from, int offset, double factor, double[] v) {
    for (int j = 0; j < v.length; j++) {
      from[offset + j] -= factor * v[j];
    }
  }

  /** The left singular vector of the largest singular value, by the few targets' products. */
  private double[] leadingDirection(double[] s, int q) {
    double[] products = new double[q * q];
    for (int t = 0; t < q; t++) {
      for (int u = 0; u < q; u++) {
        products[t * q + u] = FixedSum.product(s, t * p, s, u * p, p);
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(products, q);
    double[] direction = new double[p];
    for (int t = 0; t < q; t++) {
      for (int j = 0; j < p; j++) {
        direction[j] += eigen.vectors()[t] * s[t * p + j];
      }
    }
    return direction;
  }

  /** The directions, {@code [component][column]}. */
  public List<double[]> directions() {
    return directions;
  }

  /** Means the columns are centred by. */
  public double[] columnMeans() {
    return columnMeans;
  }

  /** All components as weights of the columns. */
  FittedLinear fitted() {
    int q = scales.length;
    double[][] weights = new double[q][p];
    double[] intercepts = new double[q];
    for (int t = 0; t < q; t++) {
      for (int a = 0; a < directions.size(); a++) {
        double factor = loadings.get(a)[t] * scales[t].deviation();
        double[] direction = directions.get(a);
        for (int j = 0; j < p; j++) {
          weights[t][j] += factor * direction[j];
        }
      }
      intercepts[t] = scales[t].mean() - FixedSum.product(weights[t], 0, columnMeans, 0, p);
    }
    return new FittedLinear(weights, intercepts);
  }
}
