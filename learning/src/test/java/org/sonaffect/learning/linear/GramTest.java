package org.sonaffect.learning.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Inner products, equal to the bit however they are cut into tiles and panels. */
class GramTest {
  private static double[] random(int length, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Four terms at a time in each panel of 128 features, as documented, and the rest one by one. */
  private static double documented(
      double[] a, int strideA, int i, double[] b, int strideB, int j, int features) {
    double sum = 0;
    for (int panel = 0; panel < features; panel += 128) {
      int end = Math.min(features, panel + 128);
      int k = panel;
      for (; k + 4 <= end; k += 4) {
        sum +=
            (a[k * strideA + i] * b[k * strideB + j]
                    + a[(k + 1) * strideA + i] * b[(k + 1) * strideB + j])
                + (a[(k + 2) * strideA + i] * b[(k + 2) * strideB + j]
                    + a[(k + 3) * strideA + i] * b[(k + 3) * strideB + j]);
      }
      for (; k < end; k++) {
        sum += a[k * strideA + i] * b[k * strideB + j];
      }
    }
    return sum;
  }

  @Test
  void everySumHasTheDocumentedOrder() {
    for (int[] size : new int[][] {{1, 1, 1}, {3, 5, 7}, {6, 300, 131}, {9, 258, 260}}) {
      int rows = size[0];
      int columns = size[1];
      int features = size[2];
      double[] a = random(features * rows, 1);
      double[] b = random(features * columns, 2);
      double[] c = new double[rows * columns];
      Gram.add(a, rows, rows, b, columns, columns, 0, features, c);
      double[] square = new double[columns * columns];
      Gram.addUpper(b, columns, 0, features, columns, square);
      Gram.mirror(square, columns);
      double[] diagonal = Gram.diagonal(b, features, columns);
      for (int j = 0; j < columns; j++) {
        assertEquals(square[j * columns + j], diagonal[j]);
        for (int i = 0; i < rows; i++) {
          assertEquals(documented(a, rows, i, b, columns, j, features), c[i * columns + j]);
        }
        for (int i = 0; i <= j; i++) {
          double expected = documented(b, columns, i, b, columns, j, features);
          assertEquals(expected, square[i * columns + j]);
          assertEquals(expected, square[j * columns + i]);
        }
      }
    }
  }

  @Test
  void choleskySolves() {
    for (int n : new int[] {1, 2, 4, 7, 30}) {
      double[] rows = random(n * (n + 3), 3);
      double[] matrix = new double[n * n];
      Gram.addUpper(rows, n, 0, n + 3, n, matrix);
      Gram.mirror(matrix, n);
      double[] x = random(n, 4);
      double[] b = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          b[i] += matrix[i * n + j] * x[j];
        }
      }
      assertEquals(true, Cholesky.factor(matrix, n, n, 0));
      Cholesky.solve(matrix, n, n, b);
      assertArrayEquals(x, b, 1e-8);
    }
    assertEquals(false, Cholesky.factor(new double[] {1, 2, 2, 1}, 2, 2, 0));
  }
}
