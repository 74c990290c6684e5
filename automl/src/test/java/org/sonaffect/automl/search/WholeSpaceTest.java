package org.sonaffect.automl.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.automl.space.FoldPlan;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Portfolio;
import org.sonaffect.automl.space.Space;
import org.sonaffect.automl.space.StandardSpace;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.WideData;
import org.sonaffect.learning.metrics.Metrics;
import org.sonaffect.learning.prepare.FeatureGroups;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.learning.rows.Crew;
import org.sonaffect.learning.rows.Matrix;

/**
 * Searches of the whole space on two domains: the same bytes on any number of threads, and of any
 * other Java that the environment variable SONAFFECT_OTHER_JAVA names.
 */
@Tag("full")
class WholeSpaceTest {
  private static final int ROWS = 90;
  private static final int COLUMNS = 40;
  private static final int TRIALS = 60;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  /** Prints the outcome with two threads. */
  public static void main(String[] arguments) {
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(outcome(2));
  }

  @Test
  void theSameBytesOnAnyNumberOfThreads() {
    String alone = outcome(1);
    assertEquals(alone, outcome(2));
    assertEquals(alone, outcome(4));
    Set<String> families = new TreeSet<>();
    for (String line : alone.split("\n")) {
      if (line.contains("family=")) {
        families.add(line.replaceAll(".*family=([a-z0-9-]*).*", "$1"));
      }
    }
    assertEquals(new TreeSet<>(StandardSpace.of(task()).families()), families);
    assertTrue(!alone.contains(",failed,"), alone);
  }

  @Test
  void theSameBytesOfAnotherJava() throws IOException, InterruptedException {
    String java = System.getenv("SONAFFECT_OTHER_JAVA");
    assumeTrue(java != null, "needs another java in SONAFFECT_OTHER_JAVA");
    Path out = folder.resolve("outcome.txt");
    int status =
        new ProcessBuilder(
                java,
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                WholeSpaceTest.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    String found = Files.readString(out);
    assertEquals(0, status, found);
    assertEquals(outcome(2), found);
  }

  /** However wide the table; a busy machine may take longer, but not for long. */
  @Test
  void aSecondGivesAModel() {
    for (int columns : new int[] {40, 6373}) {
      WideData data = WideData.of(300, columns, 2);
      double[][] y = {data.y(), data.y().clone()};
      Task task =
          Task.of(
              data.x(),
              y,
              List.of("arousal", "valence"),
              new int[300],
              new FoldPlan(new int[300], new @Nullable String[300], 5, 2, Seeds.of(9)),
              new FeatureGroups(
                  IntStream.range(0, columns).mapToObj(j -> "group" + j % 4).toList()));
      Space space = StandardSpace.of(task);
      long start = System.nanoTime();
      AutoMlResult result =
          new AutoMl(space, Portfolio.of(space), AutoMlOptions.of(task))
              .run(
                  task,
                  Budget.time(Duration.ofSeconds(1)),
                  Crew.alone(),
                  Seeds.of(1),
                  EvaluationLog.NONE,
                  AutoMlListener.NONE);
      double seconds = (System.nanoTime() - start) / 1e9;
      double[][] predicted = result.model().predict(task.x(), task.domain());
      assertTrue(Metrics.r2(y[0], predicted[0]) > 0.2, columns + " columns");
      assertTrue(seconds < 5, columns + " columns took " + seconds + " s");
    }
  }

  /** Leaderboards, courses and predictions of a search by the portfolio and one that goes on. */
  private static String outcome(int threads) {
    Task task = task();
    Space space = StandardSpace.of(task);
    StringBuilder text = new StringBuilder();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (List<Point> first : List.of(Portfolio.of(space), Portfolio.of(space).subList(0, 1))) {
        AutoMlResult result =
            new AutoMl(space, first, AutoMlOptions.USUAL)
                .run(
                    task,
                    Budget.trials(TRIALS),
                    threads == 1 ? Crew.alone() : new Crew(pool, threads),
                    Seeds.of(11),
                    EvaluationLog.NONE,
                    AutoMlListener.NONE);
        text.append(result.leaderboard().csv());
        for (AnytimePoint point : result.leaderboard().curve()) {
          text.append(point.trials()).append(point.single()).append(point.ensemble()).append('\n');
        }
        for (double[] target : result.model().predict(task.x(), task.domain())) {
          text.append(Arrays.toString(target)).append('\n');
        }
      }
    } finally {
      pool.shutdownNow();
    }
    return text.toString();
  }

  /** Two domains of different size and spread, columns of different tails, four groups. */
  private static Task task() {
    SplitMix64 random = Seeds.of(9).random();
    double[] values = new double[ROWS * COLUMNS];
    double[][] y = new double[2][ROWS];
    int[] domain = new int[ROWS];
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      domain[i] = i % 3 == 0 ? 1 : 0;
      double[] cause = new double[6];
      Arrays.setAll(cause, k -> random.nextGaussian());
      for (int j = 0; j < COLUMNS; j++) {
        double value = cause[j % 6] + 0.5 * random.nextGaussian() + domain[i] * (j % 5);
        values[i * COLUMNS + j] = j % 4 == 0 ? StrictMath.exp(value) : value;
      }
      double spread = domain[i] == 0 ? 0.3 : 0.15;
      y[0][i] = spread * (cause[0] + StrictMath.tanh(cause[1]) + 0.5 * random.nextGaussian());
      y[1][i] = spread * (cause[2] * cause[3] + cause[0] + random.nextGaussian());
    }
    IntStream.range(0, COLUMNS).forEach(j -> groups.add("group" + j % 4));
    return Task.of(
        new Matrix(ROWS, COLUMNS, values),
        y,
        List.of("arousal", "valence"),
        domain,
        new FoldPlan(domain.clone(), new @Nullable String[ROWS], 5, 2, Seeds.of(9)),
        new FeatureGroups(groups));
  }
}
