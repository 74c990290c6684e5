package org.sonaffect.automl.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class GreedySelectionTest {
  private static final double[] Y = {1, -1, 1, -1};
  private static final int[] ONE = new int[4];

  private static int[] select(double[][] predictions, int rounds, int members) {
    return GreedySelection.select(
        predictions, Y, ONE, rounds, members, GreedySelection.MemberRule.ALL);
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
            predictions, Y, ONE, 9, 9, (m, members) -> m == 0 && !members.test(1)));
  }

  @Test
  void domainsCountTheSameWhateverTheirSize() {
    // The one is right for the three rows of a domain, the other for the row of its own.
    double[][] predictions = {{1, -1, 1, -0.4}, {0.6, -0.6, 0.6, -1}};
    int[] domain = {0, 0, 0, 1};
    assertArrayEquals(new int[] {0, 1}, select(predictions, domain, 1));
    assertArrayEquals(
        new int[] {1, 0}, select(new double[][] {predictions[0], {0.2, -0.2, 0.2, -1}}, domain, 1));
  }

  private static int[] select(double[][] predictions, int[] domain, int rounds) {
    return GreedySelection.select(
        predictions, Y, domain, rounds, 10, GreedySelection.MemberRule.ALL);
  }
}
