package org.sonaffect.learning.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sonaffect.learning.linear.SymmetricEigen;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;

/** Alignment of two domains, against matrices of features by features. */
class CoralTest {
  private static Matrix correlated(int rows, int columns, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] mix = new double[columns][columns];
    for (double[] line : mix) {
      Arrays.setAll(line, j -> 0.4 * random.nextGaussian());
    }
    double[][] x = new double[rows][columns];
    for (double[] row : x) {
      double[] own = new double[columns];
      Arrays.setAll(own, j -> random.nextGaussian());
      for (int j = 0; j < columns; j++) {
        row[j] = 0.3 * j + own[j];
        for (int k = 0; k < columns; k++) {
          row[j] += mix[k][j] * own[k];
        }
      }
    }
    return Matrix.of(x);
  }

  private static double[] mean(Matrix x) {
    double[] mean = new double[x.columns()];
    for (int j = 0; j < mean.length; j++) {
      for (int i = 0; i < x.rows(); i++) {
        mean[j] += x.get(i, j) / x.rows();
      }
    }
    return mean;
  }

  private static double[][] covariance(Matrix x) {
    int p = x.columns();
    double[] mean = mean(x);
    double[][] covariance = new double[p][p];
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          covariance[j][k] += (x.get(i, j) - mean[j]) * (x.get(i, k) - mean[k]) / (x.rows() - 1);
        }
      }
    }
    return covariance;
  }

  private static double[][] power(double[][] covariance, double ridge, double exponent) {
    int p = covariance.length;
    double[] flat = new double[p * p];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p; k++) {
        flat[j * p + k] = covariance[j][k] + (j == k ? ridge : 0);
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(flat, p);
    double[][] power = new double[p][p];
    for (int e = 0; e < p; e++) {
      double factor = Math.pow(eigen.values()[e], exponent);
      for (int j = 0; j < p; j++) {
        for (int k = 0; k < p; k++) {
          power[j][k] += eigen.vectors()[e * p + j] * factor * eigen.vectors()[e * p + k];
        }
      }
    }
    return power;
  }

  private static double[][] times(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < b[0].length; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  @Test
  void theSourcesCovarianceAndMeanBecomeTheTargets() {
    Matrix source = correlated(80, 9, 1);
    Matrix target = correlated(60, 9, 2);
    Matrix aligned = Coral.recolour(source, target, 0);
    double[][] expected = covariance(target);
    double[][] found = covariance(aligned);
    for (int j = 0; j < expected.length; j++) {
      assertArrayEquals(expected[j], found[j], 1e-8);
    }
    assertArrayEquals(mean(target), mean(aligned), 1e-8);
  }

  /** Few rows as well as many: with more features than rows no such matrix is ever formed. */
  @ParameterizedTest
  @CsvSource({"40, 30, 12, 1", "40, 30, 12, 0.01", "9, 7, 25, 1", "9, 7, 25, 0.1", "5, 12, 300, 1"})
  void isWhatMatricesOfFeaturesByFeaturesGive(int ns, int nt, int p, double ridge) {
    Matrix source = correlated(ns, p, 3);
    Matrix target = correlated(nt, p, 4);
    double[][] transform =
        times(power(covariance(source), ridge, -0.5), power(covariance(target), ridge, 0.5));
    double[] own = mean(source);
    double[] other = mean(target);
    double[][] centred = new double[ns][p];
    for (int i = 0; i < ns; i++) {
      for (int j = 0; j < p; j++) {
        centred[i][j] = source.get(i, j) - own[j];
      }
    }
    double[][] expected = times(centred, transform);
    Matrix found = Coral.recolour(source, target, ridge);
    double scale = Arrays.stream(found.values()).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < ns; i++) {
      for (int j = 0; j < p; j++) {
        assertEquals(expected[i][j] + other[j], found.get(i, j), 1e-8 * scale);
      }
    }
  }

  @Test
  void refusesWhatCannotBeAligned() {
    Matrix three = correlated(3, 4, 5);
    assertThrows(
        IllegalArgumentException.class, () -> Coral.recolour(correlated(1, 4, 6), three, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Coral.recolour(correlated(3, 5, 6), three, 1));
    assertThrows(IllegalArgumentException.class, () -> Coral.recolour(three, three, -1));
  }

  @Test
  void nothingButTheTrainingRowsDecidesAndNothingElseCanBeUsed() {
    Matrix all = correlated(60, 8, 7);
    int[] source = IntStream.range(0, 25).toArray();
    int[] target = IntStream.range(25, 45).toArray();
    int[] tested = IntStream.range(45, 55).toArray();
    double[] changed = all.values().clone();
    for (int i = 45 * 8; i < 60 * 8; i++) {
      changed[i] *= -3;
    }
    Matrix other = new Matrix(60, 8, changed);
    for (Alignment alignment : Alignment.values()) {
      Matrix first = alignment.apply(all, source, target, tested);
      Matrix second = alignment.apply(other, source, target, tested);
      assertArrayEquals(
          Arrays.copyOf(first.values(), 45 * 8), Arrays.copyOf(second.values(), 45 * 8));
      for (int row = 55; row < 60; row++) {
        assertTrue(Double.isNaN(first.get(row, 0)), "a row of no use");
      }
    }
  }

  @Test
  void eachDomainHasMeanZeroAndTestRowsStayInItsRange() {
    Matrix all = correlated(60, 8, 8);
    double[] far = all.values().clone();
    far[50 * 8] = 1e9;
    int[] source = IntStream.range(0, 25).toArray();
    int[] target = IntStream.range(25, 45).toArray();
    int[] tested = IntStream.range(45, 55).toArray();
    Matrix x = new Matrix(60, 8, far);
    Matrix scaled = Alignment.PER_DOMAIN.apply(x, source, target, tested);
    for (int[] rows : new int[][] {source, target}) {
      double[] mean = mean(scaled.rows(rows));
      double[][] covariance = covariance(scaled.rows(rows));
      for (int j = 0; j < 8; j++) {
        assertEquals(0, mean[j], 1e-12);
        assertEquals(rows.length / (rows.length - 1.0), covariance[j][j], 1e-9);
      }
    }
    double highest = Arrays.stream(target).mapToDouble(r -> scaled.get(r, 0)).max().orElseThrow();
    assertEquals(highest, scaled.get(50, 0), 0);
    assertArrayEquals(
        x.rows(tested).values(),
        Alignment.PLAIN.apply(x, source, target, tested).rows(tested).values());
  }
}
