package org.sonaffect.learning.prepare;

import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;

/**
 * The components whose variance is rounding error, as a decomposition that does not know better
 * keeps them: their direction in feature space is what rounding left of {@code Z'u}, and the scores
 * of new rows on it, whitened, are of the order of 1e13 to 1e15.
 */
final class NullComponents {
  /** In place of a norm of 0, so that nothing is divided by 0. */
  static final double SMALLEST_NORM = 0x1p-500;

  private NullComponents() {}

  /** All components of a decomposition, the null ones last. */
  static Scores append(Decomposition rows, boolean whiten) {
    int n = rows.train.length;
    int e = rows.evaluation.length;
    int regular = rows.regular;
    int count = rows.eigenvalues.length - regular;
    double[] train = new double[count * n];
    double[] evaluation = new double[count * e];
    double[] norms = new double[count];
    if (rows.byRows) {
      fromRows(rows, train, evaluation, norms);
    } else {
      fromFeatures(rows, train, evaluation, norms);
    }
    if (whiten) {
      for (int k = 0; k < count; k++) {
        double factor = Math.sqrt(n - 1) / norms[k];
        scale(train, k * n, n, factor);
        scale(evaluation, k * e, e, factor);
      }
    }
    Scores known = rows.scores(1, whiten, false);
    return new Scores(
        regular + count,
        n,
        e,
        joined(known.train(), regular * n, train),
        joined(known.evaluation(), regular * e, evaluation),
        false);
  }

  /** Directions {@code Z'u}, a panel of features at a time. */
  private static void fromRows(
      Decomposition rows, double[] train, double[] evaluation, double[] norms) {
    int n = rows.train.length;
    int e = rows.evaluation.length;
    int count = norms.length;
    double[] vectors = Matrix.turned(rows.vectors, rows.regular * n, count, n);
    int panel = Decomposition.PANEL;
    double[] columns = new double[panel * n];
    double[] evaluationColumns = new double[panel * e];
    for (int first = 0; first < rows.x.columns(); first += panel) {
      int end = Math.min(rows.x.columns(), first + panel);
      int width = end - first;
      rows.standardisation.columns(rows.x, rows.train, first, end, columns, n);
      rows.standardisation.columns(rows.x, rows.evaluation, first, end, evaluationColumns, e);
      double[] byRow = Matrix.turned(columns, 0, width, n);
      double[] direction = new double[count * width];
      Gram.add(vectors, count, count, byRow, width, width, 0, n, direction);
      double[] byFeature = new double[width * count];
      for (int k = 0; k < count; k++) {
        for (int j = 0; j < width; j++) {
          double value = direction[k * width + j];
          norms[k] += value * value;
          byFeature[j * count + k] = value;
        }
      }
      Gram.add(byFeature, count, count, evaluationColumns, e, e, 0, width, evaluation);
    }
    for (int k = 0; k < count; k++) {
      norms[k] = Math.max(SMALLEST_NORM, Math.sqrt(norms[k]));
      scale(evaluation, k * e, e, 1 / norms[k]);
      for (int i = 0; i < n; i++) {
        train[k * n + i] = vectors[i * count + k] * norms[k];
      }
    }
  }

  /** Directions are eigenvectors of the covariance; only the scores are rounding errors. */
  private static void fromFeatures(
      Decomposition rows, double[] train, double[] evaluation, double[] norms) {
    int n = rows.train.length;
    int e = rows.evaluation.length;
    int p = rows.x.columns();
    int count = norms.length;
    double[] byFeature = Matrix.turned(rows.vectors, rows.regular * p, count, p);
    double[] columns = new double[p * Math.max(n, e)];
    rows.standardisation.columns(rows.x, rows.train, 0, p, columns, n);
    Gram.add(byFeature, count, count, columns, n, n, 0, p, train);
    rows.standardisation.columns(rows.x, rows.evaluation, 0, p, columns, e);
    Gram.add(byFeature, count, count, columns, e, e, 0, p, evaluation);
    for (int k = 0; k < count; k++) {
      for (int i = k * n; i < (k + 1) * n; i++) {
        norms[k] += train[i] * train[i];
      }
      norms[k] = Math.max(SMALLEST_NORM, Math.sqrt(norms[k]));
    }
  }

  private static void scale(double[] values, int offset, int length, double factor) {
    for (int i = offset; i < offset + length; i++) {
      values[i] *= factor;
    }
  }

  private static double[] joined(double[] first, int length, double[] second) {
    double[] all = new double[length + second.length];
    System.arraycopy(first, 0, all, 0, length);
    System.arraycopy(second, 0, all, length, second.length);
    return all;
  }
}
