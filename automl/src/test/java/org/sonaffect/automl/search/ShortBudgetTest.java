package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.space.SmallSpace;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;

/** Too little time for an ensemble: what predicts is the best there is, and is named. */
class ShortBudgetTest {
  private static final Task TASK = SmallSpace.task(80, 6, 2, 1);
  private static final long SECOND = 1_000_000_000L;

  /** A search in which each fit takes a second, by a clock of its own. */
  private static AutoMlResult run(int seconds, EnsembleRule rule, String firstAnswer) {
    return run(
        new Budget(Duration.ofSeconds(seconds), Integer.MAX_VALUE, 64L << 20), rule, firstAnswer);
  }

  private static AutoMlResult run(Budget budget, EnsembleRule rule, String firstAnswer) {
    AtomicLong now = new AtomicLong();
    Space space = SearchFaultTest.space(rows -> now.addAndGet(SECOND));
    return new AutoMl(
            space,
            List.of(
                space.point(firstAnswer), space.point("family=near"), space.point("family=shrunk")),
            AutoMlOptions.USUAL.with(rule),
            now::get)
        .run(TASK, budget, Crew.alone(), Seeds.of(7), EvaluationLog.NONE, AutoMlListener.NONE);
  }

  private static Standing standing(AutoMlResult result, int trial) {
    return result.leaderboard().standings().stream()
        .filter(s -> s.trial() == trial)
        .findFirst()
        .orElseThrow();
  }

  private static void sharesSumToOne(AutoMlResult result) {
    for (int t = 0; t < 2; t++) {
      int target = t;
      double sum =
          result.leaderboard().standings().stream().mapToDouble(s -> s.weights().get(target)).sum();
      assertEquals(1, sum, 1e-12);
    }
  }

  /** A penalty that leaves nearly nothing but the mean. */
  private static final String POOR = "family=shrunk;shrunk.penalty=1000";

  @Test
  void theBestTrialPredictsWhereItIsBetterThanTheFirstAnswer() {
    // No fit is below a twentieth of the time, so none may be a member of an ensemble.
    AutoMlResult result = run(15, EnsembleRule.USUAL, POOR);
    assertEquals(1, result.model().members());
    int chosen = result.weights().trials().get(0);
    assertTrue(chosen > 0, "the first answer predicts");
    assertTrue(standing(result, chosen).meanScore() > standing(result, 0).meanScore() + 0.1);
    assertEquals(standing(result, chosen).scores().get(0).mean(), result.weights().score()[0], 0.3);
    sharesSumToOne(result);
    String warning = String.valueOf(result.leaderboard().warning());
    assertTrue(warning.startsWith("the budget of 15s was too short: "), warning);
    assertTrue(warning.contains("trial " + chosen + " predicts alone"), warning);
    assertTrue(warning.matches(".*about \\d+(s|min|h) would do"), warning);
  }

  @Test
  void theFirstAnswerIsNamedWhereNothingElseCouldBeFitted() {
    AutoMlResult result = run(2, EnsembleRule.USUAL, POOR);
    assertEquals(List.of(0), result.weights().trials());
    sharesSumToOne(result);
    String warning = String.valueOf(result.leaderboard().warning());
    assertTrue(warning.contains("only the first answer predicts"), warning);
  }

  @Test
  void aBudgetOfOneTrialIsTooShort() {
    Budget one = new Budget(null, 1, 64L << 20);
    String warning = String.valueOf(run(one, EnsembleRule.USUAL, POOR).leaderboard().warning());
    assertTrue(warning.startsWith("the budget of 1 trial was too short: only the first"), warning);
  }

  @Test
  void aBudgetThatIsLongEnoughIsNoneOfThis() {
    for (EnsembleRule rule : List.of(EnsembleRule.USUAL, EnsembleRule.SINGLE)) {
      AutoMlResult result = run(400, rule, POOR);
      assertNull(result.leaderboard().warning());
      sharesSumToOne(result);
    }
  }
}
