package org.sonaffect.model.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.model.IntervalRule;

/** Quantiles of out-of-fold errors, and the rules made of them. */
class ConformalTest {
  @Test
  void theQuantileIsTheOneOfFiniteSamples() {
    double[] nineteen = new double[19];
    Arrays.setAll(nineteen, i -> i + 1);
    assertEquals(18, Conformal.quantile(nineteen), "ceil(20 * 0.9) = 18");
    double[] nine = new double[9];
    Arrays.setAll(nine, i -> 9 - i);
    assertEquals(9, Conformal.quantile(nine), "ceil(10 * 0.9) = 9, in any order");
    assertEquals(
        Double.POSITIVE_INFINITY, Conformal.quantile(new double[8]), "ceil(9 * 0.9) = 9 of 8");
    assertEquals(Double.POSITIVE_INFINITY, Conformal.quantile(new double[0]));
  }

  @Test
  void itCoversNineOfTenNewErrorsWhateverTheirDistribution() {
    SplitMix64 random = new SplitMix64(5);
    for (int n : new int[] {10, 25, 100}) {
      int covered = 0;
      int rounds = 4000;
      for (int r = 0; r < rounds; r++) {
        double[] errors = new double[n];
        Arrays.setAll(errors, i -> Math.exp(2 * random.nextGaussian()));
        covered += Math.exp(2 * random.nextGaussian()) <= Conformal.quantile(errors) ? 1 : 0;
      }
      double share = covered / (double) rounds;
      assertTrue(share >= 0.885 && share <= 0.9 + 1.0 / (n + 1) + 0.015, n + " clips: " + share);
    }
  }

  @Test
  void widthsFollowTheNeighbourhoodOnlyWhereThatIsNarrower() {
    SplitMix64 random = new SplitMix64(6);
    double[] error = new double[400];
    double[] around = new double[400];
    for (int i = 0; i < 400; i++) {
      around[i] = i % 2 == 0 ? 0.05 : 0.4;
      error[i] = around[i] * Math.abs(random.nextGaussian());
    }
    IntervalRule rule = Conformal.rule("music", "arousal", error, around, 400);
    assertTrue(rule.adaptive(), rule.toString());
    assertTrue(rule.halfWidth(0.05) < rule.halfWidth(0.4));
    assertFalse(
        Conformal.rule("music", "arousal", error, around, 99).adaptive(),
        "a width that no fold of the check may have is not shipped");
    double[] same = new double[400];
    Arrays.setAll(same, i -> 0.2 * Math.abs(random.nextGaussian()));
    double[] noise = new double[400];
    Arrays.setAll(noise, i -> 0.1 + 0.1 * random.nextDouble());
    assertFalse(Conformal.rule("music", "arousal", same, noise, 400).adaptive());
  }

  @Test
  void aDomainOfFewClipsGetsTheWholeScale() {
    IntervalRule rule = Conformal.rule("few", "valence", new double[5], new double[5], 400);
    assertEquals(5, rule.clips());
    assertEquals(Double.POSITIVE_INFINITY, rule.halfWidth(0.1));
    assertEquals(2, Conformal.width(0.3, rule.halfWidth(0.1)));
  }
}
