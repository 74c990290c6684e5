package org.sonaffect.learning.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/** Eigenvalues and vectors by their definition, and against ojAlgo. */
class SymmetricEigenTest {
  /** Products of rows whose columns have variances falling as a power. */
  private static double[] gram(int n, int features, double power, long seed) {
    Random random = new Random(seed);
    double[] rows = new double[features * n];
    for (int k = 0; k < features; k++) {
      for (int i = 0; i < n; i++) {
        rows[k * n + i] = random.nextGaussian() * StrictMath.pow(k + 1, -power);
      }
    }
    double[] gram = new double[n * n];
    Gram.addUpper(rows, n, 0, features, n, gram);
    Gram.mirror(gram, n);
    return gram;
  }

  private static void check(double[] matrix, int n) {
    SymmetricEigen eigen = SymmetricEigen.of(matrix.clone(), n);
    double top = Math.max(Math.abs(eigen.values()[0]), Math.abs(eigen.values()[n - 1]));
    for (int k = 0; k < n; k++) {
      assertTrue(k == 0 || eigen.values()[k] <= eigen.values()[k - 1], "descending");
      double largest = 0;
      for (int i = 0; i < n; i++) {
        double product = 0;
        for (int j = 0; j < n; j++) {
          product += matrix[i * n + j] * eigen.vectors()[k * n + j];
        }
        assertEquals(
            eigen.values()[k] * eigen.vectors()[k * n + i], product, 1e-13 * n * top + 1e-300);
        if (Math.abs(eigen.vectors()[k * n + i]) > Math.abs(largest)) {
          largest = eigen.vectors()[k * n + i];
        }
      }
      assertTrue(largest > 0, "sign");
      for (int l = 0; l < n; l++) {
        double product = FixedSum.product(eigen.vectors(), k * n, eigen.vectors(), l * n, n);
        assertEquals(k == l ? 1 : 0, product, 1e-12, "orthogonal");
      }
    }
  }

  @Test
  void vectorsAreOrthogonalAndProper() {
    for (int n : new int[] {1, 2, 3, 17, 64, 65, 130}) {
      check(gram(n, n + 5, 0.5, n), n);
      check(gram(n, Math.max(1, n / 2), 1, n), n);
    }
  }

  @Test
  void zeroIdentityRepeatedAndIndefinite() {
    check(new double[100], 10);
    double[] identity = new double[100];
    for (int i = 0; i < 10; i++) {
      identity[i * 10 + i] = 3;
    }
    check(identity, 10);
    double[] indefinite = new double[100];
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        indefinite[i * 10 + j] = i == j ? 0 : 1e200;
      }
    }
    check(indefinite, 10);
    check(new double[] {1e-300, 2e-300, 2e-300, 1e-300}, 2);
  }

  @Test
  void valuesAreThoseOfAnotherLibrary() {
    int n = 90;
    double[] matrix = gram(n, 60, 0.8, 5);
    R064Store store = R064Store.FACTORY.make(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        store.set(i, j, matrix[i * n + j]);
      }
    }
    Eigenvalue<Double> other = Eigenvalue.R064.make(store, true);
    assertTrue(other.decompose(store));
    double[] expected =
        other.getEigenvalues().stream()
            .mapToDouble(value -> -value.doubleValue())
            .sorted()
            .toArray();
    double[] found = SymmetricEigen.of(matrix, n).values();
    for (int k = 0; k < n; k++) {
      assertEquals(-expected[k], found[k], 1e-12 * found[0]);
    }
  }

  @Test
  void matricesOfLowRankHaveTheirFewValues() {
    Random random = new Random(5);
    for (int trial = 0; trial < 50; trial++) {
      int n = 32;
      int[] block = random.ints(n, 0, 3).toArray();
      double[] matrix = new double[n * n];
      for (int i = 0; i < n * n; i++) {
        int b = block[i / n];
        matrix[i] =
            b == block[i % n] ? 1.0 / Arrays.stream(block).filter(value -> value == b).count() : 0;
      }
      SymmetricEigen found = SymmetricEigen.of(matrix, n);
      for (int k = 0; k < n; k++) {
        assertEquals(k < 3 ? 1 : 0, found.values()[k], 1e-13);
      }
    }
  }

  @Test
  void sameBitsEachTimeAndBadInputRefused() {
    double[] matrix = gram(70, 80, 0.5, 9);
    SymmetricEigen first = SymmetricEigen.of(matrix.clone(), 70);
    for (int i = 0; i < 3; i++) {
      SymmetricEigen again = SymmetricEigen.of(matrix.clone(), 70);
      assertArrayEquals(first.values(), again.values());
      assertArrayEquals(first.vectors(), again.vectors());
    }
    assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(new double[3], 2));
    assertThrows(
        IllegalArgumentException.class, () -> SymmetricEigen.of(new double[] {Double.NaN}, 1));
  }
}
