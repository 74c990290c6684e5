package org.sonaffect.learning.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** What every preparation promises, and what each of its parts does. */
class PreparationTest {
  private static final int ROWS = 40;

  /** Importance that is the number of the column. */
  private record LastColumns() implements Importance {
    @Override
    public String describe() {
      return "last";
    }

    @Override
    public double[] of(TrainingRows rows, double[][] y, FitContext context) {
      return IntStream.range(0, rows.x().columns()).asDoubleStream().toArray();
    }
  }

  static Stream<Preparation> preparations() {
    List<Preparation> list = new ArrayList<>();
    for (Scaling.Kind kind : Scaling.Kind.values()) {
      list.add(Preparation.of(new Scaling(kind)));
      list.add(
          new Preparation(
              new Scaling(kind, 3), true, List.of("b", "a"), Selection.ALL, Embedding.NONE));
    }
    Scaling standard = new Scaling(Scaling.Kind.STANDARD);
    for (Selection selection :
        List.of(
            new Selection.Variance(0.1),
            new Selection.Univariate(3),
            new Selection.ModelBased(new LastColumns(), 4),
            new Selection.Agglomeration(3))) {
      list.add(new Preparation(standard, false, List.of(), selection, Embedding.NONE));
    }
    for (Embedding embedding :
        List.of(
            new Embedding.Pca(0.9, false),
            new Embedding.Pca(1, true),
            new Embedding.PlsScores(3),
            new Embedding.Nystroem(new PointKernel.Laplace(0.5), 10),
            new Embedding.Nystroem(new PointKernel.Rbf(0.5), 1000))) {
      list.add(new Preparation(standard, true, List.of(), Selection.ALL, embedding));
    }
    return list.stream();
  }

  private static Matrix rows(int rows, int columns, long seed) {
    Random random = new Random(seed);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(random.nextGaussian()) * (1 + i % columns);
    }
    return new Matrix(rows, columns, values);
  }

  private static int[] domains(int rows) {
    return IntStream.range(0, rows).map(i -> i % 2).toArray();
  }

  private static FitContext context(int rows) {
    return new FitContext(PenaltyFolds.contiguous(rows, 5), Seeds.of(3));
  }

  private static FeatureGroups groups(int columns) {
    return new FeatureGroups(
        IntStream.range(0, columns).mapToObj(j -> List.of("a", "b", "c").get(j % 3)).toList());
  }

  private static double[][] targets(Matrix x) {
    double[][] y = new double[2][x.rows()];
    for (int i = 0; i < x.rows(); i++) {
      y[0][i] = x.get(i, 0) - x.get(i, x.columns() - 1);
      y[1][i] = Math.log(x.get(i, 1));
    }
    return y;
  }

  private static FittedPreparation fit(Preparation preparation, Matrix x, double[][] y) {
    return preparation.fit(x, groups(x.columns()), y, domains(x.rows()), context(x.rows()));
  }

  private static Matrix fitted(Preparation preparation, Matrix x) {
    return fit(preparation, x, targets(x)).transform(x, domains(x.rows()));
  }

  @ParameterizedTest
  @MethodSource("preparations")
  void fittingTwiceGivesTheSameAndRowsArePreparedByThemselves(Preparation preparation) {
    for (int columns : new int[] {7, 60}) {
      Matrix x = rows(ROWS, columns, 1);
      double[] before = x.values().clone();
      Matrix first = fitted(preparation, x);
      assertArrayEquals(first.values(), fitted(preparation, x).values());
      assertArrayEquals(before, x.values());
      FittedPreparation fitted = fit(preparation, x, targets(x));
      Matrix other = rows(ROWS, columns, 2);
      Matrix together = fitted.transform(other, domains(ROWS));
      assertEquals(first.columns(), together.columns());
      for (int i = 0; i < ROWS; i++) {
        Matrix alone = fitted.transform(other.rows(new int[] {i}), new int[] {i % 2});
        assertArrayEquals(together.rows(new int[] {i}).values(), alone.values());
      }
      assertEquals(
          first.columns(),
          fitted.transform(new Matrix(0, columns, new double[0]), new int[0]).columns());
      assertEquals(preparation.embedding().equals(Embedding.NONE), fitted.keepsColumns());
      if (fitted.keepsColumns()) {
        assertEquals(first.columns(), fitted.selectedGroups().columns());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("preparations")
  void oneRowConstantColumnsAndExtremesAreFinite(Preparation preparation) {
    assertFinite(fitted(preparation, rows(1, 5, 3)));
    double[] same = new double[ROWS * 5];
    Arrays.fill(same, 0.1);
    assertFinite(fitted(preparation, new Matrix(ROWS, 5, same)));
    Matrix x = rows(ROWS, 5, 4);
    x.values()[7] = 3e38;
    x.values()[13] = -3e38;
    x.values()[21] = 1e-40;
    assertFinite(fitted(preparation, x));
  }

  private static void assertFinite(Matrix x) {
    assertTrue(x.columns() > 0);
    for (double value : x.values()) {
      assertTrue(Double.isFinite(value));
    }
  }

  @ParameterizedTest
  @MethodSource("preparations")
  void wrongInputIsRefusedAndNamed(Preparation preparation) {
    Matrix x = rows(ROWS, 6, 5);
    FittedPreparation fitted = fit(preparation, x, targets(x));
    Matrix broken = rows(ROWS, 6, 5);
    broken.values()[6 * 4 + 3] = Double.NaN;
    refused(() -> fitted.transform(broken, domains(ROWS)), "row 4, column 3");
    refused(() -> fit(preparation, broken, targets(x)), "row 4, column 3");
    refused(() -> fitted.transform(rows(3, 7, 1), domains(3)), "7 columns");
    refused(() -> fitted.transform(rows(3, 6, 1), domains(2)), "2 domains");
    refused(() -> fit(preparation, x, new double[][] {new double[3]}), "3 targets");
    assertEquals(
        1, preparations().filter(p -> p.describe().equals(preparation.describe())).count());
  }

  private static void refused(Runnable action, String words) {
    String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void standardColumnsHaveMeanNoughtAndDeviationOne() {
    Matrix z = fitted(Preparation.of(new Scaling(Scaling.Kind.STANDARD)), rows(ROWS, 4, 6));
    for (int j = 0; j < 4; j++) {
      int column = j;
      double[] values = IntStream.range(0, ROWS).mapToDouble(i -> z.get(i, column)).toArray();
      assertEquals(0, Arrays.stream(values).average().orElse(1), 1e-12);
      assertEquals(1, Arrays.stream(values).map(v -> v * v).average().orElse(0), 1e-12);
    }
  }

  @Test
  void eachDomainIsScaledByItself() {
    Matrix x = rows(ROWS, 4, 7);
    for (int i = 0; i < ROWS; i += 2) {
      x.values()[i * 4] += 100;
    }
    Preparation apart =
        new Preparation(
            new Scaling(Scaling.Kind.STANDARD), true, List.of(), Selection.ALL, Embedding.NONE);
    Matrix z = fitted(apart, x);
    for (int d = 0; d < 2; d++) {
      int domain = d;
      assertEquals(
          0,
          IntStream.range(0, ROWS).filter(i -> i % 2 == domain).mapToDouble(i -> z.get(i, 0)).sum(),
          1e-10);
    }
  }

  @Test
  void valuesBeyondTheTrainingRangeAreTakenToItsEdge() {
    Matrix x = rows(ROWS, 3, 8);
    int last = 0;
    for (int i = 0; i < ROWS; i++) {
      last = x.get(i, 0) > x.get(last, 0) ? i : last;
    }
    double[] beyond = x.rows(new int[] {last}).values().clone();
    beyond[0] *= 1000;
    for (Scaling.Kind kind : Scaling.Kind.values()) {
      FittedPreparation fitted = fit(Preparation.of(new Scaling(kind)), x, targets(x));
      assertEquals(
          fitted.transform(x.rows(new int[] {last}), new int[1]).get(0, 0),
          fitted.transform(new Matrix(1, 3, beyond), new int[1]).get(0, 0));
    }
  }

  @Test
  void ranksBecomeNormalQuantilesWithTiesTogether() {
    Matrix x = new Matrix(5, 1, new double[] {10, 30, 20, 20, 1000});
    Matrix z =
        Preparation.of(new Scaling(Scaling.Kind.RANK_GAUSS))
            .fit(x, FeatureGroups.one(1), new double[][] {new double[5]}, new int[5], context(5))
            .transform(new Matrix(3, 1, new double[] {20, 25, 1e6}), new int[3]);
    // Mean ranks 1, 2.5, 4, 5 of 5: shares .1, .4, .7, .9.
    assertEquals(-0.2533471031357997, z.get(0, 0), 1e-12);
    assertEquals((-0.2533471031357997 + 0.5244005127080407) / 2, z.get(1, 0), 1e-12);
    assertEquals(1.2815515655446004, z.get(2, 0), 1e-12);
  }

  @Test
  void normalQuantilesAreThoseOfTheTables() {
    assertEquals(1.959963984540054, NormalQuantiles.of(0.975), 1e-13);
    assertEquals(-3.090232306167813, NormalQuantiles.of(0.001), 1e-12);
    assertEquals(0, NormalQuantiles.of(0.5));
  }

  @Test
  void viewsAndSelectionsKeepTheirColumns() {
    Matrix x = rows(ROWS, 6, 9);
    Preparation view =
        new Preparation(
            new Scaling(Scaling.Kind.NONE), false, List.of("c"), Selection.ALL, Embedding.NONE);
    Matrix viewed = fitted(view, x);
    assertEquals(2, viewed.columns());
    assertEquals(x.get(3, 5), viewed.get(3, 1));
    Preparation model =
        new Preparation(
            new Scaling(Scaling.Kind.NONE),
            false,
            List.of(),
            new Selection.ModelBased(new LastColumns(), 2),
            Embedding.NONE);
    assertEquals(x.get(3, 4), fitted(model, x).get(3, 0));
    FittedPreparation univariate =
        fit(
            new Preparation(
                new Scaling(Scaling.Kind.NONE),
                false,
                List.of(),
                new Selection.Univariate(2),
                Embedding.NONE),
            x,
            targets(x));
    assertEquals(List.of("b", "c"), univariate.selectedGroups().ofColumn());
    refused(
        () ->
            fit(
                new Preparation(
                    new Scaling(Scaling.Kind.NONE),
                    false,
                    List.of("z"),
                    Selection.ALL,
                    Embedding.NONE),
                x,
                targets(x)),
        "[z]");
  }

  @Test
  void alikeColumnsAreOneCluster() {
    Matrix x = rows(ROWS, 6, 10);
    for (int i = 0; i < ROWS; i++) {
      x.values()[i * 6 + 3] = 5 * x.get(i, 0) + 1;
      x.values()[i * 6 + 5] = 2 * x.get(i, 1);
    }
    int[][] members = ColumnClusters.of(x, new int[] {0, 1, 2, 3, 4, 5}, 4);
    assertArrayEquals(new int[][] {{0, 3}, {1, 5}, {2}, {4}}, members);
  }

  @Test
  void principalComponentsAreUncorrelatedAndWhitened() {
    for (int columns : new int[] {5, 70}) {
      Matrix z =
          fitted(
              new Preparation(
                  new Scaling(Scaling.Kind.STANDARD),
                  false,
                  List.of(),
                  Selection.ALL,
                  new Embedding.Pca(1, true)),
              rows(ROWS, columns, 11));
      assertEquals(Math.min(columns, ROWS - 1), z.columns());
      for (int j = 0; j < z.columns(); j++) {
        for (int k = 0; k <= j; k++) {
          double sum = 0;
          for (int i = 0; i < ROWS; i++) {
            sum += z.get(i, j) * z.get(i, k) / ROWS;
          }
          assertEquals(j == k ? 1 : 0, sum, 1e-9);
        }
      }
    }
  }

  @Test
  void allRowsAsLandmarksGiveTheKernelBack() {
    Matrix x = rows(ROWS, 5, 12);
    PointKernel kernel = new PointKernel.Laplace(0.5);
    Matrix z =
        fitted(
            new Preparation(
                new Scaling(Scaling.Kind.NONE),
                false,
                List.of(),
                Selection.ALL,
                new Embedding.Nystroem(kernel, ROWS)),
            x);
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    double[] expected = kernel.among(new TrainingRows(x, new int[ROWS], ones));
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < ROWS; j++) {
        double product = 0;
        for (int k = 0; k < z.columns(); k++) {
          product += z.get(i, k) * z.get(j, k);
        }
        assertEquals(expected[i * ROWS + j], product, 1e-9);
      }
    }
  }
}
