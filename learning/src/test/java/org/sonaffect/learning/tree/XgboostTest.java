package org.sonaffect.learning.tree;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** Accuracy against XGBoost, where its native library can be loaded. */
class XgboostTest {
  /** R2 on new rows may differ by so much: chance alone moves a forest of 100 trees by less. */
  private static final double NOISE = 0.03;

  private static final TreeData NARROW = TreeData.friedman(400, 10, 1, 21);
  private static final TreeData NARROW_NEW = TreeData.friedman(1000, 10, 1, 22);
  private static final TreeData WIDE = TreeData.friedman(120, 240, 1, 23);
  private static final TreeData WIDE_NEW = TreeData.friedman(500, 240, 1, 24);

  private static HistogramBoosting boosting(int maxDepth, double columns) {
    return new HistogramBoosting(
        0.1,
        100,
        Stopping.NONE,
        BoostingLoss.SQUARED,
        255,
        new TreeShape(0, maxDepth, 1, 1),
        new Sampling(1, columns, 1),
        true);
  }

  private static Map<String, Object> xgboost(int maxDepth, double columns) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("eta", 0.1);
    settings.put("max_depth", maxDepth);
    settings.put("colsample_bytree", columns);
    settings.put("lambda", 1);
    settings.put("tree_method", "hist");
    settings.put("max_bin", 255);
    settings.put("nthread", 1);
    settings.put("seed", 1);
    return settings;
  }

  @Test
  void boostingOfFewColumns() {
    compare(NARROW, NARROW_NEW, boosting(4, 1), xgboost(4, 1), 100);
  }

  @Test
  void boostingOfManyColumns() {
    compare(WIDE, WIDE_NEW, boosting(3, 1), xgboost(3, 1), 100);
  }

  /**
   * Where 5 of 240 columns matter, which of them a tree sees is chance that moves R2 by some .05:
   * means over seeds are compared, by three standard errors of their difference.
   */
  @Test
  void boostingOfAShareOfTheColumns() {
    int seeds = 6;
    double[] ours = new double[seeds];
    double[] theirs = new double[seeds];
    TrainingRows rows = WIDE.training();
    for (int s = 0; s < seeds; s++) {
      Map<String, Object> settings = xgboost(3, 0.3);
      settings.put("seed", s + 1);
      theirs[s] = xgboost(WIDE, WIDE_NEW, settings, 100);
      double[][] y = {WIDE.y()[0]};
      ours[s] =
          Metrics.r2(
              WIDE_NEW.y()[0],
              boosting(3, 0.3).fit(rows, y, TreeData.context(120, s + 1)).predict(WIDE_NEW.x())[0]);
    }
    double error = Math.sqrt((variance(ours) + variance(theirs)) / seeds);
    assertTrue(error < 0.05);
    assertTrue(
        Math.abs(mean(ours) - mean(theirs)) < 3 * error,
        "R2 " + Arrays.toString(ours) + ", XGBoost " + Arrays.toString(theirs));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return squares / (values.length - 1);
  }

  @Test
  void forests() {
    Map<String, Object> settings = xgboost(30, 1);
    settings.put("eta", 1);
    settings.put("lambda", 0);
    settings.put("num_parallel_tree", 100);
    settings.put("subsample", 0.632);
    settings.put("colsample_bynode", 0.4);
    compare(NARROW, NARROW_NEW, new RandomForest(100, 0.4, 1, 0, true, false), settings, 1);
  }

  private static void compare(
      TreeData data, TreeData fresh, Family family, Map<String, Object> settings, int rounds) {
    double theirs = xgboost(data, fresh, settings, rounds);
    double ours =
        Metrics.r2(
            fresh.y()[0],
            new TreeData(data.x(), new double[][] {data.y()[0]}).predicted(family, fresh.x())[0]);
    assertTrue(Math.abs(ours - theirs) < NOISE, "R2 " + ours + ", XGBoost " + theirs);
  }

  private static double xgboost(
      TreeData data, TreeData fresh, Map<String, Object> settings, int rounds) {
    try {
      DMatrix train = matrix(data.x());
      train.setLabel(floats(data.y()[0]));
      Booster booster = XGBoost.train(train, settings, rounds, new HashMap<>(), null, null);
      float[][] predicted = booster.predict(matrix(fresh.x()));
      double[] values = new double[predicted.length];
      Arrays.setAll(values, i -> predicted[i][0]);
      return Metrics.r2(fresh.y()[0], values);
    } catch (XGBoostError | LinkageError e) {
      assumeTrue(false, "needs XGBoost's native library: " + e);
      throw new IllegalStateException(e);
    }
  }

  private static DMatrix matrix(Matrix x) throws XGBoostError {
    return new DMatrix(floats(x.values()), x.rows(), x.columns(), Float.NaN);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** What chance alone does. */
  @Test
  void ourNoiseIsWithinTheToleranceAcrossSeeds() {
    SplitMix64 seeds = new SplitMix64(1);
    double least = 1;
    double most = -1;
    for (int s = 0; s < 4; s++) {
      Family forest = new RandomForest(100, 0.4, 1, 0, true, false);
      double[][] predicted =
          forest
              .fit(NARROW.training(), NARROW.y(), TreeData.context(400, seeds.nextLong()))
              .predict(TreeData.of(NARROW.training(), NARROW_NEW.x()));
      double r2 = Metrics.r2(NARROW_NEW.y()[0], predicted[0]);
      least = Math.min(least, r2);
      most = Math.max(most, r2);
    }
    assertTrue(most - least < NOISE, least + " to " + most);
  }
}
