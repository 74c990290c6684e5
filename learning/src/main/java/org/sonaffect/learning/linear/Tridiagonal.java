package org.sonaffect.learning.linear;

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

  /** Reduces {@code a[n x n]} with a largest entry of 1 to 2, which is overwritten. */
  static Tridiagonal reduce(double[] a, int n) {
    double[] diagonal = new double[n];
    double[] offDiagonal = new double[n];
    // Reflection k is I - v v' with v zero up to k, kept in row k of `reflections`.
    double[] reflections = new double[n * n];
    double[] v = new double[n];
    double[] w = new double[n];
    double[] product = new double[n];
    double[] next = new double[n];
    for (int k = 0; k < n; k++) {
      // Row k is brought up to date first, since the next reflection is made from it.
      int row = k * n;
      for (int j = k; j < n; j++) {
        a[row + j] -= v[k] * w[j] + w[k] * v[j];
      }
      diagonal[k] = a[row + k];
      if (k == n - 1) {
        break;
      }
      offDiagonal[k] = reflection(a, row, k, n, next);
      System.arraycopy(next, k + 1, reflections, row + k + 1, n - k - 1);
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
  private static double reflection(double[] a, int row, int k, int n, double[] v) {
    double tail = 0;
    for (int j = k + 2; j < n; j++) {
      tail += a[row + j] * a[row + j];
    }
    double head = a[row + k + 1];
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
      v[j] = a[row + j] * scale;
    }
    return image;
  }

  /** In one pass over the rows from {@code from} on: A -= v w' + w v', product = A x. */
  private static void updateAndMultiply(
      double[] a, int n, int from, double[] v, double[] w, double[] x, double[] product) {
    java.util.Arrays.fill(product, from, n, 0);
    int i = from;
    for (; i + 2 <= n; i += 2) {
      int row0 = i * n;
      int row1 = row0 + n;
      double v0 = v[i];
      double w0 = w[i];
      double x0 = x[i];
      double v1 = v[i + 1];
      double w1 = w[i + 1];
      double x1 = x[i + 1];
      for (int j = from; j < n; j++) {
        double t0 = a[row0 + j] - (v0 * w[j] + w0 * v[j]);
        double t1 = a[row1 + j] - (v1 * w[j] + w1 * v[j]);
        a[row0 + j] = t0;
        a[row1 + j] = t1;
        product[j] += x0 * t0 + x1 * t1;
      }
    }
    for (; i < n; i++) {
      int row = i * n;
      for (int j = from; j < n; j++) {
        double t = a[row + j] - (v[i] * w[j] + w[i] * v[j]);
        a[row + j] = t;
        product[j] += x[i] * t;
      }
    }
  }

  /** The product of all reflections, first to last, transposed. */
  private static double[] transposedBasis(double[] reflections, int n) {
    double[] transposed = new double[n * n];
    double[] block = new double[n * WIDTH];
    double[] sums = new double[WIDTH];
    for (int column = 0; column < n; column += WIDTH) {
      int width = Math.min(WIDTH, n - column);
      java.util.Arrays.fill(block, 0);
      for (int j = 0; j < width; j++) {
        block[(column + j) * WIDTH + j] = 1;
      }
      // Reflections from this block's last column on leave its unit vectors as they are.
      for (int k = Math.min(n - 2, column + width - 2); k >= 0; k--) {
        reflect(block, reflections, k * n, k + 1, n, sums);
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < width; j++) {
          transposed[(column + j) * n + i] = block[i * WIDTH + j];
        }
      }
    }
    return transposed;
  }

  private static void reflect(
      double[] block, double[] reflections, int offset, int from, int n, double[] sums) {
    java.util.Arrays.fill(sums, 0);
    for (int i = from; i < n; i++) {
      double v = reflections[offset + i];
      int row = i * WIDTH;
      for (int j = 0; j < WIDTH; j++) {
        sums[j] += v * block[row + j];
      }
    }
    for (int i = from; i < n; i++) {
      double v = reflections[offset + i];
      int row = i * WIDTH;
      for (int j = 0; j < WIDTH; j++) {
        block[row + j] -= v * sums[j];
      }
    }
  }
}
