package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sonaffect.learning.family.BayesianRidge;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.GaussianProcess;
import org.sonaffect.learning.family.KernelRidge;
import org.sonaffect.learning.family.NearestNeighbours;
import org.sonaffect.learning.family.PartialLeastSquares;
import org.sonaffect.learning.family.Perceptron;
import org.sonaffect.learning.family.RelevanceDetermination;
import org.sonaffect.learning.family.Ridge;
import org.sonaffect.learning.family.SparseLinear;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.tree.AdaBoostR2;
import org.sonaffect.learning.tree.DecisionTree;
import org.sonaffect.learning.tree.ExtraTrees;
import org.sonaffect.learning.tree.RandomForest;

/**
 * Families against scikit-learn: scikit_learn.py, beside scikit_learn.csv in the test resources,
 * says how its values were made, and makes the same rows by the same arithmetic.
 */
class ScikitLearnTest {
  private static final int COLUMNS = 8;
  private static final int SEEDS = 10;
  private static final int REFERENCE_SEEDS = 40;

  /** R2 that means of two programs may differ by beside chance: how they draw and break ties. */
  private static final double MARGIN = 0.01;

  private static final Map<String, double[]> REFERENCE = reference();
  private static final Generator GENERATOR = new Generator();
  private static final Rows TRAIN = GENERATOR.rows(120);
  private static final Rows FRESH = GENERATOR.rows(200);

  @SuppressWarnings("ArrayRecordComponent")
  private record Rows(Matrix x, double[][] y) {}

  /** What the families make of a fixed target, to so much of its deviation. */
  private record Exact(Family family, double tolerance) {}

  @TestFactory
  Stream<DynamicTest> predictions() {
    Map<String, Exact> families = new TreeMap<>();
    families.put("ridge-fixed", new Exact(new Ridge(0.1), 1e-8));
    families.put("ridge-loo", new Exact(new Ridge(), 1e-8));
    families.put("ridge-weighted", new Exact(new Ridge(0.1), 1e-8));
    families.put("kernel-ridge-rbf", kernelRidge(new PointKernel.Rbf(0.7)));
    families.put("kernel-ridge-laplace", kernelRidge(new PointKernel.Laplace(0.7)));
    families.put("kernel-ridge-polynomial", kernelRidge(new PointKernel.Polynomial(3, 1)));
    // The likelihood is flat at its top, where either search ends.
    families.put("gaussian-process", new Exact(process(), 1e-4));
    families.put("bayesian-ridge", new Exact(new BayesianRidge(), 1e-6));
    // Ends at a change of a ten thousandth.
    families.put("ard", new Exact(new RelevanceDetermination(20), 1e-3));
    // Ends at a duality gap of 1e-5.
    families.put("elastic-net", new Exact(new SparseLinear(0.7), 2e-3));
    families.put("pls-1", new Exact(new PartialLeastSquares(1, false), 1e-8));
    families.put("pls-3", new Exact(new PartialLeastSquares(3, false), 1e-8));
    families.put("pls-together", new Exact(new PartialLeastSquares(1, true), 1e-8));
    for (boolean manhattan : new boolean[] {true, false}) {
      String l = manhattan ? "-l1" : "-l2";
      families.put("knn-uniform" + l, new Exact(new NearestNeighbours(7, false, manhattan), 1e-8));
      families.put("knn-distance" + l, new Exact(new NearestNeighbours(7, true, manhattan), 1e-8));
    }
    families.put("decision-tree", new Exact(new DecisionTree(1, 3, 5, 0, false), 1e-8));
    double deviation = Math.sqrt(Moments.variance(TRAIN.y()[0]));
    return families.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      Exact exact = entry.getValue();
                      double[] expected = REFERENCE.getOrDefault(entry.getKey(), new double[0]);
                      assertEquals(10, expected.length, "values of " + entry.getKey());
                      boolean weighted = entry.getKey().endsWith("-weighted");
                      boolean both = entry.getKey().endsWith("-together");
                      double[] found =
                          predict(exact.family(), both ? TRAIN.y() : first(), weighted, 1);
                      for (int i = 0; i < expected.length; i++) {
                        assertEquals(
                            expected[i], found[i], exact.tolerance() * deviation, "row " + i);
                      }
                    }));
  }

  private static Exact kernelRidge(PointKernel kernel) {
    return new Exact(new KernelRidge(kernel, 0.05), 1e-7);
  }

  private static GaussianProcess process() {
    return new GaussianProcess(
        List.of(new PointKernel.Rbf(0.2), new PointKernel.Rbf(0.5), new PointKernel.Rbf(1.25)));
  }

  @TestFactory
  Stream<DynamicTest> accuracyOverSeeds() {
    Map<String, Family> families = new TreeMap<>();
    families.put("extra-trees", new ExtraTrees(50, 1, 1, 0, false, false, false));
    families.put("extra-trees-half", new ExtraTrees(50, 0.5, 1, 0, false, false, false));
    families.put("extra-trees-leaf", new ExtraTrees(50, 0.5, 4, 0, false, false, false));
    families.put("extra-trees-bootstrap", new ExtraTrees(50, 1, 1, 0, true, false, false));
    families.put("random-forest", new RandomForest(50, 0.5, 1, 0, true, false));
    for (AdaBoostR2.Loss loss : AdaBoostR2.Loss.values()) {
      String name = "adaboost-r2-" + loss.name().toLowerCase(java.util.Locale.ROOT);
      families.put(name + "-1", new AdaBoostR2(40, 1, loss, 1, 4));
      families.put(name + "-0.3", new AdaBoostR2(40, 0.3, loss, 1, 4));
    }
    return families.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> compare(entry.getKey(), entry.getValue())));
  }

  /** The means lie within three standard errors of their difference, and a margin. */
  private static void compare(String name, Family family) {
    double[] expected = REFERENCE.getOrDefault(name, new double[0]);
    assertEquals(2, expected.length, "values of " + name);
    double[] found = scores(family);
    double mean = Arrays.stream(found).average().orElseThrow();
    double error =
        Math.sqrt(
            Moments.variance(found) / (SEEDS - 1) + expected[1] * expected[1] / REFERENCE_SEEDS);
    assertTrue(error < 0.01, name + ": the standard error is " + error);
    assertTrue(
        Math.abs(mean - expected[0]) < 3 * error + MARGIN,
        "%s: mean R2 %.4f, scikit-learn %.4f, standard error %.4f"
            .formatted(name, mean, expected[0], error));
  }

  /** Thresholds between ranks are another distribution than between values: no worse. */
  @Test
  void extraTreesByRankAreAsGood() {
    double[] expected = REFERENCE.getOrDefault("extra-trees", new double[2]);
    double mean =
        Arrays.stream(scores(new ExtraTrees(50, 1, 1, 0, false, true, false)))
            .average()
            .orElseThrow();
    assertEquals(expected[0], mean, 0.03);
  }

  /** Training differs (decoupled decay, folds held out), so networks are to be no worse. */
  @Test
  void perceptronsAreAsGood() {
    double[] expected = REFERENCE.getOrDefault("mlp", new double[2]);
    double line = REFERENCE.getOrDefault("least-squares", new double[2])[0];
    assertTrue(expected[0] > line, "the rows are not linear");
    double mean =
        Arrays.stream(scores(new Perceptron(32, 0, 0.01, 0.01, 5))).average().orElseThrow();
    assertTrue(mean > expected[0] - 0.03, "mean R2 " + mean + ", scikit-learn " + expected[0]);
    assertTrue(mean < expected[0] + 0.1, "mean R2 " + mean + ", scikit-learn " + expected[0]);
  }

  private static double[] scores(Family family) {
    double[] scores = new double[SEEDS];
    for (int s = 0; s < SEEDS; s++) {
      scores[s] = Metrics.r2(FRESH.y()[0], predict(family, first(), false, s));
    }
    return scores;
  }

  private static double[][] first() {
    return new double[][] {TRAIN.y()[0]};
  }

  private static double[] predict(Family family, double[][] y, boolean weighted, long seed) {
    int n = TRAIN.x().rows();
    double[] weights = new double[n];
    int[] folds = new int[n];
    for (int i = 0; i < n; i++) {
      weights[i] = !weighted ? 1 : i % 3 == 0 ? 2 : 0.5;
      folds[i] = i % 5;
    }
    TrainingRows rows = new TrainingRows(TRAIN.x(), new int[n], weights);
    EvaluationRows fresh = new EvaluationRows(rows, FRESH.x(), new int[FRESH.x().rows()]);
    return family.fit(rows, y, new FitContext(folds, Seeds.of(seed))).predict(fresh)[0];
  }

  /** The generator of scikit_learn.py. */
  private static final class Generator {
    private long state = 20221983;

    private double uniform() {
      state = (state * 25214903917L + 11) & ((1L << 48) - 1);
      return (state >>> 16) * 0x1p-32;
    }

    private double noise() {
      double sum = 0;
      for (int i = 0; i < 12; i++) {
        sum += uniform();
      }
      return sum - 6;
    }

    private Rows rows(int count) {
      double[] x = new double[count * COLUMNS];
      double[][] y = new double[2][count];
      for (int i = 0; i < count; i++) {
        int at = i * COLUMNS;
        for (int j = 0; j < COLUMNS; j++) {
          x[at + j] = uniform();
        }
        double third = x[at + 2] - 0.5;
        y[0][i] =
            10 * StrictMath.sin(Math.PI * x[at] * x[at + 1])
                + 20 * third * third
                + 10 * x[at + 3]
                + 5 * x[at + 4]
                + noise();
        y[1][i] = y[0][i] / 4 + 6 * Math.abs(third) + noise();
      }
      return new Rows(new Matrix(count, COLUMNS, x), y);
    }
  }

  private static Map<String, double[]> reference() {
    try (InputStream in = ScikitLearnTest.class.getResourceAsStream("scikit_learn.csv")) {
      Map<String, double[]> values = new HashMap<>();
      String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        String[] cells = line.split(",");
        values.put(
            cells[1], Arrays.stream(cells).skip(2).mapToDouble(Double::parseDouble).toArray());
      }
      return values;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Moments {
    private static double variance(double[] values) {
      double mean = Arrays.stream(values).average().orElseThrow();
      return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }
  }
}
