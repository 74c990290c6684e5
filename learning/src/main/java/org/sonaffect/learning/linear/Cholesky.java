package org.sonaffect.learning.linear;

/**
 * Triangular factors of a symmetric positive definite matrix, {@code A = U' D^-1 U} with unscaled
 * rows (Golub and Van Loan, section 4.1.2), and solutions of {@code A x = b}.
 */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Factors in place.
   *
   * @param a {@code n x n} with rows {@code stride} apart, of which the part on and above the
   *     diagonal is read and overwritten by U, whose diagonal is D
   * @param least pivots must be above this
   * @return whether all were; if not, {@code a} is of no use
   */
  public static boolean factor(double[] a, int stride, int n, double least) {
    double[][] pivots = new double[4][n];
    double[] row = new double[n];
    int k = 0;
    for (; k + 4 <= n; k += 4) {
      // Four pivot rows are finished among themselves, then taken off all rows below at once.
      for (int pivot = k; pivot < k + 4; pivot++) {
        if (!(a[pivot * stride + pivot] > least)) {
          return false;
        }
        for (int i = pivot + 1; i < k + 4; i++) {
          subtract(a, i * stride, pivot * stride, i, n, a[pivot * stride + pivot]);
        }
      }
      subtractFour(a, stride, k, n, pivots, row);
    }
    for (; k < n; k++) {
      double pivot = a[k * stride + k];
      if (!(pivot > least)) {
        return false;
      }
      for (int i = k + 1; i < n; i++) {
        subtract(a, i * stride, k * stride, i, n, pivot);
      }
    }
    return true;
  }

  private static void subtract(double[] a, int row, int from, int i, int n, double pivot) {
    double factor = a[from + i] / pivot;
    for (int j = i; j < n; j++) {
      a[row + j] -= factor * a[from + j];
    }
  }

  private static void subtractFour(
      double[] a, int stride, int k, int n, double[][] pivots, double[] row) {
    for (int r = 0; r < 4; r++) {
      System.arraycopy(a, (k + r) * stride + k, pivots[r], k, n - k);
    }
    double pivot0 = pivots[0][k];
    double pivot1 = pivots[1][k + 1];
    double pivot2 = pivots[2][k + 2];
    double pivot3 = pivots[3][k + 3];
    for (int i = k + 4; i < n; i++) {
      double f0 = pivots[0][i] / pivot0;
      double f1 = pivots[1][i] / pivot1;
      double f2 = pivots[2][i] / pivot2;
      double f3 = pivots[3][i] / pivot3;
      System.arraycopy(a, i * stride + i, row, i, n - i);
      subtract(row, pivots[0], pivots[1], pivots[2], pivots[3], i, n, f0, f1, f2, f3);
      System.arraycopy(row, i, a, i * stride + i, n - i);
    }
  }

  /** Rows in arrays of their own and one index: the form that C2 turns into vectors. */
  private static void subtract(
      double[] row,
      double[] p0,
      double[] p1,
      double[] p2,
      double[] p3,
      int from,
      int n,
      double f0,
      double f1,
      double f2,
      double f3) {
    for (int j = from; j < n; j++) {
      row[j] -= (f0 * p0[j] + f1 * p1[j]) + (f2 * p2[j] + f3 * p3[j]);
    }
  }

  /** Replaces {@code b[n]} by the solution; {@code u} is what {@link #factor} left. */
  public static void solve(double[] u, int stride, int n, double[] b) {
    for (int k = 0; k < n; k++) {
      int row = k * stride;
      double value = b[k] / u[row + k];
      for (int j = k + 1; j < n; j++) {
        b[j] -= value * u[row + j];
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      int row = k * stride;
      double sum = b[k];
      for (int j = k + 1; j < n; j++) {
        sum -= u[row + j] * b[j];
      }
      b[k] = sum / u[row + k];
    }
  }
}
