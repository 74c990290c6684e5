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
      subtractFour(a, stride, k, n);
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

  private static void subtractFour(double[] a, int stride, int k, int n) {
    int row0 = k * stride;
    int row1 = row0 + stride;
    int row2 = row1 + stride;
    int row3 = row2 + stride;
    double pivot0 = a[row0 + k];
    double pivot1 = a[row1 + k + 1];
    double pivot2 = a[row2 + k + 2];
    double pivot3 = a[row3 + k + 3];
    for (int i = k + 4; i < n; i++) {
      double f0 = a[row0 + i] / pivot0;
      double f1 = a[row1 + i] / pivot1;
      double f2 = a[row2 + i] / pivot2;
      double f3 = a[row3 + i] / pivot3;
      int row = i * stride;
      for (int j = i; j < n; j++) {
        a[row + j] -= (f0 * a[row0 + j] + f1 * a[row1 + j]) + (f2 * a[row2 + j] + f3 * a[row3 + j]);
      }
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
