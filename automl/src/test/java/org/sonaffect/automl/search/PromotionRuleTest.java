package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.SmallSpace;
import org.sonaffect.automl.space.Task;

class PromotionRuleTest {
  private static final Task TASK = SmallSpace.task(40, 3, 2, 3);
  private static final Losses LOSSES = new Losses(TASK, SplitPlan.of(TASK, false));

  /** A rule that differs from none after the first fold. */
  private static PromotionRule afterFold(
      double factor, double share, double factorOfFamily, int atLeast) {
    PromotionRule.Rung all = new PromotionRule.Rung(1, 1, 1);
    return new PromotionRule(
        all, new PromotionRule.Rung(factor, share, factorOfFamily), all, atLeast);
  }

  /** A trial evaluated on the first split, off by as much as is given for each target. */
  private static Candidate trial(int number, double arousalOff, double valenceOff) {
    return trial(number, arousalOff, valenceOff, "family=near;near.count=" + (number % 29 + 1));
  }

  private static Candidate trial(
      int number, double arousalOff, double valenceOff, String settings) {
    Point point = SmallSpace.space().point(settings);
    Candidate trial =
        new Candidate(number, point, SmallSpace.space().configuration(point), 2, 10, 5, false);
    int[] test = TASK.splits().get(0).test();
    double[][] predictions = TASK.targetsOf(test);
    for (int i = 0; i < test.length; i++) {
      predictions[0][i] += arousalOff;
      predictions[1][i] += valenceOff;
    }
    trial.add(new Evaluation(number, point.text(), 0, 3, 0, 0, 0, 0, predictions, null), LOSSES);
    return trial;
  }

  @Test
  void aTrialGoesOnWithinAFactorOfTheBest() {
    PromotionRule rule = afterFold(1.1, 1, 1, 1);
    List<Candidate> all = List.of(trial(0, 1, 1), trial(1, 1.09, 3), trial(2, 1.11, 1.11));
    assertTrue(rule.promotes(all.get(0), all, 2, 5));
    assertTrue(rule.promotes(all.get(1), all, 2, 5), "good at arousal alone");
    assertFalse(rule.promotes(all.get(2), all, 2, 5));
  }

  @Test
  void onlyAShareGoesOn() {
    PromotionRule rule = afterFold(100, 0.25, 1, 1);
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(trial(i, 1 + 0.01 * i, 1 + 0.01 * i));
    }
    assertEquals(5, all.stream().filter(t -> rule.promotes(t, all, 2, 5)).count());
    assertTrue(rule.promotes(all.get(4), all, 2, 5));
  }

  @Test
  void theFirstFewGoOnWhateverTheShare() {
    PromotionRule rule = afterFold(100, 0.01, 1, 3);
    List<Candidate> all = List.of(trial(0, 1, 1), trial(1, 2, 2), trial(2, 3, 3), trial(3, 4, 4));
    assertEquals(3, all.stream().filter(t -> rule.promotes(t, all, 2, 5)).count());
  }

  @Test
  void theBestOfAFamilyGoesOnWithinAWiderFactor() {
    PromotionRule rule = afterFold(1, 1, 1.22, 1);
    List<Candidate> all =
        List.of(
            trial(0, 1, 1),
            trial(1, 1.1, 1.1),
            trial(2, 1.2, 1.2, "family=shrunk"),
            trial(3, 1.21, 1.21, "family=shrunk;shrunk.penalty=3"),
            trial(4, 1.3, 1.3, "family=wrong"));
    assertFalse(rule.promotes(all.get(1), all, 2, 5));
    assertTrue(rule.promotes(all.get(2), all, 2, 5), "1.2 times the lowest loss");
    assertFalse(rule.promotes(all.get(3), all, 2, 5));
    assertFalse(rule.promotes(all.get(4), all, 2, 5));
  }

  @Test
  void theIdentityIsThatOfTheLogsOfAllVersions() {
    assertEquals(
        "HalvingRule[look=Rung[factor=1.1, share=0.3333333333333333, factorOfFamily=1.2],"
            + " fold=Rung[factor=1.07, share=0.3333333333333333, factorOfFamily=1.12],"
            + " repeat=Rung[factor=1.03, share=0.25, factorOfFamily=1.12], atLeast=8]",
        PromotionRule.USUAL.identity());
  }
}
