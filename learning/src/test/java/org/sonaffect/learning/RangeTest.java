package org.sonaffect.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.family.ElasticNetSpec;
import org.sonaffect.learning.folds.PenaltyFolds;
import org.sonaffect.learning.prepare.Decomposition;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;

/** Features of new rows beyond the range of the training rows. */
final class RangeTest {
  private static final int TRAIN = 12;

  private static Matrix rows(double wild, int columns) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] rows = new double[TRAIN + 2][columns];
    for (double[] row : rows) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble(-1, 1);
      }
    }
    rows[TRAIN][1] = wild;
    return Matrix.of(rows);
  }

  private static int[] train() {
    return java.util.stream.IntStream.range(0, TRAIN).toArray();
  }

  private static final int[] NEW = {TRAIN, TRAIN + 1};

  @Test
  void aWildValueCountsAsTheLargestOfTheTrainingRows() {
    for (int columns : new int[] {3, 40}) {
      Matrix x = rows(1e9, columns);
      double largest = 0;
      for (int row : train()) {
        largest = Math.max(largest, x.get(row, 1));
      }
      Scores wild = Decomposition.of(x, train(), NEW).scores(0.99, false, false);
      Scores edge =
          Decomposition.of(rows(largest, columns), train(), NEW).scores(0.99, false, false);
      assertArrayEquals(edge.evaluation(), wild.evaluation());
    }
  }

  @Test
  void rowsWithinTheRangeAreAsEver() {
    int[] within = {2, 5};
    Matrix x = rows(0, 40);
    Scores bound = Decomposition.of(x, train(), within).scores(0.99, true, false);
    Scores plain = Decomposition.extrapolating(x, train(), within).scores(0.99, true, false);
    assertArrayEquals(plain.train(), bound.train());
    assertArrayEquals(plain.evaluation(), bound.evaluation());
  }

  @Test
  void aPipelineExtrapolatesOnlyWhereItIsAskedTo() {
    Matrix x = rows(1e9, 40);
    double[] y = new double[TRAIN];
    for (int i = 0; i < y.length; i++) {
      y[i] = x.get(i, 1);
    }
    Pipeline linear = new Pipeline(new ElasticNetSpec(0.5, false, 20, 1e-9, 1e-3));
    int[] folds = PenaltyFolds.contiguous(TRAIN, 3);
    double safe = linear.fit(x, y, train(), folds).predict(x.rows(NEW))[0];
    double wild = linear.fitExtrapolating(x, y, train(), folds).predict(x.rows(NEW))[0];
    assertTrue(Math.abs(safe) < 10, "safe: " + safe);
    assertTrue(Math.abs(wild) > 1000, "extrapolated: " + wild);
  }
}
