package org.sonaffect.learning.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sonaffect.learning.folds.PenaltyFolds;

/**
 * Elastic nets on leading columns of one matrix: what penalty folds need of it is computed once and
 * serves every number of columns, scale and l1 ratio.
 */
public final class ElasticNetFits {
  /** Columns and target of some rows: means, centred products. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Moments(
      int n,
      double[] mean,
      double targetMean,
      double[][] gram,
      double[] products,
      double squares,
      NormalEquations equations) {}

  /** Rows a fold leaves out, {@code columns[k * rows + i]}. */
  @SuppressWarnings("ArrayRecordComponent")
  private record HeldOut(int rows, double[] columns, double[] target) {}

  private final int n;
  private final int m;
  private final double[] y;
  private final boolean orthogonal;
  private final Moments whole;
  private final List<Moments> parts = new ArrayList<>();
  private final List<HeldOut> heldOut = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param columns {@code [k * n + i]}
   * @param m number of leading columns that will be asked for at most
   * @param orthogonal whether the columns are orthogonal and have mean 0
   * @param fold penalty fold of each row
   */
  public ElasticNetFits(double[] columns, int m, double[] y, boolean orthogonal, int[] fold) {
    this.n = y.length;
    this.m = m;
    this.y = y;
    this.orthogonal = orthogonal;
    double[] gram = new double[m * m];
    if (orthogonal) {
      for (int k = 0; k < m; k++) {
        for (int i = k * n; i < (k + 1) * n; i++) {
          gram[k * m + k] += columns[i] * columns[i];
        }
      }
    } else {
      double[] rows = rows(columns, n, m, IntStream.range(0, n).toArray());
      Gram.addUpper(rows, m, 0, n, m, gram);
      Gram.mirror(gram, m);
    }
    int[] every = IntStream.range(0, n).toArray();
    this.whole = moments(columns, every, gram, new int[0]);
    int folds = PenaltyFolds.count(fold);
    for (int f = 0; f < folds; f++) {
      int[] out = where(fold, f, true);
      int[] in = where(fold, f, false);
      if (out.length == 0 || in.length == 0) {
        continue;
      }
      double[] left = rows(columns, n, m, out);
      double[] removed = new double[m * m];
      Gram.addUpper(left, m, 0, out.length, m, removed);
      Gram.mirror(removed, m);
      for (int i = 0; i < removed.length; i++) {
        removed[i] = gram[i] - removed[i];
      }
      parts.add(moments(columns, in, removed, out));
      heldOut.add(heldOut(columns, out));
    }
    if (parts.size() < 2 && n > 1) {
      throw new IllegalArgumentException(
          "%d penalty folds with rows inside and outside, expected at least 2"
              .formatted(parts.size()));
    }
  }

  private static int[] where(int[] fold, int f, boolean inside) {
    int count = 0;
    int[] rows = new int[fold.length];
    for (int i = 0; i < fold.length; i++) {
      if ((fold[i] == f) == inside) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Row after row, {@code [i * m + k]}. */
  private static double[] rows(double[] columns, int n, int m, int[] which) {
    double[] rows = new double[which.length * m];
    for (int k = 0; k < m; k++) {
      for (int i = 0; i < which.length; i++) {
        rows[i * m + k] = columns[k * n + which[i]];
      }
    }
    return rows;
  }

  /** Centres {@code gram}, the raw products of the columns over the rows named. */
  private Moments moments(double[] columns, int[] rows, double[] gram, int[] out) {
    double targetMean = 0;
    for (int i : rows) {
      targetMean += y[i];
    }
    targetMean /= rows.length;
    double squares = 0;
    for (int i : rows) {
      squares += (y[i] - targetMean) * (y[i] - targetMean);
    }
    double[] mean = new double[m];
    double[] products = new double[m];
    for (int k = 0; k < m; k++) {
      for (int i : rows) {
        mean[k] += columns[k * n + i];
        products[k] += columns[k * n + i] * (y[i] - targetMean);
      }
      mean[k] /= rows.length;
    }
    boolean centred = orthogonal && rows.length == n;
    double[][] result = new double[m][];
    for (int j = 0; j < m; j++) {
      result[j] = Arrays.copyOfRange(gram, j * m, (j + 1) * m);
      double factor = centred ? 0 : rows.length * mean[j];
      for (int k = 0; k < m && !centred; k++) {
        result[j][k] -= factor * mean[k];
      }
    }
    NormalEquations equations =
        orthogonal && out.length < m
            ? downdated(columns, out, rows.length, mean)
            : new DenseEquations(result, m);
    return new Moments(rows.length, mean, targetMean, result, products, squares, equations);
  }

  /** Orthogonal columns without the rows left out, and centred again. */
  private NormalEquations downdated(double[] columns, int[] out, int left, double[] mean) {
    int removed = out.length + 1;
    double[] squares = new double[m];
    double[] rows = new double[m * removed];
    for (int k = 0; k < m; k++) {
      for (int i = k * n; i < (k + 1) * n; i++) {
        squares[k] += columns[i] * columns[i];
      }
      for (int i = 0; i < out.length; i++) {
        rows[k * removed + i] = columns[k * n + out[i]];
      }
      rows[k * removed + out.length] = Math.sqrt(left) * mean[k];
    }
    return new DowndatedEquations(squares, rows, removed);
  }

  private HeldOut heldOut(double[] columns, int[] rows) {
    double[] picked = new double[m * rows.length];
    double[] target = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      target[i] = y[rows[i]];
      for (int k = 0; k < m; k++) {
        picked[k * rows.length + i] = columns[k * n + rows[i]];
      }
    }
    return new HeldOut(rows.length, picked, target);
  }

  /**
   * Fits on the first columns.
   *
   * @param count number of leading columns
   * @param factors what columns are multiplied by before the penalty; weights are mapped back
   */
  public LinearFit fit(ElasticNetSettings spec, int count, double[] factors) {
    double[] scales = scales(spec, whole, count, factors);
    double[] penalties = penalties(spec, count, scales);
    if (penalties.length == 0 || parts.size() < 2) {
      return new LinearFit(new double[count], whole.targetMean());
    }
    int chosen = choose(spec, count, factors, penalties);
    double[] weights =
        orthogonal
            ? closedForm(spec, count, scales, penalties[chosen])
            : descend(spec, whole, count, scales, penalties, chosen + 1)[chosen];
    double intercept = whole.targetMean();
    if (!orthogonal) {
      for (int k = 0; k < count; k++) {
        intercept -= weights[k] * whole.mean()[k];
      }
    }
    return new LinearFit(weights, intercept);
  }

  /** One factor a column: those given, or 1 / l2 norm of the centred column. */
  private double[] scales(ElasticNetSettings spec, Moments rows, int count, double[] factors) {
    if (!spec.normalize()) {
      return factors;
    }
    double[] scales = new double[count];
    for (int k = 0; k < count; k++) {
      double square = rows.gram()[k][k];
      scales[k] = square > 0 ? 1 / Math.sqrt(square) : 1;
    }
    return scales;
  }

  private double[] penalties(ElasticNetSettings spec, int count, double[] scales) {
    double steepest = 0;
    for (int k = 0; k < count; k++) {
      steepest = Math.max(steepest, Math.abs(whole.products()[k] * scales[k]));
    }
    return penalties(spec, steepest / (n * spec.l1Ratio()), n, whole.targetMean(), whole.squares());
  }

  /**
   * The path of penalties from the largest down; empty where the target is constant.
   *
   * @param largest smallest penalty that zeroes all weights
   * @param n number of rows
   * @param mean of the target
   * @param squares squared norm of the centred target
   */
  static double[] penalties(
      ElasticNetSettings spec, double largest, int n, double mean, double squares) {
    // A deviation of this size is the rounding of the mean.
    double rounding = n * mean * 0x1p-52;
    if (!(largest > 0) || squares <= n * rounding * rounding) {
      return new double[0];
    }
    double[] penalties = new double[spec.penalties()];
    for (int i = 0; i < penalties.length; i++) {
      double position = penalties.length == 1 ? 0 : (double) i / (penalties.length - 1);
      penalties[i] = largest * StrictMath.pow(spec.smallest(), position);
    }
    return penalties;
  }

  /** The penalty of the smallest mean over folds of the mean squared error; first of equals. */
  private int choose(ElasticNetSettings spec, int count, double[] factors, double[] penalties) {
    double[] errors = new double[penalties.length];
    for (int f = 0; f < parts.size(); f++) {
      Moments part = parts.get(f);
      double[] scales = scales(spec, part, count, factors);
      double[][] path = descend(spec, part, count, scales, penalties, penalties.length);
      addErrors(path, part, heldOut.get(f), count, errors);
    }
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      if (errors[i] < errors[best]) {
        best = i;
      }
    }
    return best;
  }

  private double[][] descend(
      ElasticNetSettings spec,
      Moments rows,
      int count,
      double[] scales,
      double[] penalties,
      int length) {
    CoordinateDescent descent =
        new CoordinateDescent(
            rows.gram(),
            count,
            rows.products(),
            rows.squares(),
            rows.n(),
            scales,
            rows.equations());
    double[][] path = new double[length][];
    for (int i = 0; i < length; i++) {
      descent.solve(penalties[i], spec.l1Ratio(), spec.tolerance());
      path[i] = descent.weights().clone();
    }
    return path;
  }

  private static void addErrors(
      double[][] path, Moments part, HeldOut out, int count, double[] errors) {
    int length = path.length;
    double[] weights = new double[count * length];
    double[] intercepts = new double[length];
    for (int i = 0; i < length; i++) {
      intercepts[i] = part.targetMean();
      for (int k = 0; k < count; k++) {
        weights[k * length + i] = path[i][k];
        intercepts[i] -= path[i][k] * part.mean()[k];
      }
    }
    double[] predictions = new double[out.rows() * length];
    Gram.add(out.columns(), out.rows(), out.rows(), weights, length, length, 0, count, predictions);
    double[] sums = new double[length];
    for (int row = 0; row < out.rows(); row++) {
      for (int i = 0; i < length; i++) {
        double error = out.target()[row] - (predictions[row * length + i] + intercepts[i]);
        sums[i] += error * error;
      }
    }
    for (int i = 0; i < length; i++) {
      errors[i] += sums[i] / out.rows();
    }
  }

  /** Orthogonal columns do not see one another: each weight has its minimum by itself. */
  private double[] closedForm(ElasticNetSettings spec, int count, double[] scales, double penalty) {
    double[] weights = new double[count];
    for (int k = 0; k < count; k++) {
      double threshold = n * penalty * spec.l1Ratio() / scales[k];
      double target = whole.products()[k];
      double excess = Math.abs(target) - threshold;
      if (excess > 0) {
        double curvature =
            whole.gram()[k][k] + n * penalty * (1 - spec.l1Ratio()) / (scales[k] * scales[k]);
        weights[k] = Math.copySign(excess, target) / curvature;
      }
    }
    return weights;
  }
}
