package org.sonaffect.learning.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.DomainKernel;
import org.sonaffect.learning.kernel.NormalisedKernel;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.ColumnSet;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.MixedRowsTest;
import org.sonaffect.learning.rows.TrainingRows;

/** What every family promises. */
class FamilyContractTest {
  private static final int ROWS = 32;

  static Stream<Family> families() {
    List<Family> families = new ArrayList<>();
    families.add(new Ridge());
    families.add(new Ridge(0.1));
    for (PointKernel kernel : Problems.KERNELS) {
      families.add(new KernelRidge(kernel));
      families.add(new SupportVectorRegression(kernel, 1, 0.1));
    }
    families.add(new KernelRidge(new DomainKernel(new PointKernel.Rbf(1), 1), 0.1));
    families.add(
        new SupportVectorRegression(
            new DomainKernel(new PointKernel.Laplace(1), Double.POSITIVE_INFINITY), 10, 0.05));
    families.add(new KernelRidge(new NormalisedKernel(new PointKernel.Polynomial(2, 0))));
    families.add(
        new GaussianProcess(
            List.of(new PointKernel.Rbf(0.1), new PointKernel.Rbf(1), new PointKernel.Laplace(1))));
    families.add(new SparseLinear(0.5));
    families.add(new SparseLinear(1));
    families.add(new BayesianRidge());
    families.add(new RelevanceDetermination(20));
    families.add(new PartialLeastSquares(3, true));
    families.add(new PartialLeastSquares(50, false));
    families.add(new NearestNeighbours(1, false, false));
    families.add(new NearestNeighbours(5, true, true));
    families.add(new NearestNeighbours(100, true, false));
    families.add(new Perceptron(8, 0, 0.01, 0.01, 3));
    families.add(new Perceptron(8, 4, 0.01, 0.01, 3));
    List<ColumnSet> views = List.of(ColumnSet.of(0), ColumnSet.of(1, 2, 3), ColumnSet.of(4));
    families.add(new MultiKernel(views, new PointKernel.Laplace(1), true));
    families.add(new MultiKernel(views, new PointKernel.Linear(), false));
    return families.stream();
  }

  private static double[][] predict(FittedFamily fitted, TrainingRows rows, Matrix x) {
    return fitted.predict(new EvaluationRows(rows, x, new int[x.rows()]));
  }

  @ParameterizedTest
  @MethodSource("families")
  void refitGivesTheSameAndInputIsUnchanged(Family family) {
    for (int columns : new int[] {5, 45, 150}) {
      Problems problem = Problems.of(ROWS, columns, 1);
      double[] before = problem.x().values().clone();
      double[][] targetsBefore = {problem.y()[0].clone(), problem.y()[1].clone()};
      double[][] first = problem.fitted(family);
      assertArrayEquals(first, problem.fitted(family));
      assertArrayEquals(before, problem.x().values());
      assertArrayEquals(targetsBefore, problem.y());
      TrainingRows rows = problem.training();
      FittedFamily fitted = family.fit(rows, problem.y(), problem.context());
      double[][] none = predict(fitted, rows, new Matrix(0, columns, new double[0]));
      assertEquals(2, none.length);
      assertEquals(0, none[0].length);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void mixedRowsArePredictedAsRowsOfTheirOwn(Family family) {
    Problems problem = Problems.of(ROWS, 12, 3);
    TrainingRows rows = problem.training();
    FittedFamily fitted = family.fit(rows, problem.y(), problem.context());
    Matrix mixed = MixedRowsTest.mixed(problem.x().rows(new int[] {4, 9}));
    double[][] expected =
        predict(fitted, rows, new Matrix(mixed.rows(), 12, mixed.values().clone()));
    double[][] actual = predict(fitted, rows, mixed);
    for (int t = 0; t < expected.length; t++) {
      // Of a row that is a training row, the root of a rounded distance of 0 may be 1e-8.
      assertArrayEquals(expected[t], actual[t], 1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void rowsArePredictedByThemselvesInAnyOrder(Family family) {
    for (int columns : new int[] {12, 150}) {
      Problems problem = Problems.of(ROWS, columns, 2);
      TrainingRows rows = problem.training();
      FittedFamily fitted = family.fit(rows, problem.y(), problem.context());
      Matrix other = Problems.of(ROWS, columns, 3).x();
      double[][] together = predict(fitted, rows, other);
      int[] turned = new int[ROWS];
      Arrays.setAll(turned, i -> ROWS - 1 - i);
      double[][] backwards = predict(fitted, rows, other.rows(turned));
      for (int i = 0; i < ROWS; i++) {
        double[][] alone = predict(fitted, rows, other.rows(new int[] {i}));
        for (int t = 0; t < 2; t++) {
          assertEquals(together[t][i], alone[t][0], "row " + i);
          assertEquals(together[t][i], backwards[t][ROWS - 1 - i], "row " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void oneRowAndConstantTargetsGiveTheirMean(Family family) {
    Problems one = Problems.of(1, 6, 4).unweighted();
    double[][] fitted = one.fitted(family);
    assertEquals(one.y()[0][0], fitted[0][0], 1e-12);
    assertEquals(one.y()[1][0], fitted[1][0], 1e-12);
    Problems problem = Problems.of(ROWS, 6, 5);
    Arrays.fill(problem.y()[0], 0.1);
    double[][] constant = problem.fitted(family);
    for (double value : constant[0]) {
      assertEquals(0.1, value, 1e-9);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void constantColumnsAndTwoEqualRowsDoNoHarm(Family family) {
    Problems problem = Problems.of(ROWS, 6, 6);
    double[] values = problem.x().values();
    for (int i = 0; i < ROWS; i++) {
      values[i * 6 + 2] = 1e6 / 3;
    }
    System.arraycopy(values, 0, values, 6, 6);
    assertFinite(problem.fitted(family));
    Arrays.fill(values, 0.3);
    double[][] fitted = problem.unweighted().fitted(family);
    assertFinite(fitted);
    for (int i = 1; i < ROWS; i++) {
      int before = i - 1;
      if (problem.domain()[i] == problem.domain()[before]) {
        assertEquals(fitted[1][before], fitted[1][i], "equal rows of a domain");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void extremesOfFloatGiveFinitePredictions(Family family) {
    for (double scale : new double[] {1e38, 1e-38}) {
      Problems problem = Problems.of(ROWS, 6, 7);
      double[] values = problem.x().values();
      for (int i = 0; i < values.length; i++) {
        values[i] *= scale;
      }
      assertFinite(problem.fitted(family));
    }
    Problems mixed = Problems.of(ROWS, 6, 8);
    mixed.x().values()[3] = 3e38;
    mixed.x().values()[10] = -3e38;
    mixed.x().values()[17] = 1e-40;
    assertFinite(mixed.fitted(family));
  }

  private static void assertFinite(double[][] predictions) {
    for (double[] target : predictions) {
      for (double value : target) {
        assertTrue(Double.isFinite(value), "prediction " + value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void wrongInputIsRefusedAndNamed(Family family) {
    Problems problem = Problems.of(ROWS, 6, 9);
    TrainingRows rows = problem.training();
    FitContext context = problem.context();
    double[][] y = problem.y();
    refused(() -> family.fit(rows, new double[][] {Arrays.copyOf(y[0], 31)}, context), "31", "32");
    refused(() -> family.fit(rows, new double[0][], context), "target");
    FitContext fewer = new FitContext(PenaltyFolds.contiguous(ROWS - 1, 5), Seeds.of(1));
    refused(() -> family.fit(rows, y, fewer), "31", "32");
    double[] broken = y[0].clone();
    broken[7] = Double.NaN;
    refused(() -> family.fit(rows, new double[][] {broken}, context), "target 7", "NaN");
    Problems infinite = Problems.of(ROWS, 6, 9);
    infinite.x().values()[6 * 4 + 3] = Double.POSITIVE_INFINITY;
    refused(() -> infinite.fitted(family), "row 4", "column 3");
    FittedFamily fitted = family.fit(rows, y, context);
    refused(
        () -> fitted.predict(new EvaluationRows(rows, infinite.x(), new int[ROWS])),
        "row 4",
        "column 3");
    TrainingRows wider = Problems.of(ROWS, 7, 9).training();
    refused(() -> predict(fitted, wider, wider.x()), "7", "6");
  }

  private static void refused(Executable action, String... words) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message + " needs " + word);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aFamilyIsAValueWithAName(Family family) {
    assertTrue(family.describe().startsWith(family.name()), family.describe());
    assertEquals(1, families().filter(other -> other.describe().equals(family.describe())).count());
    assertEquals(1, families().filter(other -> other.equals(family)).count());
  }
}
