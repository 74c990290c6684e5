package org.sonaffect.learning.tree;

import java.util.Arrays;
import java.util.List;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/** Made-up rows and two targets. */
@SuppressWarnings("ArrayRecordComponent")
record TreeData(Matrix x, double[][] y) {
  /** One of every family, with few trees. */
  static List<Family> families() {
    TreeShape shape = new TreeShape(8, 0, 3, 1);
    Sampling sampling = new Sampling(0.8, 0.7, 0.7);
    return List.of(
        new DecisionTree(1, 2, 0, 0, false),
        new DecisionTree(0.5, 2, 6, 9, true),
        new RandomForest(10, 0.4, 2, 0, true, false),
        new RandomForest(10, 0.4, 1, 5, false, true),
        new ExtraTrees(10, 0.6, 2, 0, false, false, false),
        new ExtraTrees(10, 0.6, 1, 0, true, true, true),
        new HistogramBoosting(
            0.2, 20, Stopping.NONE, BoostingLoss.SQUARED, 63, shape, Sampling.NONE, false),
        new HistogramBoosting(
            0.2, 40, Stopping.ONE_FOLD, BoostingLoss.HUBER, 255, shape, sampling, false),
        new HistogramBoosting(
            0.2, 40, Stopping.ALL_FOLDS, BoostingLoss.ABSOLUTE, 255, shape, sampling, true),
        new AdaBoostR2(10, 1, AdaBoostR2.Loss.LINEAR, 2, 4),
        new AdaBoostR2(10, 0.5, AdaBoostR2.Loss.EXPONENTIAL, 2, 0));
  }

  /** Friedman's first function, and a second target that leans on it (Friedman 1991). */
  static TreeData friedman(int rows, int columns, double noise, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> random.nextDouble());
    Matrix x = new Matrix(rows, columns, values);
    double[][] y = new double[2][rows];
    for (int i = 0; i < rows; i++) {
      double third = x.get(i, 2) - 0.5;
      y[0][i] =
          10 * StrictMath.sin(Math.PI * x.get(i, 0) * x.get(i, 1))
              + 20 * third * third
              + 10 * x.get(i, 3)
              + 5 * x.get(i, 4)
              + noise * random.nextGaussian();
      y[1][i] = y[0][i] / 4 + 6 * Math.abs(third) + noise * random.nextGaussian();
    }
    return new TreeData(x, y);
  }

  TrainingRows training() {
    return training(ones(x.rows()));
  }

  TrainingRows training(double[] weights) {
    return new TrainingRows(x, new int[x.rows()], weights);
  }

  static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Five folds. */
  static FitContext context(int rows, long seed) {
    int[] folds = new int[rows];
    Arrays.setAll(folds, i -> i % 5);
    return new FitContext(folds, Seeds.of(seed));
  }

  /** Fits, and predicts the same rows. */
  double[][] fitted(Family family) {
    TrainingRows rows = training();
    return family.fit(rows, y, context(x.rows(), 1)).predict(of(rows, x));
  }

  /** Fits, and predicts other rows. */
  double[][] predicted(Family family, Matrix other) {
    TrainingRows rows = training();
    return family.fit(rows, y, context(x.rows(), 1)).predict(of(rows, other));
  }

  static EvaluationRows of(TrainingRows rows, Matrix x) {
    return new EvaluationRows(rows, x, new int[x.rows()]);
  }
}
