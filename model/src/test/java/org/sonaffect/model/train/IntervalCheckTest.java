package org.sonaffect.model.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.interval.DomainErrors;
import org.sonaffect.model.interval.IntervalCheck;
import org.sonaffect.study.run.OuterFold;

/** The check judges the rules that are shipped, and says where it cannot. */
class IntervalCheckTest {
  private static final int FOLDS = 3;

  /**
   * Two domains.
   *
   * @param first clips of the first
   * @param second clips of the second, whose errors are twice as large
   * @param apart how far from each other they lie
   */
  private static List<ModelCard.Coverage> checked(int first, int second, double apart) {
    SplitMix64 random = new SplitMix64(11);
    int n = first + second;
    double[] x = new double[2 * n];
    int[] domain = new int[n];
    int[] group = new int[n];
    double[][] rating = new double[1][n];
    double[][] predicted = new double[1][n];
    for (int i = 0; i < n; i++) {
      domain[i] = i < first ? 0 : 1;
      group[i] = i;
      x[2 * i] = random.nextGaussian() + apart * domain[i];
      x[2 * i + 1] = random.nextGaussian();
      rating[0][i] = 0.05 * (1 + domain[i]) * random.nextGaussian();
    }
    Matrix matrix = new Matrix(n, 2, x);
    List<OuterFold> folds = new ArrayList<>();
    for (int f = 0; f < FOLDS; f++) {
      int fold = f;
      int[] train = IntStream.range(0, n).filter(i -> i % FOLDS != fold).toArray();
      int[] test = IntStream.range(0, n).filter(i -> i % FOLDS == fold).toArray();
      folds.add(
          new OuterFold(
              train,
              new double[1][train.length],
              test,
              new double[1][test.length],
              new int[0],
              new double[1][0]));
    }
    IntervalCheck check =
        new IntervalCheck(
            matrix, domain, group, rating, List.of("a", "b"), List.of("arousal"), List.of(), folds);
    folds.forEach(check::add);
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    DomainErrors errors = DomainErrors.of(matrix, all, domain, group, rating, predicted);
    List<IntervalRule> rules = new ArrayList<>();
    for (int d = 0; d < 2; d++) {
      rules.add(errors.rule(d == 0 ? "a" : "b", d, "arousal", 0, check.fewest(d, 0)));
    }
    return check.findings(rules, errors, predicted);
  }

  @Test
  void whereAFoldHasTooFewClipsNothingIsClaimed() {
    ModelCard.Coverage few = checked(90, 12, 8).get(1);
    assertEquals(12, few.clips());
    assertTrue(few.shipped() < 2, "12 clips are enough for the model's own");
    assertFalse(few.checked(), "8 of a fold are not");
    assertTrue(CardFacts.coverage(few).get(0).contains("were not checked"));
    ModelCard.Coverage enough = checked(90, 30, 8).get(1);
    assertTrue(enough.checked());
    assertEquals(List.of(), CardFacts.coverage(enough));
  }

  @Test
  void aGuessedDomainIsJudgedByTheRuleThatItWouldGet() {
    ModelCard.Coverage apart = checked(300, 300, 40).get(1);
    assertEquals(apart.coverage(), apart.guessedCoverage(), "no doubt which domain");
    ModelCard.Coverage mixed = checked(300, 300, 0).get(1);
    assertTrue(mixed.coverage() > 0.85, mixed.toString());
    assertTrue(mixed.guessedCoverage() < 0.84, mixed.toString());
    assertTrue(CardFacts.coverage(mixed).get(0).startsWith("Where the domain is guessed"));
  }

  @Test
  void coverageBelowWhatChanceExplainsIsALimit() {
    ModelCard.Coverage low =
        new ModelCard.Coverage("a", "arousal", 400, 0.9, 0.86, 0.9, 0.5, 0.9, 1, 0.5, "");
    assertTrue(CardFacts.coverage(low).get(0).contains("covered 86.0 %"));
    ModelCard.Coverage chance =
        new ModelCard.Coverage("a", "arousal", 100, 0.9, 0.86, 0.9, 0.5, 0.9, 1, 0.5, "");
    assertEquals(List.of(), CardFacts.coverage(chance));
  }
}
