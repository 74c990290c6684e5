package org.sonaffect.learning.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.Pipeline;
import org.sonaffect.learning.WideData;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.linear.CoordinateDescent;
import org.sonaffect.learning.linear.DenseEquations;
import org.sonaffect.learning.linear.Gram;
import org.sonaffect.learning.linear.LinearFit;
import org.sonaffect.learning.linear.WideElasticNet;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.ShortDecimal;

/** The elastic net against its optimality conditions and between its two ways. */
class ElasticNetTest {
  @Test
  void everyPenaltyMeetsTheOptimalityConditions() {
    int n = 40;
    Random random = new Random(1);
    for (int m : new int[] {5, 30, 60}) {
      double[] rows = new double[n * m];
      double[] y = new double[n];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < m; k++) {
          rows[i * m + k] = random.nextGaussian() + (k > 0 ? 0.7 * rows[i * m + k - 1] : 0);
        }
        y[i] = rows[i * m] - rows[i * m + m / 2] + random.nextGaussian();
      }
      double[] gram = new double[m * m];
      Gram.addUpper(rows, m, 0, n, m, gram);
      Gram.mirror(gram, m);
      double[][] gramRows = new double[m][];
      for (int k = 0; k < m; k++) {
        gramRows[k] = Arrays.copyOfRange(gram, k * m, (k + 1) * m);
      }
      double[] products = new double[m];
      double squares = 0;
      double[] scales = new double[m];
      for (int i = 0; i < n; i++) {
        squares += y[i] * y[i];
        for (int k = 0; k < m; k++) {
          products[k] += rows[i * m + k] * y[i];
          scales[k] = 0.5 + (k % 3);
        }
      }
      for (double l1 : new double[] {0.01, 0.5, 1}) {
        CoordinateDescent descent =
            new CoordinateDescent(
                gramRows, m, products, squares, n, scales, new DenseEquations(gramRows, m));
        for (double alpha = 10; alpha > 0.005; alpha /= 1.5) {
          descent.solve(alpha, l1, 1e-15);
          for (int k = 0; k < m; k++) {
            double slope = products[k];
            for (int j = 0; j < m; j++) {
              slope -= gram[k * m + j] * descent.weights()[j];
            }
            double w = descent.weights()[k];
            slope -= n * alpha * (1 - l1) * w / (scales[k] * scales[k]);
            double limit = n * alpha * l1 / scales[k];
            if (w == 0) {
              assertTrue(Math.abs(slope) <= limit + 1e-4, "weight 0 within the penalty");
            } else {
              assertEquals(Math.signum(w) * limit, slope, 1e-4, "slope equals the penalty");
            }
          }
        }
      }
    }
  }

  @Test
  void productsAndResidualsGiveTheSame() {
    for (boolean normalize : new boolean[] {true, false}) {
      for (double l1 : new double[] {0.05, 0.9}) {
        Matrix x = WideData.of(50, 60, 2).x();
        double[] y = WideData.of(50, 60, 2).y();
        ElasticNetSpec spec = new ElasticNetSpec(l1, normalize, 25, 1e-12, 1e-2);
        int[] folds = PenaltyFolds.contiguous(50, 5);
        double[] expected = spec.fit(Scores.of(x), y, folds).predict(x)[0];
        LinearFit wide = new WideElasticNet(x.byColumn(), y, folds).fit(spec);
        assertArrayEquals(expected, wide.predict(x.byColumn(), 50), 1e-5);
      }
    }
  }

  @Test
  void contiguousFoldsAreThoseOfThePublishedForms() {
    assertArrayEquals(
        new int[] {0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4}, PenaltyFolds.contiguous(12, 5));
  }

  @Test
  void textsAreShortAndReadBack() {
    assertEquals("0.999999999999999", ShortDecimal.of(1 - 1e-15));
    assertEquals("0.1", ShortDecimal.of(0.1));
    assertEquals("25", ShortDecimal.of(25));
    assertEquals("-0.001", ShortDecimal.of(-1e-3));
    Random random = new Random(3);
    for (int i = 0; i < 1000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, Double.parseDouble(ShortDecimal.of(value)));
      }
    }
    assertEquals(
        "pca(share=0.8,whiten) svr(polynomial(degree=3,coef0=25,gamma=auto),C=10,epsilon=0.25)",
        new Pipeline(
                new Projection.Pca(0.8, true, false),
                new SvrSpec(new Kernel.Polynomial(3, 25, Gamma.AUTO), 10, 0.25, false))
            .describe());
  }
}
