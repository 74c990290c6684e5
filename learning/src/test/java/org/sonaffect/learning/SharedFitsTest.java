package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shared between points changes nothing: each predicts what it predicts by itself. */
class SharedFitsTest {
  private static final double[] SHARES = {0.8, 0.9, 1 - 1e-15};

  /** Both sides are solved far below the tolerances of the grids, to compare optima. */
  private static final double SVR_TOLERANCE = 1e-9;

  private static final double NET_TOLERANCE = 1e-14;

  private static List<PipelineSpec> machines(Kernel kernel, double... shares) {
    List<PipelineSpec> points = new ArrayList<>();
    for (double share : shares) {
      for (boolean whiten : new boolean[] {true, false}) {
        for (double c : new double[] {0.1, 1, 10}) {
          for (double epsilon : new double[] {0, 0.25, 1}) {
            points.add(
                new PipelineSpec(
                    new ProjectionSpec.Pca(share, whiten, false),
                    new SvrSpec(kernel, c, epsilon, false, SVR_TOLERANCE)));
          }
        }
      }
    }
    return points;
  }

  private static void compare(
      int rows, int columns, long seed, List<PipelineSpec> points, double tolerance) {
    WideData data = WideData.of(rows + 15, columns, seed);
    int[] train = WideData.range(0, rows);
    int[] evaluation = WideData.range(rows, rows + 15);
    double[] y = Arrays.copyOf(data.y(), rows);
    int[] folds = PenaltyFolds.contiguous(rows, 5);
    double[][] shared = new double[points.size()][];
    new SharedFits(Decomposition.of(data.x(), train, evaluation), y, folds)
        .predict(points, (point, predictions) -> shared[point] = predictions);
    for (int i = 0; i < points.size(); i++) {
      double[] naive = NaivePipeline.predict(data.x(), y, train, evaluation, points.get(i), folds);
      assertArrayEquals(naive, shared[i], tolerance, points.get(i).describe());
    }
  }

  @Test
  void rbf() {
    for (Gamma gamma : List.of(Gamma.SCALE, Gamma.AUTO, Gamma.scale(0.3))) {
      compare(45, 80, 1, machines(new Kernel.Rbf(gamma), SHARES), 1e-6);
    }
  }

  @Test
  void linear() {
    compare(45, 80, 2, machines(new Kernel.Linear(), SHARES), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 25, 100})
  void polynomial(double coef0) {
    for (Gamma gamma : List.of(Gamma.SCALE, Gamma.AUTO)) {
      for (int degree = 2; degree <= 5; degree++) {
        compare(45, 80, 3, machines(new Kernel.Polynomial(degree, coef0, gamma), SHARES), 1e-6);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 25, 50, 100})
  void sigmoid(double coef0) {
    for (Gamma gamma : List.of(Gamma.SCALE, Gamma.AUTO)) {
      compare(45, 80, 4, machines(new Kernel.Sigmoid(coef0, gamma), SHARES), 1e-6);
    }
  }

  @Test
  void moreRowsThanColumns() {
    compare(60, 20, 5, machines(new Kernel.Rbf(Gamma.SCALE), SHARES), 1e-6);
    compare(60, 20, 5, nets(SHARES), 1e-6);
  }

  private static List<PipelineSpec> nets(double... shares) {
    List<PipelineSpec> points = new ArrayList<>();
    for (double share : shares) {
      for (boolean whiten : new boolean[] {true, false}) {
        for (double l1 : new double[] {0.01, 0.5, 0.99}) {
          for (boolean normalize : new boolean[] {true, false}) {
            points.add(
                new PipelineSpec(
                    new ProjectionSpec.Pca(share, whiten, false),
                    new ElasticNetSpec(l1, normalize, 30, NET_TOLERANCE, 1e-3)));
          }
        }
      }
    }
    return points;
  }

  @Test
  void elasticNets() {
    compare(40, 70, 6, nets(SHARES), 1e-6);
  }

  @Test
  void withoutProjection() {
    List<PipelineSpec> points =
        List.of(
            new PipelineSpec(
                ProjectionSpec.NONE, new ElasticNetSpec(0.5, false, 30, NET_TOLERANCE, 1e-3)),
            new PipelineSpec(
                ProjectionSpec.NONE, new ElasticNetSpec(0.5, true, 30, NET_TOLERANCE, 1e-3)),
            new PipelineSpec(
                ProjectionSpec.NONE,
                new SvrSpec(new Kernel.Rbf(Gamma.SCALE), 1, 0.1, false, SVR_TOLERANCE)));
    compare(40, 70, 7, points, 1e-6);
    compare(40, 12, 8, points, 1e-6);
  }

  @Test
  void twinsAreSolvedOnce() {
    WideData data = WideData.of(40, 60, 9);
    SvrSpec one = new SvrSpec(new Kernel.Rbf(Gamma.SCALE), 1, 0.1, true);
    SvrSpec other = new SvrSpec(new Kernel.Rbf(Gamma.SCALE), 1, 0.1, false);
    double[][] predictions = new double[2][];
    new SharedFits(
            Decomposition.of(data.x(), WideData.range(0, 30), WideData.range(30, 40)),
            Arrays.copyOf(data.y(), 30),
            new int[0])
        .predict(
            List.of(
                new PipelineSpec(ProjectionSpec.NONE, one),
                new PipelineSpec(ProjectionSpec.NONE, other)),
            (point, values) -> predictions[point] = values);
    assertEquals(predictions[0], predictions[1]);
  }

  @Test
  void wrongInputsAreNamed() {
    WideData data = WideData.of(20, 10, 10);
    Decomposition rows = Decomposition.of(data.x(), WideData.range(0, 15), new int[0]);
    assertThrows(
        IllegalArgumentException.class, () -> new SharedFits(rows, new double[3], new int[0]));
    double[] y = new double[15];
    y[4] = Double.NaN;
    assertEquals(
        "target 4 is NaN, wanted a finite number",
        assertThrows(IllegalArgumentException.class, () -> new SharedFits(rows, y, new int[0]))
            .getMessage());
  }
}
