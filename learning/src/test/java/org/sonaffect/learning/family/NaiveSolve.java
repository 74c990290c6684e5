package org.sonaffect.learning.family;

/** Gaussian elimination with row pivots, as in a textbook. */
final class NaiveSolve {
  private NaiveSolve() {}

  static double[] of(double[][] matrix, double[] right) {
    double[][] a = new double[matrix.length][];
    for (int i = 0; i < a.length; i++) {
      a[i] = matrix[i].clone();
    }
    double[] b = right.clone();
    eliminate(a, b);
    for (int i = a.length - 1; i >= 0; i--) {
      for (int j = i + 1; j < a.length; j++) {
        b[i] -= a[i][j] * b[j];
      }
      b[i] /= a[i][i];
    }
    return b;
  }

  static double logDeterminant(double[][] matrix) {
    double[][] a = new double[matrix.length][];
    for (int i = 0; i < a.length; i++) {
      a[i] = matrix[i].clone();
    }
    eliminate(a, new double[a.length]);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.log(Math.abs(a[i][i]));
    }
    return sum;
  }

  private static void eliminate(double[][] a, double[] b) {
    for (int k = 0; k < a.length; k++) {
      int pivot = k;
      for (int i = k + 1; i < a.length; i++) {
        pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
      }
      double[] row = a[k];
      a[k] = a[pivot];
      a[pivot] = row;
      double value = b[k];
      b[k] = b[pivot];
      b[pivot] = value;
      for (int i = k + 1; i < a.length; i++) {
        double factor = a[i][k] / a[k][k];
        for (int j = k; j < a.length; j++) {
          a[i][j] -= factor * a[k][j];
        }
        b[i] -= factor * b[k];
      }
    }
  }
}
