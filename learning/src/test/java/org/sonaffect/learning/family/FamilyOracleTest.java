package org.sonaffect.learning.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.kernel.SimilarityKernel;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;
import org.sonaffect.learning.rows.TrainingRows;

/** Families against other libraries, textbook algorithms and what they must find. */
class FamilyOracleTest {
  private static double[][] predict(Family family, Problems problem, Matrix x) {
    TrainingRows rows = problem.training();
    return family
        .fit(rows, problem.y(), problem.context())
        .predict(new EvaluationRows(rows, x, new int[x.rows()]));
  }

  @Test
  void ridgeIsKernelRidgeOfTheLinearKernel() {
    for (int columns : new int[] {4, 60}) {
      Problems problem = Problems.of(30, columns, 1);
      Matrix other = Problems.of(20, columns, 2).x();
      double[][] primal = predict(new Ridge(), problem, other);
      double[][] dual = predict(new KernelRidge(new PointKernel.Linear()), problem, other);
      assertArrayEquals(primal[0], dual[0], 1e-9);
      assertArrayEquals(primal[1], dual[1], 1e-9);
    }
  }

  @Test
  void svrPredictsAsLibsvmDoes() {
    Problems problem = Problems.of(60, 5, 3).unweighted();
    Matrix other = Problems.of(40, 5, 4).x();
    SimilarityKernel kernel = new PointKernel.Rbf(0.7);
    double[][] found = predict(new SupportVectorRegression(kernel, 2, 0.1), problem, other);
    TrainingRows rows = problem.training();
    double[] among = kernel.among(rows);
    double[] between = kernel.between(new EvaluationRows(rows, other, new int[40]));
    // The solver's units: the kernel's mean eigenvalue beside the mean, the target's deviation.
    int n = 60;
    double unit = 0;
    for (int i = 0; i < n; i++) {
      unit += among[i * n + i] / n;
      for (int j = 0; j < n; j++) {
        unit -= among[i * n + j] / n / n;
      }
    }
    for (int t = 0; t < 2; t++) {
      double[] y = problem.y()[t];
      double mean = Arrays.stream(y).average().orElse(0);
      double deviation =
          Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElse(1));
      svm_problem rowsOf = new svm_problem();
      rowsOf.l = n;
      rowsOf.y = Arrays.stream(y).map(v -> (v - mean) / deviation).toArray();
      rowsOf.x = new svm_node[n][];
      for (int i = 0; i < n; i++) {
        rowsOf.x[i] = nodes(i + 1, among, i * n, n, unit);
      }
      svm_parameter settings = new svm_parameter();
      settings.svm_type = svm_parameter.EPSILON_SVR;
      settings.kernel_type = svm_parameter.PRECOMPUTED;
      settings.C = 2;
      settings.p = 0.1;
      settings.eps = 1e-6;
      settings.cache_size = 10;
      svm.svm_set_print_string_function(text -> {});
      svm_model model = svm.svm_train(rowsOf, settings);
      for (int i = 0; i < 40; i++) {
        double expected =
            mean + deviation * svm.svm_predict(model, nodes(1, between, i * n, n, unit));
        assertEquals(expected, found[t][i], 2e-3 * deviation);
      }
    }
  }

  private static svm_node[] nodes(int serial, double[] values, int offset, int n, double unit) {
    svm_node[] nodes = new svm_node[n + 1];
    for (int j = 0; j <= n; j++) {
      nodes[j] = new svm_node();
      nodes[j].index = j;
      nodes[j].value = j == 0 ? serial : values[offset + j - 1] / unit;
    }
    return nodes;
  }

  @Test
  void elasticNetIsTheRegressorOfTheSameName() {
    Problems problem = Problems.of(50, 20, 5);
    Matrix other = Problems.of(30, 20, 6).x();
    double[][] found = predict(new SparseLinear(0.7), problem, other);
    ElasticNetSpec net = new ElasticNetSpec(0.7, false, 50, 1e-5, 1e-3);
    for (int t = 0; t < 2; t++) {
      double[] expected =
          net.fit(Scores.of(problem.x()), problem.y()[t], problem.context().folds())
              .predict(other)[0];
      assertArrayEquals(expected, found[t], 2e-3);
    }
  }

  /** Wold's algorithm as in the textbooks: one target, columns deflated. */
  @Test
  void partialLeastSquaresOfOneTargetIsNipals() {
    Problems problem = Problems.of(25, 8, 7).unweighted();
    double[][] found = predict(new PartialLeastSquares(4, false), problem, problem.x());
    int n = 25;
    int p = 8;
    for (int t = 0; t < 2; t++) {
      double[][] e = new double[n][p];
      double[] f = problem.y()[t].clone();
      double mean = Arrays.stream(f).average().orElse(0);
      double[] fitted = new double[n];
      Arrays.fill(fitted, mean);
      for (int j = 0; j < p; j++) {
        int column = j;
        double own = IntStream.range(0, n).mapToDouble(i -> problem.x().get(i, column)).sum() / n;
        for (int i = 0; i < n; i++) {
          e[i][j] = problem.x().get(i, j) - own;
        }
      }
      for (int i = 0; i < n; i++) {
        f[i] -= mean;
      }
      for (int a = 0; a < 4; a++) {
        double[] w = new double[p];
        double[] loading = new double[p];
        double[] score = new double[n];
        for (int j = 0; j < p; j++) {
          for (int i = 0; i < n; i++) {
            w[j] += e[i][j] * f[i];
          }
        }
        double length = Math.sqrt(Arrays.stream(w).map(v -> v * v).sum());
        double square = 0;
        double along = 0;
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < p; j++) {
            score[i] += e[i][j] * w[j] / length;
          }
          square += score[i] * score[i];
          along += score[i] * f[i];
        }
        for (int j = 0; j < p; j++) {
          for (int i = 0; i < n; i++) {
            loading[j] += e[i][j] * score[i] / square;
          }
        }
        for (int i = 0; i < n; i++) {
          fitted[i] += score[i] * along / square;
          f[i] -= score[i] * along / square;
          for (int j = 0; j < p; j++) {
            e[i][j] -= score[i] * loading[j];
          }
        }
      }
      assertArrayEquals(fitted, found[t], 1e-10);
    }
  }

  @Test
  void asManyPlsComponentsAsColumnsAreLeastSquares() {
    Problems problem = Problems.of(40, 6, 8);
    double[][] all = predict(new PartialLeastSquares(6, true), problem, problem.x());
    double[][] least = predict(new Ridge(1e-8), problem, problem.x());
    assertArrayEquals(least[0], all[0], 1e-6);
    assertArrayEquals(least[1], all[1], 1e-6);
  }

  @Test
  void bayesianRidgeIsAtItsFixedPoint() {
    Problems problem = Problems.of(60, 10, 9);
    KernelSystem system = KernelSystem.of(new PointKernel.Linear(), problem.training());
    double[] z = system.coordinates(problem.y()[0]);
    double lambda = BayesianRidge.penalty(system, z);
    double gamma = 0;
    double squares = 0;
    double rest = 0;
    for (int k = 0; k < z.length; k++) {
      double d = system.values()[k];
      gamma += d / (d + lambda);
      squares += d * z[k] * z[k] / ((d + lambda) * (d + lambda));
      rest += Math.pow(lambda * z[k] / (d + lambda), 2);
    }
    assertEquals(lambda, (gamma / squares) / ((z.length - gamma) / rest), 1e-4 * lambda);
  }

  @Test
  void relevanceDeterminationFindsTheFewColumnsThatMatter() {
    Random random = new Random(10);
    Problems problem = Problems.of(120, 30, 10);
    for (int i = 0; i < 120; i++) {
      problem.y()[0][i] =
          3 * problem.x().get(i, 4) - 2 * problem.x().get(i, 17) + 0.1 * random.nextGaussian();
    }
    FittedReduced fitted =
        (FittedReduced)
            new RelevanceDetermination(50).fit(problem.training(), problem.y(), problem.context());
    double unit = fitted.reduction().unit();
    for (int j = 0; j < 30; j++) {
      double expected = j == 4 ? 3 : j == 17 ? -2 : 0;
      assertEquals(expected, fitted.weights()[0][j] / unit, 0.05, "column " + j);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void gradientOfANetworkIsThatOfFiniteDifferences(int seed) {
    Problems problem = Problems.of(7, 5, seed);
    NetworkTraining training =
        new NetworkTraining(problem.x().values(), problem.y(), problem.weights(), 0.01, 0);
    int[] sizes = {5, 6, 4, 2};
    Network network = Network.random(sizes, new SplitMix64(seed));
    double[] weights = network.weights();
    double[] gradient = new double[weights.length];
    int[] rows = IntStream.range(0, 7).toArray();
    for (int row : rows) {
      training.addGradient(network, row, 1, network.room(), network.room(), gradient);
    }
    for (int k = 0; k < weights.length; k++) {
      double kept = weights[k];
      weights[k] = kept + 1e-6;
      double above = training.error(network, rows, network.room());
      weights[k] = kept - 1e-6;
      double below = training.error(network, rows, network.room());
      weights[k] = kept;
      assertEquals((above - below) / 2e-6, gradient[k], 1e-7, "weight " + k);
    }
  }

  @Test
  void perceptronsLearnWhatNoLineFits() {
    Problems problem = Problems.of(300, 4, 11).unweighted();
    Problems other = Problems.of(200, 4, 12);
    for (int t = 0; t < 2; t++) {
      double network =
          Metrics.r2(
              other.y()[t], predict(new Perceptron(32, 16, 0.01, 0.01, 3), problem, other.x())[t]);
      double line = Metrics.r2(other.y()[t], predict(new Ridge(), problem, other.x())[t]);
      assertTrue(network > line + (t == 1 ? 0.3 : 0), network + " and " + line);
    }
  }

  @Test
  void nearestNeighboursAreThoseOfASort() {
    Problems problem = Problems.of(40, 3, 13).unweighted();
    Matrix other = Problems.of(10, 3, 14).x();
    double[][] found = predict(new NearestNeighbours(4, true, false), problem, other);
    for (int i = 0; i < 10; i++) {
      int row = i;
      double[] distance = new double[40];
      for (int j = 0; j < 40; j++) {
        for (int k = 0; k < 3; k++) {
          distance[j] += Math.pow(other.get(row, k) - problem.x().get(j, k), 2);
        }
        distance[j] = Math.sqrt(distance[j]);
      }
      int[] nearest =
          IntStream.range(0, 40)
              .boxed()
              .sorted(Comparator.comparingDouble(j -> distance[j]))
              .limit(4)
              .mapToInt(Integer::intValue)
              .toArray();
      double sum = 0;
      double total = 0;
      for (int j : nearest) {
        sum += problem.y()[0][j] / distance[j];
        total += 1 / distance[j];
      }
      assertEquals(sum / total, found[0][i], 1e-10);
    }
  }

  @Test
  void theViewThatMattersHasTheWeight() {
    Problems problem = Problems.of(80, 6, 15).unweighted();
    List<ColumnSet> views = List.of(ColumnSet.of(0), ColumnSet.of(1, 2, 3, 4), ColumnSet.of(5));
    MultiKernel family = new MultiKernel(views, new PointKernel.Rbf(0.5), false);
    double[] first = family.weights(problem.training(), new double[][] {problem.y()[0]});
    assertEquals(1, Arrays.stream(first).sum(), 1e-12);
    assertTrue(first[0] > 0.6, Arrays.toString(first));
  }

  @Test
  void viewsMayWeighAlikeOrByTheirSize() {
    Problems problem = Problems.of(80, 6, 15).unweighted();
    List<ColumnSet> views = List.of(ColumnSet.of(0), ColumnSet.of(1, 2, 3));
    PointKernel kernel = new PointKernel.Rbf(0.5);
    assertArrayEquals(
        new double[] {0.5, 0.5},
        new MultiKernel(views, kernel, false, MultiKernel.Weighting.ALIKE)
            .weights(problem.training(), problem.y()));
    // log 2 to log 4.
    assertArrayEquals(
        new double[] {1 / 3.0, 2 / 3.0},
        new MultiKernel(views, kernel, false, MultiKernel.Weighting.SIZE)
            .weights(problem.training(), problem.y()),
        1e-12);
  }

  @Test
  void arcCosineValuesAreThoseOfThePaper() {
    // Orthogonal unit vectors: theta = pi / 2, so 1 - theta / pi = 1/2 and sin / pi = 1 / pi.
    assertEquals(0.5, new PointKernel.ArcCosine(0, 1, 0).value(0, 1, 1), 1e-15);
    assertEquals(1 / Math.PI, new PointKernel.ArcCosine(1, 1, 0).value(0, 1, 1), 1e-15);
    assertEquals(0, new PointKernel.ArcCosine(1, 1, 0).value(-1, 1, 1), 1e-15);
    assertEquals(4, new PointKernel.ArcCosine(1, 3, 0).value(4, 4, 4), 1e-14);
    assertEquals(3, new PointKernel.Tangent(2, 0).value(1, 1, 1), 1e-14);
  }

  @Test
  void maternOneHalfIsTheExponential() {
    double distance = 1 + 1 - 2 * 0.3;
    assertEquals(
        Math.exp(-Math.sqrt(2 * 0.4 * distance)),
        new PointKernel.Matern(1, 0.4).value(0.3, 1, 1),
        1e-15);
  }
}
