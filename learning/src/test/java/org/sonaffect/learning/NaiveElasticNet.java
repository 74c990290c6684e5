package org.sonaffect.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The elastic net of PROTOCOL section 6 by plain cyclic coordinate descent on the rows. */
final class NaiveElasticNet {
  private NaiveElasticNet() {}

  static double[] predict(
      ElasticNetSpec spec, double[][] train, double[] y, int[] folds, double[][] test) {
    double[] alphas = alphas(spec, train, y);
    double[] error = new double[alphas.length];
    int count = Arrays.stream(folds).max().orElseThrow() + 1;
    for (int f = 0; f < count; f++) {
      List<double[]> rows = new ArrayList<>();
      List<Double> ratings = new ArrayList<>();
      for (int i = 0; i < y.length; i++) {
        if (folds[i] != f) {
          rows.add(train[i]);
          ratings.add(y[i]);
        }
      }
      double[] inner = ratings.stream().mapToDouble(Double::doubleValue).toArray();
      double[][] innerRows = rows.toArray(new double[0][]);
      for (int a = 0; a < alphas.length; a++) {
        double[] weights = fit(spec, innerRows, inner, alphas[a]);
        int size = y.length - inner.length;
        for (int i = 0; i < y.length; i++) {
          if (folds[i] == f) {
            double miss = y[i] - value(weights, train[i]);
            error[a] += miss * miss / size / count;
          }
        }
      }
    }
    int best = 0;
    for (int a = 1; a < alphas.length; a++) {
      best = error[a] < error[best] ? a : best;
    }
    double[] weights = fit(spec, train, y, alphas[best]);
    double[] predictions = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      predictions[i] = value(weights, test[i]);
    }
    return predictions;
  }

  private static double[] alphas(ElasticNetSpec spec, double[][] rows, double[] y) {
    int n = y.length;
    double largest = 0;
    for (int j = 0; j < rows[0].length; j++) {
      double mean = mean(rows, j);
      double norm = 0;
      double product = 0;
      for (int i = 0; i < n; i++) {
        norm += (rows[i][j] - mean) * (rows[i][j] - mean);
        product += (rows[i][j] - mean) * y[i];
      }
      if (norm > 1e-20) {
        double scale = spec.normalize() ? Math.sqrt(norm) : 1;
        largest = Math.max(largest, Math.abs(product / scale) / n);
      }
    }
    double[] alphas = new double[spec.penalties()];
    for (int a = 0; a < alphas.length; a++) {
      alphas[a] =
          largest
              / spec.l1Ratio()
              * Math.pow(spec.smallest(), a / (double) Math.max(1, alphas.length - 1));
    }
    return alphas;
  }

  /** The weights and, last, the intercept. */
  private static double[] fit(ElasticNetSpec spec, double[][] rows, double[] y, double alpha) {
    int n = y.length;
    int p = rows[0].length;
    double[] mean = new double[p];
    double[] scale = new double[p];
    double yMean = Arrays.stream(y).average().orElseThrow();
    double[][] columns = new double[p][n];
    for (int j = 0; j < p; j++) {
      mean[j] = mean(rows, j);
      double norm = 0;
      for (double[] row : rows) {
        norm += (row[j] - mean[j]) * (row[j] - mean[j]);
      }
      scale[j] = spec.normalize() && norm > 1e-20 ? Math.sqrt(norm) : 1;
      for (int i = 0; i < n; i++) {
        columns[j][i] = (rows[i][j] - mean[j]) / scale[j];
      }
    }
    double[] weights = new double[p];
    double[] left = Arrays.stream(y).map(value -> value - yMean).toArray();
    for (int round = 0; round < 100_000; round++) {
      double largest = 0;
      for (int j = 0; j < p; j++) {
        double norm = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
          norm += columns[j][i] * columns[j][i] / n;
          product += columns[j][i] * left[i] / n;
        }
        if (norm < 1e-20) {
          continue;
        }
        product += norm * weights[j];
        double shrunk =
            Math.signum(product) * Math.max(0, Math.abs(product) - alpha * spec.l1Ratio());
        double now = shrunk / (norm + alpha * (1 - spec.l1Ratio()));
        double step = now - weights[j];
        for (int i = 0; i < n; i++) {
          left[i] -= step * columns[j][i];
        }
        weights[j] = now;
        largest = Math.max(largest, Math.abs(step) * Math.sqrt(norm));
      }
      if (largest < 1e-11) {
        break;
      }
    }
    double[] mapped = new double[p + 1];
    mapped[p] = yMean;
    for (int j = 0; j < p; j++) {
      mapped[j] = weights[j] / scale[j];
      mapped[p] -= mapped[j] * mean[j];
    }
    return mapped;
  }

  private static double value(double[] weights, double[] row) {
    double value = weights[row.length];
    for (int j = 0; j < row.length; j++) {
      value += weights[j] * row[j];
    }
    return value;
  }

  private static double mean(double[][] rows, int column) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[column];
    }
    return sum / rows.length;
  }
}
