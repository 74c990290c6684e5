package org.sonaffect.learning.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sonaffect.learning.kernel.DomainKernel;
import org.sonaffect.learning.kernel.NormalisedKernel;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.kernel.SumKernel;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.learning.rows.TrainingRows;

/** One decomposition against plain solutions of the linear systems it stands for. */
class KernelSystemTest {
  static List<SimilarityKernel> kernels() {
    return Stream.concat(
            Problems.KERNELS.stream().map(kernel -> (SimilarityKernel) kernel),
            Stream.of(
                new DomainKernel(new PointKernel.Rbf(0.5), 2),
                new DomainKernel(new PointKernel.Laplace(0.5), Double.POSITIVE_INFINITY),
                new NormalisedKernel(new PointKernel.Polynomial(2, 1)),
                new SumKernel(
                    List.of(
                        new SumKernel.Part(ColumnSet.of(0, 1), 0.7, new PointKernel.Rbf(1)),
                        new SumKernel.Part(ColumnSet.of(3), 0.3, new PointKernel.Linear())))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void weightsAndInterceptsSolveTheSystem(SimilarityKernel kernel) {
    Problems problem = Problems.of(30, 5, 1);
    TrainingRows rows = problem.training();
    KernelSystem system = KernelSystem.of(kernel, rows);
    for (double lambda : new double[] {1e-3, 1, 50}) {
      DualWeights dual = system.solve(problem.y()[0], lambda);
      double[] naive =
          naive(kernel.among(rows), problem, kernel.byDomain(), problem.y()[0], lambda, all(30));
      assertArrayEquals(Arrays.copyOf(naive, 30), dual.weights(), 1e-7);
      assertEquals(naive[30], dual.intercept(0), 1e-8);
      assertEquals(naive[kernel.byDomain() ? 31 : 30], dual.intercept(1), 1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void leavingOneOutEqualsFittingWithoutIt(SimilarityKernel kernel) {
    Problems problem = Problems.of(25, 5, 2);
    TrainingRows rows = problem.training();
    double[] values = kernel.among(rows);
    KernelSystem system = KernelSystem.of(kernel, rows);
    for (double lambda : new double[] {0.01, 1, 100}) {
      double[] y = problem.y()[1];
      double[] errors =
          system.leftOut(system.coordinates(y), lambda, system.inverseDiagonal(lambda));
      for (int out = 0; out < 25; out++) {
        int without = out;
        int[] kept = IntStream.range(0, 25).filter(i -> i != without).toArray();
        double[] naive = naive(values, problem, kernel.byDomain(), y, lambda, kept);
        double prediction = naive[25 + (kernel.byDomain() ? problem.domain()[out] : 0)];
        for (int i : kept) {
          prediction += naive[i] * values[out * 25 + i];
        }
        assertEquals(y[out] - prediction, errors[out], 1e-8, "row " + out);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void leavingOutAClipLeavesOutItsVariants(SimilarityKernel kernel) {
    Problems problem = Problems.of(24, 5, 2);
    int clips = 8;
    TrainingRows rows = new TrainingRows(problem.x(), problem.domain(), problem.weights(), clips);
    double[] values = kernel.among(rows);
    KernelSystem system = KernelSystem.of(kernel, rows);
    for (double lambda : new double[] {0.01, 1, 100}) {
      double[] y = problem.y()[1];
      double[] errors =
          system.leftOut(system.coordinates(y), lambda, system.inverseDiagonal(lambda));
      for (int out = 0; out < clips; out++) {
        int without = out;
        int[] kept = IntStream.range(0, 24).filter(i -> i % clips != without).toArray();
        double[] naive = naive(values, problem, kernel.byDomain(), y, lambda, kept);
        double prediction = naive[24 + (kernel.byDomain() ? problem.domain()[out] : 0)];
        for (int i : kept) {
          prediction += naive[i] * values[out * 24 + i];
        }
        assertEquals(y[out] - prediction, errors[out], 1e-8, "clip " + out);
      }
      assertTrue(Arrays.stream(errors, clips, 24).allMatch(Double::isNaN));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void evidenceIsThatOfTheDeterminants(SimilarityKernel kernel) {
    Problems problem = Problems.of(20, 5, 3);
    TrainingRows rows = problem.training();
    KernelSystem system = KernelSystem.of(kernel, rows);
    double[] y = problem.y()[0];
    double found = new Evidence(system, y).of(0.3);
    // Columns F of the mean, weighed as the rows are; V = R K R + 0.3.
    int n = 20;
    int q = kernel.byDomain() ? 2 : 1;
    double[] root = Arrays.stream(problem.weights()).map(Math::sqrt).toArray();
    double[][] v = new double[n][n];
    double[][] f = new double[n][q];
    double[] target = new double[n];
    double[] values = kernel.among(rows);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        v[i][j] = root[i] * root[j] * values[i * n + j] + (i == j ? 0.3 : 0);
      }
      f[i][q == 2 ? problem.domain()[i] : 0] = root[i];
      target[i] = root[i] * y[i];
    }
    double[][] inverseF = new double[q][];
    double[] inverseY = NaiveSolve.of(v, target);
    double[][] crossed = new double[q][q];
    double[][] plain = new double[q][q];
    double[] fy = new double[q];
    for (int g = 0; g < q; g++) {
      int column = g;
      inverseF[g] =
          NaiveSolve.of(v, IntStream.range(0, n).mapToDouble(i -> f[i][column]).toArray());
    }
    for (int g = 0; g < q; g++) {
      for (int i = 0; i < n; i++) {
        fy[g] += f[i][g] * inverseY[i];
        for (int h = 0; h < q; h++) {
          crossed[g][h] += f[i][g] * inverseF[h][i];
          plain[g][h] += f[i][g] * f[i][h];
        }
      }
    }
    double[] means = NaiveSolve.of(crossed, fy);
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double rest = inverseY[i];
      for (int g = 0; g < q; g++) {
        rest -= inverseF[g][i] * means[g];
      }
      squares += target[i] * rest;
    }
    int rank = n - q;
    double expected =
        -(rank * (Math.log(2 * Math.PI * squares / rank) + 1)
                + NaiveSolve.logDeterminant(v)
                + NaiveSolve.logDeterminant(crossed)
                - NaiveSolve.logDeterminant(plain))
            / 2;
    assertEquals(expected, found, 1e-8);
  }

  @Test
  void noiseOfTheHighestEvidenceIsAtTheTop() {
    Problems problem = Problems.of(40, 3, 4);
    KernelSystem system = KernelSystem.of(new PointKernel.Rbf(0.5), problem.training());
    Evidence evidence = new Evidence(system, problem.y()[0]);
    double noise = evidence.bestNoise();
    double top = evidence.of(noise * system.mean());
    for (double exponent = -6; exponent <= 4; exponent += 0.05) {
      assertTrue(evidence.of(Math.pow(10, exponent) * system.mean()) <= top + 1e-9);
    }
  }

  @Test
  void domainsThatShareNothingAreSeparateModels() {
    Problems problem = Problems.of(40, 4, 5);
    TrainingRows rows = problem.training();
    SimilarityKernel inner = new PointKernel.Rbf(0.5);
    KernelSystem together =
        KernelSystem.of(new DomainKernel(inner, Double.POSITIVE_INFINITY), rows);
    DualWeights dual = together.solve(problem.y()[0], 0.7);
    double[] values = inner.among(rows);
    for (int d = 0; d < 2; d++) {
      int domain = d;
      int[] kept = IntStream.range(0, 40).filter(i -> problem.domain()[i] == domain).toArray();
      double[] alone = naive(values, problem, false, problem.y()[0], 0.7, kept);
      for (int i : kept) {
        assertEquals(alone[i], dual.weights()[i], 1e-9);
      }
      assertEquals(alone[40], dual.intercept(d), 1e-9);
    }
  }

  private static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  /** Weights of all rows (0 of those left out), then the intercepts, from the bordered system. */
  private static double[] naive(
      double[] values, Problems problem, boolean byDomain, double[] y, double lambda, int[] kept) {
    int n = y.length;
    int q = byDomain ? 2 : 1;
    int m = kept.length;
    double[][] matrix = new double[m + q][m + q];
    double[] right = new double[m + q];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b < m; b++) {
        matrix[a][b] = values[kept[a] * n + kept[b]];
      }
      matrix[a][a] += lambda / problem.weights()[kept[a]];
      int g = m + (byDomain ? problem.domain()[kept[a]] : 0);
      matrix[a][g] = 1;
      matrix[g][a] = 1;
      right[a] = y[kept[a]];
    }
    double[] solution = NaiveSolve.of(matrix, right);
    double[] result = new double[n + q];
    for (int a = 0; a < m; a++) {
      result[kept[a]] = solution[a];
    }
    System.arraycopy(solution, m, result, n, q);
    return result;
  }
}
