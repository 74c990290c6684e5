package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NaturalSplineTest {
  /** From some 320 knots on the sweeps run over four parts; both forms must be the spline. */
  @Test
  void isTheSplineOfTheTextbookForAnyNumberOfKnots() {
    SplittableRandom random = new SplittableRandom(1);
    for (int knots : new int[] {3, 4, 5, 50, 321, 322, 330, 513, 1025, 2049}) {
      double[] x = new double[knots];
      double[] values = new double[knots];
      for (int i = 0; i < knots; i++) {
        x[i] = StrictMath.log(1 + i) / StrictMath.log(2);
        values[i] = random.nextDouble() * (random.nextInt(10) == 0 ? 100 : 1);
      }
      double[] targets = new double[knots];
      for (int j = 0; j < knots; j++) {
        targets[j] = 0.01 + j * (x[knots - 1] - 0.01) / (knots - 1);
      }
      double[] weight = new double[knots];
      for (int j = 0; j < knots; j++) {
        weight[j] = random.nextDouble();
      }
      float[] found = new float[knots];
      new NaturalSpline(x, targets).evaluate(values, weight, found);
      double[] second = secondDerivatives(x, values);
      for (int j = 0; j < knots; j++) {
        double wanted = Math.max(0, weight[j] * at(x, values, second, targets[j]));
        assertEquals(wanted, found[j], 2e-7 * wanted + 1e-10, knots + " knots, " + j);
      }
    }
  }

  /** The tridiagonal system of the natural spline, solved as it stands. */
  private static double[] secondDerivatives(double[] x, double[] y) {
    int n = x.length;
    double[] pivot = new double[n];
    double[] right = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double before = x[i] - x[i - 1];
      double after = x[i + 1] - x[i];
      double slope = 6 * ((y[i + 1] - y[i]) / after - (y[i] - y[i - 1]) / before);
      double factor = i == 1 ? 0 : before / pivot[i - 1];
      pivot[i] = 2 * (before + after) - factor * before;
      right[i] = slope - factor * right[i - 1];
    }
    double[] second = new double[n];
    for (int i = n - 2; i >= 1; i--) {
      second[i] = (right[i] - (x[i + 1] - x[i]) * second[i + 1]) / pivot[i];
    }
    return second;
  }

  private static double at(double[] x, double[] y, double[] second, double target) {
    int k = 1;
    while (k < x.length - 1 && x[k] < target) {
      k++;
    }
    double h = x[k] - x[k - 1];
    double a = (x[k] - target) / h;
    double b = (target - x[k - 1]) / h;
    return a * y[k - 1]
        + b * y[k]
        + ((a * a * a - a) * second[k - 1] + (b * b * b - b) * second[k]) * h * h / 6;
  }
}
