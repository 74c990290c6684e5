package org.sonaffect.learning;

import java.util.Arrays;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.rows.Matrix;

/**
 * A pipeline computed by itself and by other means: standardised row by row, components from a
 * singular value decomposition, support vector machines by LIBSVM, elastic nets by plain coordinate
 * descent on the rows.
 */
public final class NaivePipeline {
  /**
   * Predictions, and what single precision may have done to them.
   *
   * @param noise largest sum of magnitudes in a prediction times a few roundings of a float
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Outcome(double[] predictions, double noise) {}

  private static final int NET_SWEEPS = 200_000;

  private NaivePipeline() {}

  /** Predictions of the evaluation rows; stopping tolerances far below those of the grids. */
  public static Outcome predict(
      Matrix x, double[] y, int[] train, int[] evaluation, Pipeline spec, int[] penaltyFolds) {
    double[][][] rows = standardised(x, train, evaluation);
    if (spec.projection() instanceof Projection.Pca pca) {
      rows = components(rows[0], rows[1], pca);
    }
    return spec.regressor() instanceof SvrSpec svr
        ? machine(rows[0], y, rows[1], svr)
        : new Outcome(net(rows[0], y, rows[1], (ElasticNetSpec) spec.regressor(), penaltyFolds), 0);
  }

  private static double[][][] standardised(Matrix x, int[] train, int[] evaluation) {
    double[][] a = new double[train.length][x.columns()];
    double[][] b = new double[evaluation.length][x.columns()];
    for (int j = 0; j < x.columns(); j++) {
      double mean = 0;
      for (int row : train) {
        mean += x.get(row, j) / train.length;
      }
      double square = 0;
      for (int row : train) {
        square += (x.get(row, j) - mean) * (x.get(row, j) - mean);
      }
      double deviation = Math.sqrt(square / train.length);
      double scale = deviation < 1e-12 ? 1 : deviation;
      for (int i = 0; i < train.length; i++) {
        a[i][j] = (x.get(train[i], j) - mean) / scale;
      }
      for (int i = 0; i < evaluation.length; i++) {
        b[i][j] = (x.get(evaluation[i], j) - mean) / scale;
      }
    }
    return new double[][][] {a, b};
  }

  private static double[][][] components(double[][] a, double[][] b, Projection.Pca pca) {
    int n = a.length;
    int p = a[0].length;
    R064Store rows = R064Store.FACTORY.make(n, p);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        rows.set(i, j, a[i][j]);
      }
    }
    SingularValue<Double> svd = SingularValue.R064.make(rows);
    if (!svd.decompose(rows)) {
      throw new AssertionError("the oracle failed");
    }
    double[] singular = new double[Math.min(n, p)];
    svd.getSingularValues(singular);
    double total = 0;
    int known = 0;
    for (double value : singular) {
      if (value > 1e-10 * singular[0]) {
        total += value * value;
        known++;
      }
    }
    int count = 0;
    double explained = 0;
    while (count < known && !(explained / total > pca.share())) {
      explained += singular[count] * singular[count];
      count++;
    }
    return new double[][][] {
      projected(a, svd, singular, count, n, pca.whiten()),
      projected(b, svd, singular, count, n, pca.whiten())
    };
  }

  private static double[][] projected(
      double[][] rows,
      SingularValue<Double> svd,
      double[] singular,
      int count,
      int n,
      boolean whiten) {
    double[][] scores = new double[rows.length][count];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < count; k++) {
        for (int j = 0; j < rows[i].length; j++) {
          scores[i][k] += rows[i][j] * svd.getV().doubleValue(j, k);
        }
        if (whiten) {
          scores[i][k] *= Math.sqrt(n - 1) / singular[k];
        }
      }
    }
    return scores;
  }

  private static Outcome machine(double[][] a, double[] y, double[][] b, SvrSpec spec) {
    int n = a.length;
    double[][] kernel = kernel(spec.kernel(), a, a, a);
    double[][] cross = kernel(spec.kernel(), b, a, a);
    // A constant taken off each column changes neither the problem nor the predictions but for the
    // intercept. LIBSVM holds kernels in single precision, which large ones would not survive.
    double[] mean = new double[n];
    boolean large =
        spec.kernel() instanceof Kernel.Polynomial || spec.kernel() instanceof Kernel.Linear;
    for (int j = 0; large && j < n; j++) {
      for (int i = 0; i < n; i++) {
        mean[j] += kernel[i][j] / n;
      }
    }
    double middle = Arrays.stream(mean).average().orElse(0);
    svm_problem problem = new svm_problem();
    problem.l = n;
    problem.y = y;
    problem.x = new svm_node[n][n + 1];
    for (int i = 0; i < n; i++) {
      problem.x[i][0] = node(0, i + 1);
      for (int j = 0; j < n; j++) {
        problem.x[i][j + 1] = node(j + 1, kernel[i][j] - mean[i] - mean[j] + middle);
      }
    }
    svm_parameter parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.EPSILON_SVR;
    parameter.kernel_type = svm_parameter.PRECOMPUTED;
    parameter.C = spec.c();
    parameter.p = spec.epsilon();
    parameter.eps = spec.tolerance();
    parameter.shrinking = spec.shrinking() ? 1 : 0;
    parameter.cache_size = 100;
    svm.svm_set_print_string_function(text -> {});
    svm_model model = svm.svm_train(problem, parameter);
    double[] predictions = new double[b.length];
    double noise = 0;
    for (int i = 0; i < b.length; i++) {
      double sum = -model.rho[0];
      double magnitude = 0;
      for (int s = 0; s < model.l; s++) {
        int row = (int) model.SV[s][0].value - 1;
        double term = model.sv_coef[0][s] * (cross[i][row] - mean[row]);
        sum += term;
        magnitude += Math.abs(term);
      }
      noise = Math.max(noise, magnitude * 0x1p-21);
      predictions[i] = sum;
    }
    return new Outcome(predictions, noise);
  }

  private static svm_node node(int index, double value) {
    svm_node node = new svm_node();
    node.index = index;
    node.value = value;
    return node;
  }

  static double[][] kernel(Kernel kernel, double[][] a, double[][] b, double[][] fitted) {
    double mean = 0;
    double square = 0;
    int cells = fitted.length * fitted[0].length;
    for (double[] row : fitted) {
      for (double value : row) {
        mean += value / cells;
        square += value * value / cells;
      }
    }
    double variance = square - mean * mean;
    int m = fitted[0].length;
    double[][] values = new double[a.length][b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        double inner = 0;
        double distance = 0;
        for (int k = 0; k < m; k++) {
          inner += a[i][k] * b[j][k];
          distance += (a[i][k] - b[j][k]) * (a[i][k] - b[j][k]);
        }
        values[i][j] = value(kernel, inner, distance, m, variance);
      }
    }
    return values;
  }

  private static double value(
      Kernel kernel, double inner, double distance, int m, double variance) {
    if (kernel instanceof Kernel.Rbf rbf) {
      return Math.exp(-gamma(rbf.gamma(), m, variance) * distance);
    } else if (kernel instanceof Kernel.Polynomial poly) {
      return Math.pow(gamma(poly.gamma(), m, variance) * inner + poly.coef0(), poly.degree());
    } else if (kernel instanceof Kernel.Sigmoid sigmoid) {
      return Math.tanh(gamma(sigmoid.gamma(), m, variance) * inner + sigmoid.coef0());
    }
    return inner;
  }

  private static double gamma(Gamma gamma, int m, double variance) {
    return gamma instanceof Gamma.Scale scale ? scale.multiple() / (m * variance) : 1.0 / m;
  }

  private static double[] net(
      double[][] a, double[] y, double[][] b, ElasticNetSpec spec, int[] fold) {
    double largest = 0;
    double[][] columns = centred(a, spec.normalize())[0];
    double targetMean = Arrays.stream(y).average().orElse(0);
    for (double[] column : columns) {
      double product = 0;
      for (int i = 0; i < y.length; i++) {
        product += column[i] * (y[i] - targetMean);
      }
      largest = Math.max(largest, Math.abs(product) / (y.length * spec.l1Ratio()));
    }
    double[] penalties = new double[spec.penalties()];
    for (int i = 0; i < penalties.length; i++) {
      penalties[i] = largest * Math.pow(spec.smallest(), i / (penalties.length - 1.0));
    }
    double[] errors = new double[penalties.length];
    int folds = Arrays.stream(fold).max().orElse(0) + 1;
    for (int f = 0; f < folds; f++) {
      int out = f;
      int[] left = IntStream.range(0, fold.length).filter(i -> fold[i] != out).toArray();
      int[] held = IntStream.range(0, fold.length).filter(i -> fold[i] == out).toArray();
      double[][] path = path(pick(a, left), pick(y, left), penalties, penalties.length, spec);
      for (int i = 0; i < penalties.length; i++) {
        for (int row : held) {
          double error = y[row] - linear(path[i], a[row]);
          errors[i] += error * error / held.length;
        }
      }
    }
    int best = 0;
    for (int i = 0; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    double[] weights = path(a, y, penalties, best + 1, spec)[best];
    return Arrays.stream(b).mapToDouble(row -> linear(weights, row)).toArray();
  }

  private static double[][] pick(double[][] rows, int[] which) {
    return Arrays.stream(which).mapToObj(i -> rows[i]).toArray(double[][]::new);
  }

  private static double[] pick(double[] values, int[] which) {
    return Arrays.stream(which).mapToDouble(i -> values[i]).toArray();
  }

  private static double linear(double[] weights, double[] row) {
    double sum = weights[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += weights[j] * row[j];
    }
    return sum;
  }

  /** Columns less their means, over their norms if asked for; and means and norms. */
  private static double[][][] centred(double[][] rows, boolean normalize) {
    int m = rows[0].length;
    double[][] columns = new double[m][rows.length];
    double[] means = new double[m];
    double[] norms = new double[m];
    for (int j = 0; j < m; j++) {
      for (double[] row : rows) {
        means[j] += row[j] / rows.length;
      }
      double square = 0;
      for (int i = 0; i < rows.length; i++) {
        columns[j][i] = rows[i][j] - means[j];
        square += columns[j][i] * columns[j][i];
      }
      norms[j] = normalize && square > 0 ? Math.sqrt(square) : 1;
      for (int i = 0; i < rows.length; i++) {
        columns[j][i] /= norms[j];
      }
    }
    return new double[][][] {columns, {means, norms}};
  }

  /** Weights and, last, the intercept, for each penalty. */
  private static double[][] path(
      double[][] rows, double[] y, double[] penalties, int length, ElasticNetSpec spec) {
    int n = rows.length;
    double[][][] parts = centred(rows, spec.normalize());
    double[][] columns = parts[0];
    int m = columns.length;
    double targetMean = Arrays.stream(y).average().orElse(0);
    double[] rest = Arrays.stream(y).map(value -> value - targetMean).toArray();
    double[] w = new double[m];
    double[][] path = new double[length][];
    for (int a = 0; a < length; a++) {
      double absolute = n * penalties[a] * spec.l1Ratio();
      double quadratic = n * penalties[a] * (1 - spec.l1Ratio());
      double moved = 1;
      for (int sweep = 0; sweep < NET_SWEEPS && moved > 1e-11; sweep++) {
        moved = 0;
        for (int j = 0; j < m; j++) {
          double own = 0;
          double target = 0;
          for (int i = 0; i < n; i++) {
            own += columns[j][i] * columns[j][i];
            target += columns[j][i] * rest[i];
          }
          target += own * w[j];
          double updated =
              Math.signum(target) * Math.max(0, Math.abs(target) - absolute) / (own + quadratic);
          for (int i = 0; i < n; i++) {
            rest[i] -= (updated - w[j]) * columns[j][i];
          }
          moved = Math.max(moved, Math.abs(updated - w[j]) * Math.sqrt(own));
          w[j] = updated;
        }
      }
      path[a] = Arrays.copyOf(w, m + 1);
      path[a][m] = targetMean;
      for (int j = 0; j < m; j++) {
        path[a][j] = w[j] / parts[1][1][j];
        path[a][m] -= path[a][j] * parts[1][0][j];
      }
    }
    return path;
  }
}
