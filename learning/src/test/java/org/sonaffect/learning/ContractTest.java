package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.pipeline.ElasticNet;
import org.sonaffect.learning.pipeline.ElasticNetSpec;
import org.sonaffect.learning.pipeline.FittedRegressor;
import org.sonaffect.learning.pipeline.FittedTransformer;
import org.sonaffect.learning.pipeline.Pipeline;
import org.sonaffect.learning.pipeline.PipelineSpec;
import org.sonaffect.learning.pipeline.Projection;
import org.sonaffect.learning.pipeline.ProjectionSpec;
import org.sonaffect.learning.pipeline.Regressor;
import org.sonaffect.learning.pipeline.RegressorSpec;
import org.sonaffect.learning.pipeline.SupportVectors;
import org.sonaffect.learning.pipeline.SvrSpec;
import org.sonaffect.learning.pipeline.Transformer;
import org.sonaffect.learning.rows.FitRows;
import org.sonaffect.learning.rows.Matrix;

/**
 * What every regressor and every transformer promises. That nothing predicts before it is fitted is
 * a matter of types: only what {@code fit} returns can.
 */
class ContractTest {
  private static final int ROWS = 30;

  static Stream<Named<Regressor>> regressors() {
    List<Regressor> regressors = new ArrayList<>();
    List<RegressorSpec> specs = new ArrayList<>();
    specs.add(new ElasticNetSpec(0.5, false, 20, 1e-12, 1e-3));
    specs.add(new ElasticNetSpec(0.9, true, 20, 1e-12, 1e-3));
    for (Kernel kernel :
        List.of(
            new Kernel.Linear(),
            new Kernel.Rbf(Gamma.SCALE),
            new Kernel.Polynomial(3, 1, Gamma.SCALE),
            new Kernel.Sigmoid(1, Gamma.scale(0.01)))) {
      specs.add(new SvrSpec(kernel, 1, 0.1, false, 1e-6));
    }
    for (RegressorSpec spec : specs) {
      for (ProjectionSpec projection :
          List.of(
              ProjectionSpec.NONE,
              new ProjectionSpec.Pca(0.9, false, false),
              new ProjectionSpec.Pca(0.99, true, false))) {
        regressors.add(new Pipeline(new PipelineSpec(projection, spec)));
      }
      regressors.add(
          spec instanceof ElasticNetSpec net
              ? new ElasticNet(net)
              : new SupportVectors((SvrSpec) spec));
    }
    return regressors.stream().map(regressor -> Named.of(regressor.toString(), regressor));
  }

  static Stream<Named<Transformer>> transformers() {
    return Stream.of(
            ProjectionSpec.NONE,
            new ProjectionSpec.Pca(0.9, false, false),
            new ProjectionSpec.Pca(1, true, false))
        .map(spec -> Named.of(spec.describe(), new Projection(spec)));
  }

  private static Matrix rows(int columns, long seed) {
    return WideData.of(ROWS, columns, seed).x();
  }

  private static double[] targets(Matrix x) {
    double[] y = new double[x.rows()];
    Random random = new Random(3);
    for (int i = 0; i < y.length; i++) {
      y[i] = StrictMath.tanh(0.1 * x.get(i, 0)) + 0.1 * random.nextGaussian();
    }
    return y;
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void refitGivesTheSameAndInputIsUnchanged(Regressor regressor) {
    for (int columns : new int[] {5, 45}) {
      Matrix x = rows(columns, 1);
      double[] before = x.values().clone();
      double[] y = targets(x);
      double[] targetsBefore = y.clone();
      FitRows folds = FitRows.contiguous(ROWS);
      FittedRegressor fitted = regressor.fit(x, y, folds);
      double[] first = fitted.predict(x);
      assertArrayEquals(first, regressor.fit(x, y, folds).predict(x));
      assertArrayEquals(first, fitted.predict(x));
      assertArrayEquals(before, x.values());
      assertArrayEquals(targetsBefore, y);
      assertArrayEquals(PenaltyFolds.contiguous(ROWS, 5), folds.folds());
      assertEquals(columns, fitted.columns());
      assertEquals(0, fitted.predict(new Matrix(0, columns, new double[0])).length);
    }
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void rowsArePredictedByThemselves(Regressor regressor) {
    Matrix x = rows(12, 2);
    FittedRegressor fitted = regressor.fit(x, targets(x), FitRows.contiguous(ROWS));
    double[] together = fitted.predict(x);
    for (int i = 0; i < ROWS; i++) {
      assertEquals(together[i], fitted.predict(x.rows(new int[] {i}))[0], "row " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void wrongInputIsRefusedAndNamed(Regressor regressor) {
    Matrix x = rows(6, 3);
    double[] y = targets(x);
    FitRows folds = FitRows.contiguous(ROWS);
    assertThrows(
        IllegalArgumentException.class,
        () -> regressor.fit(x, Arrays.copyOf(y, ROWS - 1), FitRows.contiguous(ROWS)));
    assertThrows(
        IllegalArgumentException.class, () -> regressor.fit(x, y, FitRows.contiguous(ROWS - 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> regressor.fit(new Matrix(0, 6, new double[0]), new double[0], folds));
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] values = x.values().clone();
      values[4 * 6 + 2] = bad;
      Matrix spoilt = new Matrix(ROWS, 6, values);
      String message =
          assertThrows(IllegalArgumentException.class, () -> regressor.fit(spoilt, y, folds))
              .getMessage();
      assertTrue(message.contains("row 4, column 2"), message);
      FittedRegressor fitted = regressor.fit(x, y, folds);
      message =
          assertThrows(IllegalArgumentException.class, () -> fitted.predict(spoilt)).getMessage();
      assertTrue(message.contains("row 4, column 2"), message);
      double[] target = y.clone();
      target[7] = bad;
      message =
          assertThrows(IllegalArgumentException.class, () -> regressor.fit(x, target, folds))
              .getMessage();
      assertTrue(message.contains("target 7"), message);
    }
    FittedRegressor fitted = regressor.fit(x, y, folds);
    String message =
        assertThrows(IllegalArgumentException.class, () -> fitted.predict(rows(7, 1))).getMessage();
    assertEquals("7 columns, wanted the 6 it was fitted on", message);
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void oneRowConstantColumnsAndConstantTargetAreLearnt(Regressor regressor) {
    Matrix x = rows(6, 4);
    Matrix one = x.rows(new int[] {3});
    double[] single = regressor.fit(one, new double[] {0.25}, FitRows.contiguous(1)).predict(one);
    assertArrayEquals(new double[] {0.25}, single, 1e-9);

    double[] constant = new double[ROWS];
    Arrays.fill(constant, -0.4);
    double[] flat = regressor.fit(x, constant, FitRows.contiguous(ROWS)).predict(x);
    for (double value : flat) {
      assertEquals(-0.4, value, 1e-6);
    }

    double[] values = x.values().clone();
    for (int i = 0; i < ROWS; i++) {
      values[i * 6 + 1] = 0.1;
    }
    Matrix withConstant = new Matrix(ROWS, 6, values);
    double[] y = targets(x);
    for (double value :
        regressor.fit(withConstant, y, FitRows.contiguous(ROWS)).predict(withConstant)) {
      assertTrue(Double.isFinite(value));
    }
    Matrix allConstant = new Matrix(ROWS, 2, filled(2 * ROWS, 0.1));
    for (double value :
        regressor.fit(allConstant, y, FitRows.contiguous(ROWS)).predict(allConstant)) {
      assertTrue(Math.abs(value) < 2, "near the targets: " + value);
    }
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void orderOfRowsDoesNotMatter(Regressor regressor) {
    for (int columns : new int[] {5, 45}) {
      Matrix x = rows(columns, 5);
      double[] y = targets(x);
      int[] fold = PenaltyFolds.contiguous(ROWS, 5);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        order.add(i);
      }
      Collections.shuffle(order, new Random(6));
      int[] permuted = order.stream().mapToInt(i -> i).toArray();
      double[] permutedY = order.stream().mapToDouble(i -> y[i]).toArray();
      int[] permutedFold = order.stream().mapToInt(i -> fold[i]).toArray();
      double[] expected = regressor.fit(x, y, new FitRows(fold)).predict(x);
      double[] found =
          regressor.fit(x.rows(permuted), permutedY, new FitRows(permutedFold)).predict(x);
      assertArrayEquals(expected, found, 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void extremesOfFloatGiveNumbers(Regressor regressor) {
    Random random = new Random(7);
    double[] scales = {Float.MAX_VALUE, Float.MIN_VALUE, 1, 1e-30, 1e30};
    double[] values = new double[ROWS * scales.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = scales[i % scales.length] * (random.nextInt(2000) - 1000) / 1000;
    }
    Matrix x = new Matrix(ROWS, scales.length, values);
    double[] y = targets(rows(5, 8));
    if (regressor instanceof SupportVectors machine
        && !(machine.spec().kernel() instanceof Kernel.Rbf)) {
      // Not standardised, inner products of such rows leave no digits of the target.
      return;
    }
    assertFinite(regressor.fit(x, y, FitRows.contiguous(ROWS)).predict(x));
  }

  private static void assertFinite(double[] values) {
    for (double value : values) {
      assertTrue(Double.isFinite(value), "finite: " + value);
    }
  }

  @ParameterizedTest
  @MethodSource("transformers")
  void transformersKeepTheSamePromises(Transformer transformer) {
    for (int columns : new int[] {6, 45}) {
      Matrix x = rows(columns, 9);
      double[] before = x.values().clone();
      FittedTransformer fitted = transformer.fit(x);
      Matrix transformed = fitted.transform(x);
      assertEquals(columns, fitted.columns());
      assertEquals(ROWS, transformed.rows());
      assertArrayEquals(before, x.values());
      assertArrayEquals(transformed.values(), transformer.fit(x).transform(x).values());
      for (int k = 0; k < transformed.columns(); k++) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
          sum += transformed.get(i, k);
        }
        assertEquals(0, sum, 1e-9, "training rows have mean 0");
      }
      assertEquals(0, fitted.transform(new Matrix(0, columns, new double[0])).rows());
      double[] spoilt = before.clone();
      spoilt[2 * columns + 5] = Double.NaN;
      Matrix bad = new Matrix(ROWS, columns, spoilt);
      String message =
          assertThrows(IllegalArgumentException.class, () -> transformer.fit(bad)).getMessage();
      assertTrue(message.contains("row 2, column 5"), message);
      assertThrows(IllegalArgumentException.class, () -> fitted.transform(bad));
      assertThrows(IllegalArgumentException.class, () -> fitted.transform(rows(7, 1)));
    }
    assertThrows(
        IllegalArgumentException.class, () -> transformer.fit(new Matrix(0, 3, new double[0])));
    assertEquals(
        1,
        transformer
            .fit(rows(6, 9).rows(new int[] {0}))
            .transform(rows(6, 9).rows(new int[] {0}))
            .rows());
  }
}
