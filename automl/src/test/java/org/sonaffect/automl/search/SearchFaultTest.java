package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sonaffect.automl.ensemble.HeapLimitException;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.SmallSpace;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Family;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.FittedFamily;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.TrainingRows;

/** What a search makes of a full heap, of trials that all fail, and of members that are lost. */
class SearchFaultTest {
  private static final long MEMORY = 64L << 20;
  private static final Task TASK = SmallSpace.task(80, 6, 2, 1);

  /** Does something before it fits as another family. */
  record Before(Family family, Step step) implements Family {
    interface Step {
      void fitting(TrainingRows rows);
    }

    @Override
    public String name() {
      return family.name();
    }

    @Override
    public String describe() {
      return family.describe();
    }

    @Override
    public FittedFamily fit(TrainingRows rows, double[][] y, FitContext context) {
      step.fitting(rows);
      return family.fit(rows, y, context);
    }
  }

  static Space space(Before.Step step) {
    return SmallSpace.space(
        point -> {
          Configuration c = SmallSpace.configuration(point);
          return new Configuration(
              point, c.preparation(), new Before(c.family(), step), c.balance());
        });
  }

  private static AutoMlResult run(
      Before.Step step, int trials, List<String> lines, List<String> warnings) {
    return new AutoMl(space(step), SmallSpace.portfolio(), AutoMlOptions.USUAL)
        .run(
            TASK,
            new Budget(null, trials, MEMORY),
            Crew.alone(),
            Seeds.of(7),
            new EvaluationLines(List.of(), lines::add),
            new AutoMlListener() {
              @Override
              public void warned(String warning) {
                warnings.add(warning);
              }
            });
  }

  @Test
  void aFullHeapIsTriedOnceMoreAndIsNoResult() {
    List<String> usual = new ArrayList<>();
    AutoMlResult expected = run(rows -> {}, 20, usual, new ArrayList<>());
    AtomicLong fits = new AtomicLong();
    List<String> lines = new ArrayList<>();
    AutoMlResult result =
        run(
            rows -> {
              // Twice in succession would be the end.
              if (fits.incrementAndGet() % 7 == 3) {
                throw new OutOfMemoryError("for this test");
              }
            },
            20,
            lines,
            new ArrayList<>());
    assertEquals(expected.leaderboard().csv(), result.leaderboard().csv());
    assertEquals(usual.size(), lines.size());
  }

  @Test
  void aHeapThatStaysFullEndsTheSearchAndIsNotLogged() {
    AtomicLong fits = new AtomicLong();
    List<String> lines = new ArrayList<>();
    HeapLimitException full =
        assertThrows(
            HeapLimitException.class,
            () ->
                run(
                    rows -> {
                      if (fits.incrementAndGet() > 5) {
                        throw new OutOfMemoryError("for this test");
                      }
                    },
                    20,
                    lines,
                    new ArrayList<>()));
    assertTrue(String.valueOf(full.getMessage()).contains("-Xmx"), full.getMessage());
    assertTrue(lines.stream().noneMatch(line -> line.contains("for this test")));
  }

  @Test
  void aSearchWhoseTrialsAllFailSaysSo() {
    List<String> warnings = new ArrayList<>();
    AutoMlResult result =
        run(
            rows -> {
              if (rows.size() < TASK.rows()) {
                throw new IllegalStateException("too few rows");
              }
            },
            20,
            new ArrayList<>(),
            warnings);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("all 20 trials failed"), warnings.get(0));
    assertTrue(warnings.get(0).contains("too few rows"), warnings.get(0));
    assertEquals(List.of(0), result.weights().trials());
    assertTrue(Double.isNaN(result.weights().score()[0]));
    List<String> none = new ArrayList<>();
    assertNull(run(rows -> {}, 20, new ArrayList<>(), none).leaderboard().warning());
    assertEquals(List.of(), none);
  }

  @Test
  void theWeightsAreThoseOfWhatWasFitted() {
    AutoMlResult whole = run(rows -> {}, 25, new ArrayList<>(), new ArrayList<>());
    assertTrue(whole.weights().trials().size() > 1);
    AtomicLong onAll = new AtomicLong();
    AutoMlResult result =
        run(
            rows -> {
              // The first answer is the first, then come the members.
              if (rows.size() == TASK.rows() && onAll.incrementAndGet() == 2) {
                throw new IllegalStateException("lost");
              }
            },
            25,
            new ArrayList<>(),
            new ArrayList<>());
    assertEquals(whole.weights().trials().size() - 1, result.weights().trials().size());
    assertEquals(result.model().members(), result.weights().trials().size());
    for (int t = 0; t < 2; t++) {
      double sum = 0;
      for (double weight : result.weights().weights()[t]) {
        sum += weight;
      }
      assertEquals(1, sum, 1e-12);
    }
    double lost = whole.weights().score()[0] - result.weights().score()[0];
    assertTrue(lost != 0 || whole.weights().score()[1] != result.weights().score()[1]);

    AtomicLong fits = new AtomicLong();
    AutoMlResult first =
        run(
            rows -> {
              if (rows.size() == TASK.rows() && fits.incrementAndGet() > 1) {
                throw new IllegalStateException("lost");
              }
            },
            25,
            new ArrayList<>(),
            new ArrayList<>());
    // What predicts is named: the first trial stands for the first answer.
    assertEquals(List.of(0), first.weights().trials());
    assertEquals(
        List.of(1.0, 1.0),
        first.leaderboard().standings().stream()
            .filter(s -> s.trial() == 0)
            .findFirst()
            .orElseThrow()
            .weights());
    String warning = String.valueOf(first.leaderboard().warning());
    assertTrue(warning.contains("only the first answer predicts"), warning);
  }

  @Test
  void whatIsKnownIsNotPaidForTwice() {
    AtomicLong now = new AtomicLong();
    SearchClock clock = new SearchClock(now::get, 50, Duration.ofSeconds(60));
    now.set(30_000_000_000L);
    assertEquals(10, clock.left());
    clock.begin();
    now.set(35_000_000_000L);
    clock.begin();
    assertEquals(5, clock.left());
    SearchClock fresh = new SearchClock(now::get, 0, Duration.ofSeconds(60));
    now.set(36_000_000_000L);
    assertEquals(59, fresh.left());
  }
}
