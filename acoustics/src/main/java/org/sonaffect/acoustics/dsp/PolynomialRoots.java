package org.sonaffect.acoustics.dsp;

/**
 * The roots of a real polynomial by Laguerre's iteration (Ralston and Rabinowitz, "A First Course
 * in Numerical Analysis", 2nd edition, 1978, section 8.10). A root that is found is divided out,
 * with its conjugate where it is complex, and polished by Newton's iteration on the whole
 * polynomial. Reused from polynomial to polynomial; not for several threads.
 */
public final class PolynomialRoots {
  private static final double PRECISION = 0x1p-52;

  /** Iterations for one root; a handful does. */
  private static final int MOST_ITERATIONS = 80;

  /** Every so many iterations a shorter step is taken, to leave a cycle. */
  private static final int PATIENCE = 10;

  private static final double SHORTER = 0.6;

  /** Steps of polishing at most. */
  private static final int POLISH = 3;

  /** A root this close to the real axis, of its size, is divided out as a real one. */
  private static final double REAL = 1e-10;

  /** The polynomial, z^n first, and what is left of it. */
  private final double[] whole;

  private final double[] left;
  private final double[] re;
  private final double[] im;
  private int degree;

  /** The root being found. */
  private double x;

  private double y;

  /** For polynomials up to a degree. */
  public PolynomialRoots(int degree) {
    whole = new double[degree + 1];
    left = new double[degree + 1];
    re = new double[degree];
    im = new double[degree];
  }

  /** Real part of root {@code i}. */
  public double re(int i) {
    return re[i];
  }

  /** Its imaginary part, 0 or more: of a conjugate pair one root is listed. */
  public double im(int i) {
    return im[i];
  }

  /**
   * Finds the roots of z^n - c[1] z^(n-1) - ... - c[n] that are not 0.
   *
   * @param c coefficients; {@code c[0]} is not used
   * @return how many roots there are, those of a conjugate pair counted once; -1 where the
   *     iteration does not converge
   */
  public int find(float[] c) {
    degree = c.length - 1;
    while (degree > 0 && c[degree] == 0f) {
      degree--;
    }
    whole[0] = 1.0;
    for (int i = 1; i <= degree; i++) {
      whole[i] = -c[i];
    }
    System.arraycopy(whole, 0, left, 0, degree + 1);
    int found = 0;
    for (int n = degree; n > 0; found++) {
      if (!iterate(n)) {
        return -1;
      }
      if (n > 1 && Math.abs(y) > REAL * Math.abs(x)) {
        divideOutPair(n);
        n -= 2;
        polish();
      } else {
        y = 0;
        divideOut(n);
        n--;
      }
      re[found] = x;
      im[found] = Math.abs(y);
    }
    return found;
  }

  /** Laguerre's iteration from 0 on what is left, of degree {@code n}. */
  private boolean iterate(int n) {
    x = 0;
    y = 0;
    for (int i = 1; i <= MOST_ITERATIONS; i++) {
      // p, p' and p'' / 2 by Horner, and a bound on the rounding of p.
      double pr = left[0];
      double pi = 0;
      double dr = 0;
      double di = 0;
      double sr = 0;
      double si = 0;
      double size = Math.abs(x) + Math.abs(y);
      double error = Math.abs(pr);
      for (int k = 1; k <= n; k++) {
        double t = sr * x - si * y + dr;
        si = sr * y + si * x + di;
        sr = t;
        t = dr * x - di * y + pr;
        di = dr * y + di * x + pi;
        dr = t;
        t = pr * x - pi * y + left[k];
        pi = pr * y + pi * x;
        pr = t;
        error = error * size + Math.abs(pr) + Math.abs(pi);
      }
      double square = pr * pr + pi * pi;
      if (square <= error * PRECISION * (error * PRECISION)) {
        return true;
      }
      // g = p' / p, h = g^2 - p'' / p
      double gr = (dr * pr + di * pi) / square;
      double gi = (di * pr - dr * pi) / square;
      double g2r = gr * gr - gi * gi;
      double g2i = 2 * gr * gi;
      double hr = g2r - 2 * (sr * pr + si * pi) / square;
      double hi = g2i - 2 * (si * pr - sr * pi) / square;
      // The root of (n - 1)(n h - g^2), with the sign that makes the divisor large.
      double qr = (n - 1) * (n * hr - g2r);
      double qi = (n - 1) * (n * hi - g2i);
      double modulus = Math.sqrt(qr * qr + qi * qi);
      double rr = Math.sqrt(Math.max(0, (modulus + qr) / 2));
      double ri = Math.copySign(Math.sqrt(Math.max(0, (modulus - qr) / 2)), qi);
      double sign = gr * rr + gi * ri < 0 ? -1 : 1;
      double br = gr + sign * rr;
      double bi = gi + sign * ri;
      double divisor = br * br + bi * bi;
      // At a saddle any direction does.
      double stepX = divisor > 0 ? n * br / divisor : 1 + size;
      double stepY = divisor > 0 ? -n * bi / divisor : i;
      double share = i % PATIENCE == 0 ? SHORTER : 1;
      double nextX = x - share * stepX;
      double nextY = y - share * stepY;
      if (nextX == x && nextY == y) {
        return true;
      }
      x = nextX;
      y = nextY;
    }
    return false;
  }

  /** Newton's iteration on the whole polynomial, while steps become smaller. */
  private void polish() {
    double last = Double.POSITIVE_INFINITY;
    for (int i = 0; i < POLISH; i++) {
      double pr = whole[0];
      double pi = 0;
      double dr = 0;
      double di = 0;
      for (int k = 1; k <= degree; k++) {
        double t = dr * x - di * y + pr;
        di = dr * y + di * x + pi;
        dr = t;
        t = pr * x - pi * y + whole[k];
        pi = pr * y + pi * x;
        pr = t;
      }
      double square = dr * dr + di * di;
      double stepX = (pr * dr + pi * di) / square;
      double stepY = (pi * dr - pr * di) / square;
      double step = Math.abs(stepX) + Math.abs(stepY);
      if (!(step < last)) {
        return;
      }
      x -= stepX;
      y -= stepY;
      last = step;
      if (step <= PRECISION * (Math.abs(x) + Math.abs(y))) {
        return;
      }
    }
  }

  private void divideOut(int n) {
    for (int k = 1; k < n; k++) {
      left[k] += x * left[k - 1];
    }
  }

  /** Divides by z^2 - 2 x z + (x^2 + y^2). */
  private void divideOutPair(int n) {
    double sum = 2 * x;
    double product = x * x + y * y;
    left[1] += sum * left[0];
    for (int k = 2; k < n - 1; k++) {
      left[k] += sum * left[k - 1] - product * left[k - 2];
    }
  }
}
