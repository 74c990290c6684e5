package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolynomialRootsTest {
  /** c[1..n] of z^n - c[1] z^(n-1) - ... of conjugate pairs and real roots. */
  private static float[] polynomial(double[][] pairs, double... real) {
    double[] p = {1};
    for (double[] pair : pairs) {
      double[] factor = {1, -2 * pair[0], pair[0] * pair[0] + pair[1] * pair[1]};
      p = times(p, factor);
    }
    for (double root : real) {
      p = times(p, new double[] {1, -root});
    }
    float[] c = new float[p.length];
    for (int i = 1; i < p.length; i++) {
      c[i] = (float) -p[i];
    }
    return c;
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length + b.length - 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        product[i + j] += a[i] * b[j];
      }
    }
    return product;
  }

  @Test
  void findsPairsOnceAndRealRoots() {
    float[] c = polynomial(new double[][] {{0.5, 0.75}, {-0.25, 0.5}}, 0.5, -1);
    PolynomialRoots roots = new PolynomialRoots(11);
    assertEquals(4, roots.find(c));
    double sum = 0;
    int real = 0;
    for (int i = 0; i < 4; i++) {
      sum += roots.re(i) * (roots.im(i) > 0 ? 2 : 1);
      real += roots.im(i) == 0 ? 1 : 0;
    }
    assertEquals(2, real);
    assertEquals(0.0, sum, 1e-12, "the sum of all roots is c[1]");
  }

  @Test
  void rootsThatAreZeroAreLeftOut() {
    PolynomialRoots roots = new PolynomialRoots(11);
    assertEquals(0, roots.find(new float[12]));
    float[] c = new float[12];
    c[2] = -0.25f; // z^9 (z^2 + 0.25)
    assertEquals(1, roots.find(c));
    assertEquals(0.0, roots.re(0), 1e-15);
    assertEquals(0.5, roots.im(0), 1e-15);
  }

  @Test
  void everyRootOfRandomPolynomialsIsOne() {
    SplittableRandom random = new SplittableRandom(2);
    PolynomialRoots roots = new PolynomialRoots(11);
    for (int round = 0; round < 2000; round++) {
      float[] c = new float[12];
      for (int i = 1; i < 12; i++) {
        c[i] = (float) ((random.nextDouble() - 0.5) * 4);
      }
      int found = roots.find(c);
      assertTrue(found >= 6, "round " + round + ": " + found);
      for (int k = 0; k < found; k++) {
        double re = 1;
        double im = 0;
        double size = 1;
        double modulus = Math.hypot(roots.re(k), roots.im(k));
        for (int i = 1; i < 12; i++) {
          double t = re * roots.re(k) - im * roots.im(k) - c[i];
          im = re * roots.im(k) + im * roots.re(k);
          re = t;
          size = size * modulus + Math.abs(c[i]);
        }
        assertEquals(0, Math.hypot(re, im) / size, 1e-12, "round " + round + " root " + k);
      }
    }
  }
}
