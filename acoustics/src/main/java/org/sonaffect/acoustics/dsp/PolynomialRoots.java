package org.sonaffect.acoustics.dsp;

/**
 * The roots of a real polynomial: eigenvalues of its balanced companion matrix by the double-shift
 * QR iteration (Francis 1961; Martin, Peters and Wilkinson, "The QR algorithm for real Hessenberg
 * matrices", Numerische Mathematik 14, 1970; Parlett and Reinsch, "Balancing a matrix for
 * calculation of eigenvalues and eigenvectors", Numerische Mathematik 13, 1969). Reused from
 * polynomial to polynomial; not for several threads.
 */
public final class PolynomialRoots {
  private static final double PRECISION = 0x1p-52;
  private static final int MOST_ITERATIONS = 60;

  /** After every so many iterations the shift is another one, to leave a cycle. */
  private static final int PATIENCE = 10;

  /** Of balancing: scales are powers of this, and go on while a norm shrinks by this share. */
  private static final double RADIX = 2;

  private static final double WORTHWHILE = 0.95;

  private final double[][] h;
  private final double[] re;
  private final double[] im;

  /** The block being worked on: rows {@code low..high}. */
  private int low;

  private int high;

  /** What was subtracted from the diagonal. */
  private double shifted;

  /** The shift of the step: sum and product of two eigenvalues. */
  private double x;

  private double y;
  private double w;

  /** The reflection of the step. */
  private double p;

  private double q;
  private double r;

  /** For polynomials up to a degree. */
  public PolynomialRoots(int degree) {
    h = new double[degree][degree];
    re = new double[degree];
    im = new double[degree];
  }

  /** Real part of root {@code i}. */
  public double re(int i) {
    return re[i];
  }

  /** Its imaginary part: exactly 0 for a real root, exactly opposite in a conjugate pair. */
  public double im(int i) {
    return im[i];
  }

  /**
   * Finds the roots of z^n - c[1] z^(n-1) - ... - c[n].
   *
   * @param c coefficients; {@code c[0]} is not used
   * @return how many roots were found: the degree, less the roots that are 0 because the last
   *     coefficients are; -1 where the iteration does not converge
   */
  public int find(float[] c) {
    int n = c.length - 1;
    while (n > 0 && c[n] == 0f) {
      n--;
    }
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(h[i], 0, n, 0.0);
      h[0][i] = c[i + 1];
      if (i > 0) {
        h[i][i - 1] = 1.0;
      }
    }
    balance(n);
    return iterate(n) ? n : -1;
  }

  /** Scales rows and columns by powers of two until their norms are alike. */
  private void balance(int n) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < n; i++) {
        double column = 0;
        double row = 0;
        for (int j = 0; j < n; j++) {
          column += j == i ? 0 : Math.abs(h[j][i]);
          row += j == i ? 0 : Math.abs(h[i][j]);
        }
        if (column == 0 || row == 0) {
          continue;
        }
        double before = column + row;
        double scale = 1;
        while (column < row / RADIX) {
          scale *= RADIX;
          column *= RADIX * RADIX;
        }
        while (column >= row * RADIX) {
          scale /= RADIX;
          column /= RADIX * RADIX;
        }
        if ((column + row) / scale < WORTHWHILE * before) {
          changed = true;
          for (int j = 0; j < n; j++) {
            h[i][j] /= scale;
            h[j][i] *= scale;
          }
        }
      }
    }
  }

  private boolean iterate(int n) {
    double norm = 0;
    for (int i = 0; i < n; i++) {
      for (int j = Math.max(i - 1, 0); j < n; j++) {
        norm += Math.abs(h[i][j]);
      }
    }
    shifted = 0;
    high = n - 1;
    int iterations = 0;
    while (high >= 0) {
      low = blockStart(norm);
      x = h[high][high];
      if (low == high) {
        re[high] = x + shifted;
        im[high] = 0;
        high--;
        iterations = 0;
        continue;
      }
      y = h[high - 1][high - 1];
      w = h[high][high - 1] * h[high - 1][high];
      if (low == high - 1) {
        pair();
        high -= 2;
        iterations = 0;
        continue;
      }
      if (iterations == MOST_ITERATIONS) {
        return false;
      }
      if (iterations > 0 && iterations % PATIENCE == 0) {
        shiftOtherwise();
      }
      iterations++;
      step(firstRow());
    }
    return true;
  }

  /** Where the last block that does not fall apart begins. */
  private int blockStart(double norm) {
    int l = high;
    while (l > 0) {
      double size = Math.abs(h[l - 1][l - 1]) + Math.abs(h[l][l]);
      if (Math.abs(h[l][l - 1]) <= PRECISION * (size == 0 ? norm : size)) {
        h[l][l - 1] = 0;
        return l;
      }
      l--;
    }
    return 0;
  }

  /** The two eigenvalues of the last two rows. */
  private void pair() {
    double half = (y - x) / 2;
    double square = half * half + w;
    double root = Math.sqrt(Math.abs(square));
    double base = x + shifted;
    if (square >= 0) {
      double far = half + Math.copySign(root, half);
      re[high - 1] = base + far;
      re[high] = far == 0 ? base + far : base - w / far;
      im[high - 1] = 0;
      im[high] = 0;
    } else {
      re[high - 1] = base + half;
      re[high] = base + half;
      im[high - 1] = root;
      im[high] = -root;
    }
  }

  /** An unusual shift, after Wilkinson. */
  private void shiftOtherwise() {
    shifted += x;
    for (int i = 0; i <= high; i++) {
      h[i][i] -= x;
    }
    double size = Math.abs(h[high][high - 1]) + Math.abs(h[high - 1][high - 2]);
    x = 0.75 * size;
    y = x;
    w = -0.4375 * size * size;
  }

  /** The row in which the step may begin: two neighbours below the diagonal are small there. */
  private int firstRow() {
    for (int m = high - 2; ; m--) {
      double z = h[m][m];
      double a = x - z;
      double b = y - z;
      p = (a * b - w) / h[m + 1][m] + h[m][m + 1];
      q = h[m + 1][m + 1] - z - a - b;
      r = h[m + 2][m + 1];
      double size = Math.abs(p) + Math.abs(q) + Math.abs(r);
      p /= size;
      q /= size;
      r /= size;
      if (m == low) {
        return m;
      }
      double diagonal = Math.abs(h[m - 1][m - 1]) + Math.abs(z) + Math.abs(h[m + 1][m + 1]);
      if (Math.abs(h[m][m - 1]) * (Math.abs(q) + Math.abs(r))
          <= PRECISION * Math.abs(p) * diagonal) {
        return m;
      }
    }
  }

  /** One double QR step on the rows from {@code m} on. */
  private void step(int m) {
    for (int i = m + 2; i <= high; i++) {
      h[i][i - 2] = 0;
      if (i > m + 2) {
        h[i][i - 3] = 0;
      }
    }
    for (int k = m; k < high; k++) {
      boolean three = k < high - 1;
      double size = 1;
      if (k > m) {
        p = h[k][k - 1];
        q = h[k + 1][k - 1];
        r = three ? h[k + 2][k - 1] : 0;
        size = Math.abs(p) + Math.abs(q) + Math.abs(r);
        if (size == 0) {
          continue;
        }
        p /= size;
        q /= size;
        r /= size;
      }
      double s = Math.copySign(Math.sqrt(p * p + q * q + r * r), p);
      if (k > m) {
        h[k][k - 1] = -s * size;
      } else if (low < m) {
        h[k][k - 1] = -h[k][k - 1];
      }
      p += s;
      reflect(k, three, p / s, q / s, r / s, q / p, r / p);
    }
  }

  /** A Householder reflection of the rows and columns {@code k..k+2} (or {@code k+1}). */
  private void reflect(int k, boolean three, double a, double b, double c, double d, double e) {
    double[] h0 = h[k];
    double[] h1 = h[k + 1];
    if (three) {
      double[] h2 = h[k + 2];
      for (int j = k; j <= high; j++) {
        double t = h0[j] + d * h1[j] + e * h2[j];
        h0[j] -= t * a;
        h1[j] -= t * b;
        h2[j] -= t * c;
      }
    } else {
      for (int j = k; j <= high; j++) {
        double t = h0[j] + d * h1[j];
        h0[j] -= t * a;
        h1[j] -= t * b;
      }
    }
    for (int i = low; i <= Math.min(high, k + 3); i++) {
      double[] row = h[i];
      double t = a * row[k] + b * row[k + 1];
      if (three) {
        t += c * row[k + 2];
        row[k + 2] -= t * e;
      }
      row[k + 1] -= t * d;
      row[k] -= t;
    }
  }
}
