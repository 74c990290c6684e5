package org.sonaffect.learning.automl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class GreedySelectionTest {
  private static final double[] Y = {1, -1, 1, -1};
  private static final double[] EQUAL = {0.25, 0.25, 0.25, 0.25};

  private static int[] select(double[][] predictions, int rounds, int members) {
    return GreedySelection.select(
        predictions, Y, EQUAL, rounds, members, GreedySelection.MemberRule.ALL);
  }

  @Test
  void aPerfectModelStandsAlone() {
    assertArrayEquals(
        new int[] {0, 1, 0}, select(new double[][] {{0, 0, 0, 0}, Y, {1, 1, 1, 1}}, 10, 10));
  }

  @Test
  void errorsThatCancelAreAveraged() {
    // Off by +0.4 and by -0.4: together they are right; the first of equals begins.
    double[][] predictions = {
      {1.4, -0.6, 1.4, -0.6}, {0.6, -1.4, 0.6, -1.4}, {0.5, -0.5, 0.5, -0.5}
    };
    assertArrayEquals(new int[] {1, 1, 0}, select(predictions, 10, 10));
  }

  @Test
  void weightsFollowTheErrorsBySelectionWithReplacement() {
    // Off by +0.3 and by -0.6: two parts to one.
    double[][] predictions = {{1.3, -0.7, 1.3, -0.7}, {0.4, -1.6, 0.4, -1.6}};
    assertArrayEquals(new int[] {2, 1}, select(predictions, 3, 10));
  }

  @Test
  void thereAreNoMoreMembersThanAllowed() {
    double[][] predictions = {{1.3, -0.7, 1.3, -0.7}, {0.4, -1.6, 0.4, -1.6}};
    assertArrayEquals(new int[] {1, 0}, select(predictions, 9, 1));
  }

  @Test
  void aRuleMayKeepAModelOut() {
    double[][] predictions = {{1.4, -0.6, 1.4, -0.6}, {0.6, -1.4, 0.6, -1.4}};
    assertArrayEquals(
        new int[] {1, 0},
        GreedySelection.select(
            predictions, Y, EQUAL, 9, 9, (m, members) -> m == 0 && !members.test(1)));
  }

  @Test
  void rowsCountAsTheyWeigh() {
    double[][] predictions = {{1, -1, 0, 0}, {0, 0, 1, -1}};
    assertArrayEquals(
        new int[] {0, 1},
        GreedySelection.select(
            predictions,
            Y,
            new double[] {0.01, 0.01, 0.49, 0.49},
            1,
            10,
            GreedySelection.MemberRule.ALL));
  }
}
