package org.sonaffect.automl.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.ensemble.GroupImportance;
import org.sonaffect.automl.search.AutoMl;
import org.sonaffect.automl.search.AutoMlListener;
import org.sonaffect.automl.search.AutoMlOptions;
import org.sonaffect.automl.search.AutoMlResult;
import org.sonaffect.automl.search.Budget;
import org.sonaffect.automl.search.EvaluationLog;
import org.sonaffect.automl.search.Standing;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.TrainingRows;

class StandardSpaceTest {
  private static final Task TASK = twoDomains(SmallSpace.task(60, 8, 1, 5));

  private static Task twoDomains(Task task) {
    int[] domain = new int[task.rows()];
    for (int i = 0; i < domain.length; i++) {
      domain[i] = i % 3 == 0 ? 1 : 0;
    }
    return new Task(
        task.x(), task.targets(), task.targetNames(), domain, task.folds(), task.groups());
  }

  @Test
  void everyPointCanBeBuiltAndReadBack() {
    Space space = StandardSpace.of(TASK);
    SplitMix64 random = Seeds.of(1).random();
    Set<String> families = new HashSet<>();
    for (int i = 0; i < 2000; i++) {
      Point point =
          i % 2 == 0 ? space.sample(random) : space.neighbour(space.sample(random), random);
      Configuration configuration = space.configuration(point);
      families.add(configuration.family().name());
      assertEquals(point.word(Space.FAMILY), configuration.family().name());
      assertEquals(
          configuration.describe(),
          space.configuration(space.point(configuration.text())).describe());
    }
    assertEquals(new HashSet<>(space.families()), families);
  }

  @Test
  void balanceIsThereForThoseFamiliesThatItChanges() {
    Space space = StandardSpace.of(TASK);
    double[] equal = new double[TASK.rows()];
    Arrays.fill(equal, 1);
    FitContext context = new FitContext(TASK.folds()[0], Seeds.of(2));
    for (String family : space.families()) {
      Configuration configuration =
          space.configuration(space.nearest(Point.parse("family=" + family)));
      double[] weights =
          new Configuration(
                  configuration.point(), configuration.preparation(), configuration.family(), 1)
              .weights(TASK.domain());
      double[][] plain =
          configuration
              .family()
              .fit(new TrainingRows(TASK.x(), TASK.domain(), equal), TASK.targets(), context)
              .predict(seen(equal));
      double[][] balanced =
          configuration
              .family()
              .fit(new TrainingRows(TASK.x(), TASK.domain(), weights), TASK.targets(), context)
              .predict(seen(weights));
      assertEquals(
          !Arrays.deepEquals(plain, balanced), configuration.point().has("balance"), family);
    }
  }

  private static EvaluationRows seen(double[] weights) {
    return new EvaluationRows(
        new TrainingRows(TASK.x(), TASK.domain(), weights), TASK.x(), TASK.domain());
  }

  @Test
  void thePortfolioHoldsEveryFamilyFiveTimesAndARidgeFirst() {
    Space space = StandardSpace.of(TASK);
    Map<String, Integer> counts = new HashMap<>();
    for (Point point : Portfolio.of(space)) {
      counts.merge(point.word(Space.FAMILY), 1, Integer::sum);
    }
    for (String family : space.families()) {
      assertTrue(counts.getOrDefault(family, 0) >= 5, family + " " + counts.get(family));
    }
    assertEquals("ridge", Portfolio.of(space).get(0).word(Space.FAMILY));
  }

  @Test
  void theWholePortfolioCanBeFitted() {
    Space space = StandardSpace.of(TASK);
    List<Point> portfolio = Portfolio.of(space);
    AutoMlResult result =
        new AutoMl(space, portfolio, AutoMlOptions.USUAL)
            .run(
                TASK,
                Budget.trials(portfolio.size()),
                Crew.alone(),
                Seeds.of(3),
                EvaluationLog.NONE,
                AutoMlListener.NONE);
    List<String> failed = new ArrayList<>();
    for (Standing standing : result.leaderboard().standings()) {
      if (standing.reason() != null) {
        failed.add(standing.words() + ": " + standing.reason());
      }
    }
    assertEquals(List.of(), failed);
    assertTrue(result.weights().score()[0] > 0.5, "arousal " + result.weights().score()[0]);
    Map<String, double[]> lost =
        GroupImportance.of(
            result.model(), TASK.x(), TASK.targets(), TASK.domain(), TASK.groups(), 3, Seeds.of(4));
    // The first two columns are all that the targets depend on.
    assertTrue(lost.get("first")[0] > 0.5);
    assertTrue(lost.get("first")[0] > 3 * lost.get("other")[0]);
  }
}
