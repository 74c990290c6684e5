package org.sonaffect.learning.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.WideData;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Scores;

/** Standardisation and components by their definitions (docs/spec/experiment.md §6.1, §6.2). */
class DecompositionTest {
  @Test
  void sharesKeepTheFewestComponentsThatExceedThem() {
    Matrix x = WideData.of(40, 70, 1).x();
    Decomposition rows =
        Decomposition.extrapolating(x, WideData.range(0, 30), WideData.range(30, 40));
    double[] variances = rows.variances();
    double total = Arrays.stream(variances).sum();
    assertEquals(29, rows.regularComponents(), "one less than the rows, which have mean 0");
    for (double share : new double[] {0.1, 0.5, 0.8, 0.95}) {
      int count = rows.scores(share, false, false).components();
      double kept = Arrays.stream(variances, 0, count).sum() / total;
      double oneLess = Arrays.stream(variances, 0, count - 1).sum() / total;
      assertTrue(kept > share && oneLess <= share, "share " + share);
    }
    assertEquals(29, rows.scores(1, false, false).components());
  }

  @Test
  void whitenedScoresHaveVarianceOne() {
    for (int columns : new int[] {12, 70}) {
      Matrix x = WideData.of(40, columns, 2).x();
      Decomposition rows =
          Decomposition.extrapolating(x, WideData.range(0, 30), WideData.range(30, 40));
      Scores scores = rows.scores(1, true, false);
      for (int k = 0; k < scores.components(); k++) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 30; i++) {
          double value = scores.train()[k * 30 + i];
          sum += value;
          squares += value * value;
        }
        assertEquals(0, sum, 1e-9);
        assertEquals(1, squares / 29, 1e-9);
      }
    }
  }

  @Test
  void evaluationRowsDoNotEnter() {
    Matrix x = WideData.of(40, 70, 3).x();
    double[] values = x.values().clone();
    Arrays.fill(values, 30 * 70, values.length, 1e6);
    Decomposition one =
        Decomposition.extrapolating(x, WideData.range(0, 30), WideData.range(30, 40));
    Decomposition other =
        Decomposition.extrapolating(
            new Matrix(40, 70, values), WideData.range(0, 30), WideData.range(30, 40));
    assertArrayEquals(one.variances(), other.variances());
    assertArrayEquals(one.scores(0.9, true, false).train(), other.scores(0.9, true, false).train());
  }

  @Test
  void aTrainingRowIsSeenAsItselfAmongEvaluationRows() {
    for (int columns : new int[] {12, 70}) {
      Matrix x = WideData.of(30, columns, 4).x();
      Decomposition rows =
          Decomposition.extrapolating(x, WideData.range(0, 30), WideData.range(0, 30));
      for (boolean whiten : new boolean[] {true, false}) {
        Scores scores = rows.scores(1, whiten, false);
        int cells = scores.components() * 30;
        assertArrayEquals(
            Arrays.copyOf(scores.train(), cells), Arrays.copyOf(scores.evaluation(), cells), 1e-8);
      }
    }
  }

  @Test
  void nullComponentsAreDroppedOrExplode() {
    // The last ten training rows repeat the first: ten components and the mean's have no variance.
    Matrix x = WideData.of(50, 70, 5).x();
    int[] train = new int[30];
    for (int i = 0; i < 30; i++) {
      train[i] = i % 20;
    }
    Decomposition rows = Decomposition.extrapolating(x, train, WideData.range(30, 50));
    assertEquals(19, rows.regularComponents());
    Scores sound = rows.scores(1, true, false);
    assertEquals(19, sound.components());
    assertTrue(largest(sound.evaluation(), 19 * 20) < 1e3);
    Scores published = rows.scores(1, true, true);
    assertEquals(30, published.components());
    assertTrue(largest(published.evaluation(), 30 * 20) > 1e10);
    assertTrue(largest(published.train(), 30 * 30) < 1e3);
    assertArrayEquals(
        Arrays.copyOf(sound.train(), 19 * 30), Arrays.copyOf(published.train(), 19 * 30));
  }

  private static double largest(double[] values, int length) {
    double largest = 0;
    for (int i = 0; i < length; i++) {
      assertTrue(Double.isFinite(values[i]));
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return largest;
  }

  @Test
  void constantColumnsHaveScaleOne() {
    double[] values = new double[60];
    Random random = new Random(6);
    for (int i = 0; i < 20; i++) {
      values[3 * i] = 0.1;
      values[3 * i + 1] = random.nextGaussian();
      values[3 * i + 2] = i < 15 ? 7 : 9;
    }
    Scores scores =
        Decomposition.extrapolating(
                new Matrix(20, 3, values), WideData.range(0, 15), WideData.range(15, 20))
            .standardised();
    for (int i = 0; i < 15; i++) {
      assertEquals(0, scores.train()[i]);
      assertEquals(0, scores.train()[2 * 15 + i]);
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(2, scores.evaluation()[2 * 5 + i]);
    }
  }

  @Test
  void wrongRowsAndValuesAreNamed() {
    double[] values = new double[12];
    values[7] = Double.NaN;
    Matrix x = new Matrix(4, 3, values);
    for (int[][] split : new int[][][] {{{0, 1, 2}, {3}}, {{0, 1}, {2}}}) {
      assertEquals(
          "row 2, column 1 is NaN, expected a finite number",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Decomposition.extrapolating(x, split[0], split[1]))
              .getMessage());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Decomposition.extrapolating(x, new int[0], new int[0]));
    assertEquals(
        "row 4 of a matrix of 4 rows",
        assertThrows(
                IllegalArgumentException.class,
                () -> Decomposition.extrapolating(x, new int[] {4}, new int[0]))
            .getMessage());
  }
}
