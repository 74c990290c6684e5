package org.sonaffect.learning.linear;

/** The implicit QL method for a symmetric tridiagonal matrix (Golub and Van Loan, section 8.3). */
final class ImplicitQl {
  private static final double EPSILON = 0x1p-53;

  /** An entry this small beside the largest is below the error of the reduction. */
  private static final double NEGLIGIBLE = 0x1p-63;

  /** The rounding of a sweep beside the largest entry. */
  private static final double ROUNDING = 0x1p-52;

  /** From so many sweeps on a coupling as small as the rounding of a sweep is taken for 0. */
  private static final int PATIENT_SWEEPS = 30;

  /** Sweeps for one eigenvalue; about two are usual. */
  private static final int MOST_SWEEPS = 200;

  private ImplicitQl() {}

  /**
   * Turns a tridiagonal matrix into a diagonal one.
   *
   * @param d diagonal, {@code n}; becomes the eigenvalues, in no order
   * @param e {@code e[i]} couples {@code i} and {@code i + 1}; {@code e[n - 1]} is not used
   * @param rows receives every plane rotation
   */
  static void diagonalise(double[] d, double[] e, RotatedRows rows) {
    int n = d.length;
    double norm = 0;
    for (int i = 0; i < n; i++) {
      norm = Math.max(norm, Math.abs(d[i]) + (i < n - 1 ? Math.abs(e[i]) : 0));
    }
    double negligible = NEGLIGIBLE * norm;
    for (int first = 0; first < n; first++) {
      for (int sweep = 0; ; sweep++) {
        int last = endOfBlock(d, e, first, sweep < PATIENT_SWEEPS ? negligible : ROUNDING * norm);
        if (last == first) {
          break;
        }
        if (sweep == MOST_SWEEPS) {
          throw new ArithmeticException(
              "eigenvalue %d of %d did not converge in %d sweeps".formatted(first, n, MOST_SWEEPS));
        }
        sweep(d, e, first, last, rows);
      }
    }
    rows.flush();
  }

  private static int endOfBlock(double[] d, double[] e, int first, double negligible) {
    for (int m = first; m < d.length - 1; m++) {
      double coupling = Math.abs(e[m]);
      if (coupling <= negligible || coupling <= EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
        return m;
      }
    }
    return d.length - 1;
  }

  private static void sweep(double[] d, double[] e, int first, int last, RotatedRows rows) {
    double g = (d[first + 1] - d[first]) / (2 * e[first]);
    double r = Math.sqrt(g * g + 1);
    g = d[last] - d[first] + e[first] / (g + (g >= 0 ? r : -r));
    double s = 1;
    double c = 1;
    double shift = 0;
    for (int i = last - 1; i >= first; i--) {
      double f = s * e[i];
      double b = c * e[i];
      r = Math.sqrt(f * f + g * g);
      e[i + 1] = r;
      if (r == 0) {
        // The matrix has come apart here; the rest is left to the next sweep.
        d[i + 1] -= shift;
        e[last] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - shift;
      double t = (d[i] - g) * s + 2 * c * b;
      shift = s * t;
      d[i + 1] = g + shift;
      g = c * t - b;
      rows.rotate(i, c, s);
    }
    d[first] -= shift;
    e[first] = g;
    e[last] = 0;
  }
}
