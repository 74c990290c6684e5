package org.sonaffect.learning.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** What is true of trees whatever the data. */
class TreePropertiesTest {
  @Test
  void aLeafHoldsTheWeightedMeanOfEnoughRows() {
    SplitMix64 random = new SplitMix64(8);
    for (int trial = 0; trial < 30; trial++) {
      int n = 5 + random.nextInt(80);
      TreeData data = TreeData.friedman(n, 6, 1, trial);
      double[] weights = new double[n];
      for (int i = 0; i < n; i++) {
        weights[i] = 0.2 + random.nextDouble();
      }
      int minLeaf = 1 + random.nextInt(6);
      DecisionTree family = new DecisionTree(0.7, minLeaf, 0, 0, true);
      TrainingRows rows = data.training(weights);
      FittedTrees fitted = family.fit(rows, data.y(), TreeData.context(n, trial));
      double[][] predicted = fitted.predict(data.x());
      Map<Integer, double[]> leaves = new TreeMap<>();
      for (int i = 0; i < n; i++) {
        double[] sums =
            leaves.computeIfAbsent(
                fitted.ensembles()[0].leaf(0, data.x().values(), i * 6), leaf -> new double[4]);
        sums[0]++;
        sums[1] += weights[i];
        sums[2] += weights[i] * data.y()[0][i];
        sums[3] += weights[i] * data.y()[1][i];
      }
      for (int i = 0; i < n; i++) {
        double[] sums = leaves.get(fitted.ensembles()[0].leaf(0, data.x().values(), i * 6));
        assertTrue(sums[0] >= Math.min(n, minLeaf));
        assertEquals(sums[2] / sums[1], predicted[0][i], 1e-9);
        assertEquals(sums[3] / sums[1], predicted[1][i], 1e-9);
      }
    }
  }

  @Test
  void theFirstSplitIsTheBestOfAll() {
    for (int trial = 0; trial < 20; trial++) {
      TreeData data = TreeData.friedman(40, 5, 1, 100 + trial);
      double[] y = data.y()[0];
      double best = Double.POSITIVE_INFINITY;
      for (int j = 0; j < 5; j++) {
        for (int at = 0; at < 40; at++) {
          int column = j;
          double threshold = data.x().get(at, j);
          int[] low =
              IntStream.range(0, 40).filter(i -> data.x().get(i, column) <= threshold).toArray();
          int[] high =
              IntStream.range(0, 40).filter(i -> data.x().get(i, column) > threshold).toArray();
          if (low.length >= 3 && high.length >= 3) {
            best = Math.min(best, squares(y, low) + squares(y, high));
          }
        }
      }
      double[] stump = data.fitted(new DecisionTree(1, 3, 1, 0, false))[0];
      assertEquals(best, 40 * Math.pow(Metrics.rmse(y, stump), 2), 1e-8 * best);
    }
  }

  private static double squares(double[] y, int[] rows) {
    double mean = IntStream.of(rows).mapToDouble(i -> y[i]).average().getAsDouble();
    return IntStream.of(rows).mapToDouble(i -> (y[i] - mean) * (y[i] - mean)).sum();
  }

  @Test
  void depthAndLeavesAreLimited() {
    TreeData data = TreeData.friedman(200, 6, 1, 3);
    DecisionTree family = new DecisionTree(1, 1, 0, 7, false);
    FittedTrees fitted = family.fit(data.training(), data.y(), TreeData.context(200, 1));
    assertEquals(7, fitted.ensembles()[0].values().length);
    FittedTrees shallow =
        new DecisionTree(1, 1, 3, 0, false)
            .fit(data.training(), data.y(), TreeData.context(200, 1));
    assertTrue(shallow.ensembles()[0].values().length <= 8);
  }

  @Test
  void boostingsTrainingLossFallsWithEveryTree() {
    TreeData data = TreeData.friedman(150, 6, 2, 4);
    double last = Double.POSITIVE_INFINITY;
    for (int trees = 1; trees <= 40; trees++) {
      HistogramBoosting family =
          new HistogramBoosting(
              0.3,
              trees,
              Stopping.NONE,
              BoostingLoss.SQUARED,
              63,
              new TreeShape(6, 0, 5, 2),
              Sampling.NONE,
              false);
      double loss = Metrics.rmse(data.y()[0], data.fitted(family)[0]);
      assertTrue(loss < last, trees + " trees: " + loss + ", before " + last);
      last = loss;
    }
  }

  @Test
  void boostingStopsEarlyOnNoiseAndAnOutlierMovesRobustLossesLess() {
    TreeData data = TreeData.friedman(120, 6, 30, 4);
    FittedTrees stopped =
        new HistogramBoosting(
                0.2,
                300,
                Stopping.ALL_FOLDS,
                BoostingLoss.SQUARED,
                63,
                new TreeShape(8, 0, 5, 0),
                Sampling.NONE,
                true)
            .fit(data.training(), data.y(), TreeData.context(120, 1));
    assertTrue(stopped.ensembles()[0].size() < 60, stopped.ensembles()[0].size() + " trees");
    TreeData clean = TreeData.friedman(200, 6, 0.5, 4);
    double[] y = clean.y()[0].clone();
    for (int i = 0; i < 200; i += 25) {
      y[i] += 500;
    }
    TreeData spoilt = new TreeData(clean.x(), new double[][] {y});
    double[] errors = new double[3];
    for (BoostingLoss loss : BoostingLoss.values()) {
      HistogramBoosting family =
          new HistogramBoosting(
              0.1, 60, Stopping.NONE, loss, 255, new TreeShape(8, 0, 5, 0), Sampling.NONE, true);
      errors[loss.ordinal()] = Metrics.mae(clean.y()[0], spoilt.fitted(family)[0]);
    }
    assertTrue(errors[1] < errors[0] / 2 && errors[2] < errors[0] / 2);
  }

  @Test
  void fewBinsHoldEquallyManyRows() {
    TreeData data = TreeData.friedman(1000, 5, 0, 9);
    BinnedRows rows = BinnedRows.of(data.x(), 10);
    int[] held = new int[10];
    for (char code : rows.codes(1)) {
      held[code]++;
    }
    assertArrayEquals(IntStream.generate(() -> 100).limit(10).toArray(), held);
    for (int b = 0; b < 9; b++) {
      double threshold = rows.between(1, b, b + 1);
      assertTrue(rows.high(1, b) <= threshold && threshold < rows.low(1, b + 1));
    }
  }

  @Test
  void importancesAreOfTheColumnsThatMatter() {
    TreeData data = TreeData.friedman(400, 20, 1, 6);
    FittedTrees fitted =
        new ExtraTrees(50, 0.5, 3, 0, false, false, false)
            .fit(data.training(), data.y(), TreeData.context(400, 1));
    double[] importances = fitted.importances();
    assertEquals(1, IntStream.range(0, 20).mapToDouble(j -> importances[j]).sum(), 1e-12);
    assertTrue(IntStream.range(0, 5).mapToDouble(j -> importances[j]).sum() > 0.7);
  }

  @Test
  void monotoneChangesOfColumnsLeaveRankThresholdsAlone() {
    TreeData data = TreeData.friedman(100, 6, 1, 6);
    double[] values = data.x().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = StrictMath.exp(20 * values[i]);
    }
    TreeData bent = new TreeData(new Matrix(100, 6, values), data.y());
    ExtraTrees family = new ExtraTrees(10, 0.5, 2, 0, false, true, true);
    assertArrayEquals(data.fitted(family), bent.fitted(family));
  }

  @Test
  void aForestKnowsWhereItIsUnsure() {
    TreeData data = TreeData.friedman(300, 6, 0.5, 11);
    Forest forest = Forest.fit(data.x(), data.y()[0], 50, 0.5, 1, Seeds.of(2));
    Forest.Prediction seen = forest.predict(data.x());
    TreeData other = TreeData.friedman(300, 6, 0.5, 12);
    Forest.Prediction unseen = forest.predict(other.x());
    assertTrue(Metrics.r2(other.y()[0], unseen.mean()) > 0.7);
    double inside = IntStream.range(0, 300).mapToDouble(i -> seen.variance()[i]).sum();
    double outside = IntStream.range(0, 300).mapToDouble(i -> unseen.variance()[i]).sum();
    assertTrue(outside > 1.3 * inside);
    assertArrayEquals(
        seen.mean(),
        Forest.fit(data.x(), data.y()[0], 50, 0.5, 1, Seeds.of(2)).predict(data.x()).mean());
  }
}
