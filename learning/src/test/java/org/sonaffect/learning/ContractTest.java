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
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFunction;
import org.sonaffect.learning.family.GridFamily;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.prepare.FittedProjection;
import org.sonaffect.learning.prepare.Projection;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;
import org.sonaffect.learning.rows.WholeMatrix;

/**
 * What every regressor and every projection promises. That nothing predicts before it is fitted is
 * a matter of types: only what {@code fit} returns can.
 */
class ContractTest {
  /** A pipeline or a family on one target. */
  @FunctionalInterface
  private interface Regressor {
    Fitted fit(Matrix x, double[] y, int[] folds);
  }

  /** What it has learnt. */
  @FunctionalInterface
  private interface Fitted {
    double[] predict(Matrix x);
  }

  private static Regressor pipeline(Pipeline pipeline) {
    return (x, y, folds) -> {
      Check.training(x);
      return pipeline.fit(x, y, WholeMatrix.rows(x.rows()), folds)::predict;
    };
  }

  /** A family on columns as they are. */
  private record Unscaled(GridFamily family) implements Regressor {
    @Override
    public Fitted fit(Matrix x, double[] y, int[] folds) {
      TrainingRows rows = new TrainingRows(x, new int[x.rows()]);
      FitContext context = new FitContext(folds, Seeds.of(1));
      FittedFunction fitted = family.fit(rows, new double[][] {y}, context);
      return matrix -> fitted.predict(matrix)[0];
    }

    /** Whether it is a machine on inner products. */
    boolean machine() {
      return family instanceof SvrSpec svr && !(svr.kernel() instanceof Kernel.Rbf);
    }
  }

  private static final int ROWS = 30;

  static Stream<Named<Regressor>> regressors() {
    List<Named<Regressor>> regressors = new ArrayList<>();
    List<GridFamily> specs = new ArrayList<>();
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
    for (GridFamily spec : specs) {
      for (Projection projection :
          List.of(
              Projection.NONE,
              new Projection.Pca(0.9, false, false),
              new Projection.Pca(0.99, true, false))) {
        Pipeline pipeline = new Pipeline(projection, spec);
        regressors.add(Named.of(pipeline.describe(), pipeline(pipeline)));
      }
      regressors.add(Named.of(spec.describe(), new Unscaled(spec)));
    }
    return regressors.stream();
  }

  static Stream<Named<Projection>> projections() {
    return Stream.of(
            Projection.NONE,
            new Projection.Pca(0.9, false, false),
            new Projection.Pca(1, true, false))
        .map(projection -> Named.of(projection.describe(), projection));
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
      int[] folds = PenaltyFolds.contiguous(ROWS, 5);
      Fitted fitted = regressor.fit(x, y, folds);
      double[] first = fitted.predict(x);
      assertArrayEquals(first, regressor.fit(x, y, folds).predict(x));
      assertArrayEquals(first, fitted.predict(x));
      assertArrayEquals(before, x.values());
      assertArrayEquals(targetsBefore, y);
      assertArrayEquals(PenaltyFolds.contiguous(ROWS, 5), folds);
      assertEquals(0, fitted.predict(new Matrix(0, columns, new double[0])).length);
    }
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void rowsArePredictedByThemselves(Regressor regressor) {
    Matrix x = rows(12, 2);
    Fitted fitted = regressor.fit(x, targets(x), PenaltyFolds.contiguous(ROWS, 5));
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
    int[] folds = PenaltyFolds.contiguous(ROWS, 5);
    assertThrows(
        IllegalArgumentException.class,
        () -> regressor.fit(x, Arrays.copyOf(y, ROWS - 1), PenaltyFolds.contiguous(ROWS, 5)));
    assertThrows(
        IllegalArgumentException.class,
        () -> regressor.fit(x, y, PenaltyFolds.contiguous(ROWS - 1, 5)));
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
      Fitted fitted = regressor.fit(x, y, folds);
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
    Fitted fitted = regressor.fit(x, y, folds);
    String message =
        assertThrows(IllegalArgumentException.class, () -> fitted.predict(rows(7, 1))).getMessage();
    assertEquals("7 columns, expected the 6 it was fitted on", message);
  }

  @ParameterizedTest
  @MethodSource("regressors")
  void oneRowConstantColumnsAndConstantTargetAreLearnt(Regressor regressor) {
    Matrix x = rows(6, 4);
    Matrix one = x.rows(new int[] {3});
    double[] single =
        regressor.fit(one, new double[] {0.25}, PenaltyFolds.contiguous(1, 5)).predict(one);
    assertArrayEquals(new double[] {0.25}, single, 1e-9);

    double[] constant = new double[ROWS];
    Arrays.fill(constant, -0.4);
    double[] flat = regressor.fit(x, constant, PenaltyFolds.contiguous(ROWS, 5)).predict(x);
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
        regressor.fit(withConstant, y, PenaltyFolds.contiguous(ROWS, 5)).predict(withConstant)) {
      assertTrue(Double.isFinite(value));
    }
    Matrix allConstant = new Matrix(ROWS, 2, filled(2 * ROWS, 0.1));
    for (double value :
        regressor.fit(allConstant, y, PenaltyFolds.contiguous(ROWS, 5)).predict(allConstant)) {
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
      double[] expected = regressor.fit(x, y, fold).predict(x);
      double[] found = regressor.fit(x.rows(permuted), permutedY, permutedFold).predict(x);
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
    if (regressor instanceof Unscaled family && family.machine()) {
      // Not standardised, inner products of such rows leave no digits of the target.
      return;
    }
    assertFinite(regressor.fit(x, y, PenaltyFolds.contiguous(ROWS, 5)).predict(x));
  }

  private static void assertFinite(double[] values) {
    for (double value : values) {
      assertTrue(Double.isFinite(value), "finite: " + value);
    }
  }

  @ParameterizedTest
  @MethodSource("projections")
  void projectionsKeepTheSamePromises(Projection projection) {
    for (int columns : new int[] {6, 45}) {
      Matrix x = rows(columns, 9);
      double[] before = x.values().clone();
      FittedProjection fitted = projection.fit(x);
      Matrix transformed = fitted.transform(x);
      assertEquals(columns, fitted.columns());
      assertEquals(ROWS, transformed.rows());
      assertArrayEquals(before, x.values());
      assertArrayEquals(transformed.values(), projection.fit(x).transform(x).values());
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
          assertThrows(IllegalArgumentException.class, () -> projection.fit(bad)).getMessage();
      assertTrue(message.contains("row 2, column 5"), message);
      assertThrows(IllegalArgumentException.class, () -> fitted.transform(bad));
      assertThrows(IllegalArgumentException.class, () -> fitted.transform(rows(7, 1)));
    }
    assertThrows(
        IllegalArgumentException.class, () -> projection.fit(new Matrix(0, 3, new double[0])));
    assertEquals(
        1,
        projection
            .fit(rows(6, 9).rows(new int[] {0}))
            .transform(rows(6, 9).rows(new int[] {0}))
            .rows());
  }
}
