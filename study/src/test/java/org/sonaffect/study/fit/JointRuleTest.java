package org.sonaffect.study.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.random.SplitMix64;

/** Separate training stands unless a candidate's gain is clear. */
class JointRuleTest {
  private static final int ROWS = 200;

  private final SplitMix64 random = new SplitMix64(11);
  private final double[] rating = gaussians(1);
  private final double[] separate = plus(rating, gaussians(0.5));

  private double[] gaussians(double deviation) {
    return IntStream.range(0, ROWS).mapToDouble(i -> deviation * random.nextGaussian()).toArray();
  }

  private static double[] plus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
  }

  @Test
  void aClearGainIsTaken() {
    double[][] joint = {plus(rating, gaussians(0.6)), plus(rating, gaussians(0.2))};
    JointRule.Verdict verdict = JointRule.of(rating, separate, joint);
    assertEquals(1, verdict.candidate());
    assertEquals(1 - 0.04 / 0.25, verdict.gain(), 0.1);
    assertTrue(verdict.error() > 0 && verdict.error() < 0.2);
  }

  @Test
  void aGainWithinItsErrorIsNot() {
    double[] wobble = gaussians(0.05);
    double[][] joint = {plus(separate, wobble), separate};
    JointRule.Verdict verdict = JointRule.of(rating, separate, joint);
    assertEquals(-1, verdict.candidate());
    assertTrue(Math.abs(verdict.gain()) < 0.05, verdict::toString);
  }

  @Test
  void withoutCandidatesThereIsNothingToChoose() {
    assertEquals(-1, JointRule.of(rating, separate, new double[0][]).candidate());
  }
}
