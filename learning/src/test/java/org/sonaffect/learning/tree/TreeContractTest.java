package org.sonaffect.learning.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.family.NearestNeighbours;
import org.sonaffect.learning.family.PartialLeastSquares;
import org.sonaffect.learning.family.Perceptron;
import org.sonaffect.learning.family.SupportVectorRegression;
import org.sonaffect.learning.family.SvrSpec;
import org.sonaffect.learning.kernel.Kernel;
import org.sonaffect.learning.kernel.PointKernel;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** What every family of trees keeps to. */
class TreeContractTest {
  private static final TreeData DATA = TreeData.friedman(80, 8, 1, 5);

  static List<Family> families() {
    return TreeData.families();
  }

  @Test
  void namesAndWordsTellSettingsApart() {
    Set<String> words = new HashSet<>();
    for (Family family : families()) {
      assertTrue(words.add(family.describe()), family.describe());
      assertTrue(family.describe().startsWith(family.name() + "("));
    }
    assertEquals(
        "extra-trees(trees=10,columns=0.6,minLeaf=2,maxDepth=0,bootstrap=false,ranks=false,"
            + "shared=false)",
        families().get(4).describe());
  }

  @Test
  void withoutSettingsUsualOnesAreTaken() {
    TrainingRows rows = new TrainingRows(DATA.x(), new int[DATA.x().rows()]);
    double[][] y = {DATA.y()[0]};
    FitContext context = new FitContext(new int[DATA.x().rows()], Seeds.of(1));
    for (Family family :
        List.of(
            new DecisionTree(),
            new RandomForest(),
            new ExtraTrees(),
            new HistogramBoosting(),
            new AdaBoostR2(),
            new Perceptron(),
            new NearestNeighbours(5),
            new PartialLeastSquares(2),
            new SupportVectorRegression(new PointKernel.Rbf(0.3)),
            new SvrSpec(new Kernel.Rbf()))) {
      FittedFamily fitted = family.fit(rows, y, context);
      double[] predicted = fitted.predict(new EvaluationRows(rows, DATA.x(), rows.domain()))[0];
      assertTrue(Metrics.r2(y[0], predicted) > 0.5, family.describe());
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void theSameFitTwiceIsTheSameToTheBitAndLeavesItsInputAlone(Family family) {
    double[] before = DATA.x().values().clone();
    double[][] y = {DATA.y()[0].clone(), DATA.y()[1].clone()};
    double[][] first = DATA.fitted(family);
    double[][] second = DATA.fitted(family);
    assertArrayEquals(first, second);
    assertArrayEquals(before, DATA.x().values());
    assertArrayEquals(y, DATA.y());
  }

  @ParameterizedTest
  @MethodSource("families")
  void itLearns(Family family) {
    double[][] predicted = DATA.fitted(family);
    for (int k = 0; k < 2; k++) {
      assertTrue(org.sonaffect.learning.metrics.Metrics.r2(DATA.y()[k], predicted[k]) > 0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void aRowsPredictionDoesNotDependOnTheOthers(Family family) {
    TrainingRows rows = DATA.training();
    FittedFamily fitted = family.fit(rows, DATA.y(), TreeData.context(80, 1));
    double[][] all = fitted.predict(TreeData.of(rows, DATA.x()));
    int[] backwards = new int[80];
    Arrays.setAll(backwards, i -> 79 - i);
    double[][] turned = fitted.predict(TreeData.of(rows, DATA.x().rows(backwards)));
    double[][] one = fitted.predict(TreeData.of(rows, DATA.x().rows(new int[] {7})));
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < 80; i++) {
        assertEquals(all[k][i], turned[k][79 - i]);
      }
      assertEquals(all[k][7], one[k][0]);
    }
    assertEquals(0, fitted.predict(TreeData.of(rows, new Matrix(0, 8, new double[0])))[1].length);
  }

  @ParameterizedTest
  @MethodSource("families")
  void oneRowIsLearntByHeart(Family family) {
    TreeData one = new TreeData(new Matrix(1, 2, new double[] {3, 4}), new double[][] {{7}, {-2}});
    assertArrayEquals(new double[][] {{7}, {-2}}, one.fitted(family));
  }

  @ParameterizedTest
  @MethodSource("families")
  void aConstantTargetIsPredictedExactly(Family family) {
    double[] tenth = new double[80];
    Arrays.fill(tenth, 0.1);
    TreeData constant = new TreeData(DATA.x(), new double[][] {tenth, DATA.y()[1]});
    for (double value : constant.fitted(family)[0]) {
      assertEquals(0.1, value, 1e-15);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void constantColumnsGiveTheMean(Family family) {
    double[] values = new double[20 * 3];
    Arrays.fill(values, 4);
    double[] y = new double[20];
    Arrays.setAll(y, i -> i % 2);
    TreeData flat = new TreeData(new Matrix(20, 3, values), new double[][] {y});
    double[] predicted = flat.fitted(family)[0];
    for (double value : predicted) {
      assertEquals(predicted[0], value);
      assertTrue(value >= 0 && value <= 1);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void extremesOfDoubleStayFinite(Family family) {
    SplitMix64 random = new SplitMix64(3);
    double[] extremes = {
      -Double.MAX_VALUE, Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 0.0, 1, Double.MIN_NORMAL, 1e300
    };
    double[] values = new double[40 * 4];
    Arrays.setAll(values, i -> extremes[random.nextInt(extremes.length)]);
    double[][] y = new double[2][40];
    Arrays.setAll(y[0], i -> extremes[random.nextInt(extremes.length)]);
    Arrays.setAll(y[1], i -> Double.MIN_VALUE * random.nextInt(9));
    for (double[] target : new TreeData(new Matrix(40, 4, values), y).fitted(family)) {
      for (double value : target) {
        assertTrue(Double.isFinite(value), () -> "predicted " + value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void inputThatDoesNotFitIsRefused(Family family) {
    TrainingRows rows = DATA.training();
    FittedFamily fitted = family.fit(rows, DATA.y(), TreeData.context(80, 1));
    Matrix narrow = new Matrix(1, 7, new double[7]);
    TrainingRows other = new TrainingRows(narrow, new int[1], new double[] {1});
    assertRefused("expected the 8", () -> fitted.predict(TreeData.of(other, narrow)));
    double[] broken = new double[8];
    broken[3] = Double.NaN;
    assertRefused(
        "row 0, column 3 is NaN",
        () -> fitted.predict(TreeData.of(rows, new Matrix(1, 8, broken))));
    assertRefused(
        "2 targets for 80 rows",
        () -> family.fit(rows, new double[][] {{1, 2}}, TreeData.context(80, 1)));
    double[] infinite = DATA.y()[0].clone();
    infinite[9] = Double.POSITIVE_INFINITY;
    assertRefused(
        "target 9 is Infinity",
        () -> family.fit(rows, new double[][] {infinite}, TreeData.context(80, 1)));
    assertRefused("folds of 3", () -> family.fit(rows, DATA.y(), TreeData.context(3, 1)));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertRefused("trees is 0", () -> new RandomForest(0, 1, 1, 0, true, true));
    assertRefused("columns is 1.5", () -> new ExtraTrees(1, 1.5, 1, 0, true, true, true));
    assertRefused("minLeaf is 0", () -> new DecisionTree(1, 0, 0, 0, true));
    assertRefused("maxLeaves or maxDepth is 0", () -> new TreeShape(0, 0, 1, 0));
    assertRefused("bins is 1", () -> new BinKey(1));
  }

  private static void assertRefused(
      String words, org.junit.jupiter.api.function.Executable executable) {
    String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
    assertTrue(message.contains(words), message);
  }
}
