package org.sonaffect.learning.linear;

import java.util.Arrays;

/**
 * A symmetric matrix reduced to tridiagonal form, {@code Q' A Q = T}, by Householder reflections
 * (Golub and Van Loan, section 8.3.1).
 *
 * @param diagonal of T
 * @param offDiagonal {@code [i]} couples {@code i} and {@code i + 1}; the last is 0
 * @param transposedBasis {@code Q'}, {@code n x n}
 */
@SuppressWarnings("ArrayRecordComponent")
record Tridiagonal(double[] diagonal, double[] offDiagonal, double[] transposedBasis) {
  /** Columns of the basis worked out at a time. */
  private static final int WIDTH = 64;

  /**
   * Squares of a row's tail that are nothing beside the largest entry, of about 1. What is left of
   * a matrix of low rank shrinks with every reflection, and its squares would vanish before it.
   */
  private static final double NOTHING = 0x1p-400;

  /** Reduces {@code matrix[n x n]} with a largest entry of 1 to 2. */
  static Tridiagonal reduce(double[] matrix, int n) {
    double[][] a = new double[n][];
    Arrays.setAll(a, i -> Arrays.copyOfRange(matrix, i * n, (i + 1) * n));
    double[] diagonal = new double[n];
    double[] offDiagonal = new double[n];
    // Reflection k is I - v v' with v zero up to k, kept in row k of `reflections`.
    double[][] reflections = new double[n][];
    double[] v = new double[n];
    double[] w = new double[n];
    double[] product = new double[n];
    double[] next = new double[n];
    for (int k = 0; k < n; k++) {
      // Row k is brought up to date first, since the next reflection is made from it.
      double[] row = a[k];
      for (int j = k; j < n; j++) {
        row[j] -= v[k] * w[j] + w[k] * v[j];
      }
      diagonal[k] = row[k];
      if (k == n - 1) {
        break;
      }
      offDiagonal[k] = reflection(row, k, n, next);
      reflections[k] = java.util.Arrays.copyOf(next, n);
      updateAndMultiply(a, n, k + 1, v, w, next, product);
      // A - v w' - w v' with w = p - (v'p / 2) v is the matrix after the reflection.
      double half = 0;
      for (int j = k + 1; j < n; j++) {
        half += next[j] * product[j];
      }
      half /= 2;
      for (int j = k + 1; j < n; j++) {
        w[j] = product[j] - half * next[j];
        v[j] = next[j];
      }
    }
    return new Tridiagonal(diagonal, offDiagonal, transposedBasis(reflections, n));
  }

  /**
   * Writes to {@code v[k + 1 .. n)} the vector, of length sqrt 2, whose reflection turns the row
   * from its entry k + 1 on into a multiple of the first unit vector, and returns that multiple.
   */
  private static double reflection(double[] row, int k, int n, double[] v) {
    double tail = 0;
    for (int j = k + 2; j < n; j++) {
      tail += row[j] * row[j];
    }
    double head = row[k + 1];
    if (tail <= NOTHING) {
      java.util.Arrays.fill(v, k + 1, n, 0);
      return head;
    }
    double norm = Math.sqrt(head * head + tail);
    double image = head > 0 ? -norm : norm;
    double first = head - image;
    double scale = Math.sqrt(2 / (first * first + tail));
    v[k + 1] = first * scale;
    for (int j = k + 2; j < n; j++) {
      v[j] = row[j] * scale;
    }
    return image;
  }

  /** In one pass over the rows from {@code from} on: A -= v w' + w v', product = A x. */
  private static void updateAndMultiply(
      double[][] a, int n, int from, double[] v, double[] w, double[] x, double[] product) {
    java.util.Arrays.fill(product, from, n, 0);
    int i = from;
    for (; i + 2 <= n; i += 2) {
      update(a[i], v, w, v[i], w[i], from, n);
      update(a[i + 1], v, w, v[i + 1], w[i + 1], from, n);
      addTwo(product, a[i], a[i + 1], x[i], x[i + 1], from, n);
    }
    for (; i < n; i++) {
      update(a[i], v, w, v[i], w[i], from, n);
      for (int j = from; j < n; j++) {
        product[j] += x[i] * a[i][j];
      }
    }
  }

  // Every row an array of its own and one index: the form that C2 turns into vectors.

  private static void update(
      double[] row, double[] v, double[] w, double vi, double wi, int from, int n) {
    for (int j = from; j < n; j++) {
      row[j] -= vi * w[j] + wi * v[j];
    }
  }

  private static void addTwo(
      double[] sum, double[] row0, double[] row1, double x0, double x1, int from, int n) {
    for (int j = from; j < n; j++) {
      sum[j] += x0 * row0[j] + x1 * row1[j];
    }
  }

  /** The product of all reflections, first to last, transposed. */
  private static double[] transposedBasis(double[][] reflections, int n) {
    double[] transposed = new double[n * n];
    double[][] block = new double[n][WIDTH];
    double[] sums = new double[WIDTH];
    for (int column = 0; column < n; column += WIDTH) {
      int width = Math.min(WIDTH, n - column);
      for (double[] row : block) {
        java.util.Arrays.fill(row, 0);
      }
      for (int j = 0; j < width; j++) {
        block[column + j][j] = 1;
      }
      // Reflections from this block's last column on leave its unit vectors as they are.
      for (int k = Math.min(n - 2, column + width - 2); k >= 0; k--) {
        reflect(block, reflections[k], k + 1, n, sums);
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < width; j++) {
          transposed[(column + j) * n + i] = block[i][j];
        }
      }
    }
    return transposed;
  }

  private static void reflect(double[][] block, double[] v, int from, int n, double[] sums) {
    java.util.Arrays.fill(sums, 0);
    int i = from;
    for (; i + 4 <= n; i += 4) {
      addFour(
          sums,
          block[i],
          block[i + 1],
          block[i + 2],
          block[i + 3],
          v[i],
          v[i + 1],
          v[i + 2],
          v[i + 3]);
    }
    for (; i < n; i++) {
      for (int j = 0; j < WIDTH; j++) {
        sums[j] += v[i] * block[i][j];
      }
    }
    for (i = from; i < n; i++) {
      subtract(block[i], sums, v[i]);
    }
  }

  private static void addFour(
      double[] sum,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double v0,
      double v1,
      double v2,
      double v3) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += (v0 * b0[j] + v1 * b1[j]) + (v2 * b2[j] + v3 * b3[j]);
    }
  }

  private static void subtract(double[] row, double[] sums, double factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] -= factor * sums[j];
    }
  }
}
