package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.report.claims.ClaimsJson;
import org.sonaffect.report.statistics.ClipBootstrap;
import org.sonaffect.report.statistics.GroupErrors;
import org.sonaffect.report.statistics.RaterCeiling;
import org.sonaffect.report.statistics.TestRows;
import org.sonaffect.study.RatedClip;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/** What is said beside the means: by clip, by category, by rater. */
class StatisticsTest {
  private static final Seeds SEEDS = Seeds.of(7);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private static GroupErrors errors(int clips, double noise, int perGroup, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    GroupErrors errors = new GroupErrors();
    for (int i = 0; i < clips; i++) {
      double rating = random.nextGaussian();
      errors.add("g" + i / perGroup, rating, rating + noise * random.nextGaussian());
    }
    return errors;
  }

  @Test
  void bootstrapsWholeGroupsAndTheSameDrawsForBothModels() {
    ClipBootstrap r2 = ClipBootstrap.of(errors(300, 0.5, 1, 1), Metric.R2, SEEDS);
    assertEquals(0.75, r2.value(), 0.05);
    assertTrue(r2.low() < r2.value() && r2.value() < r2.high(), r2::toString);
    assertEquals(r2, ClipBootstrap.of(errors(300, 0.5, 1, 1), Metric.R2, SEEDS), "same seed");
    // The standard error of an RMSE of n normal errors is sd / sqrt(2 n).
    ClipBootstrap rmse = ClipBootstrap.of(errors(2000, 0.5, 1, 2), Metric.RMSE, SEEDS);
    double wanted = 1.96 * 0.5 / Math.sqrt(2 * 2000);
    assertEquals(wanted, (rmse.high() - rmse.low()) / 2, 0.2 * wanted);
    ClipBootstrap none =
        ClipBootstrap.difference(errors(90, 0.5, 3, 3), errors(90, 0.5, 3, 3), Metric.R2, SEEDS);
    assertEquals(new ClipBootstrap(0, 0, 0), none);
    assertThrows(
        IllegalArgumentException.class,
        () -> ClipBootstrap.difference(errors(90, 1, 3, 3), errors(90, 1, 1, 3), Metric.R2, SEEDS));
    assertTrue(Double.isNaN(ClipBootstrap.of(errors(8, 1, 2, 4), Metric.R2, SEEDS).low()));
  }

  @Test
  void sumsByGroupGiveTheScoresOfTheRows() {
    SplitMix64 random = new SplitMix64(8);
    double[] rating = new double[40];
    double[] prediction = new double[40];
    for (int i = 0; i < rating.length; i++) {
      rating[i] = random.nextGaussian();
      prediction[i] = 0.5 * rating[i] + 0.5 * random.nextGaussian();
    }
    GroupErrors errors = new GroupErrors();
    GroupErrors level = new GroupErrors();
    for (int i = 0; i < rating.length; i++) {
      errors.add("g" + i / 3, rating[i], prediction[i]);
      level.add("g" + i, 0.1, prediction[i]);
    }
    for (Metric metric : Metric.values()) {
      ClipBootstrap score = ClipBootstrap.of(errors, metric, SEEDS);
      assertEquals(metric.of(rating, prediction), score.value(), 1e-12, metric::title);
      assertTrue(score.low() < score.value() && score.value() < score.high(), metric::title);
      ClipBootstrap undefined = ClipBootstrap.of(level, metric, SEEDS);
      assertEquals(metric != Metric.RMSE && metric != Metric.MAE, Double.isNaN(undefined.value()));
      assertEquals(Double.isNaN(undefined.value()), Double.isNaN(undefined.low()));
    }
  }

  /** Adds a category and the deviation of six simulated raters to a toy corpus. */
  private void rated(String corpus, double deviation) throws IOException {
    Path csv = folder.resolve(corpus + ".csv");
    StringBuilder out = new StringBuilder();
    int row = 0;
    for (String line : Files.readAllLines(csv)) {
      String more =
          row == 0
              ? ",category,arousal_sd"
              : String.format(Locale.ROOT, ",%s,%.3f", row % 2 == 0 ? "even" : "odd", deviation);
      out.append(line).append(more).append('\n');
      row++;
    }
    Files.writeString(csv, out);
    Path manifest = folder.resolve(corpus + ".yaml");
    Files.writeString(manifest, Files.readString(manifest) + "raters: 6\n");
  }

  /** One corpus, two models, nothing joined: no word of a replication, all that it can tell. */
  @Test
  void aStudyOfOneCorpusIsWhole() throws IOException {
    ToyStudy.corpus(folder, "music", 60, 1);
    rated("music", 0.3);
    Path file =
        ToyStudy.write(
            folder.resolve("one.yaml"),
            """
            corpora: [music.yaml]
            targets: [arousal]
            models: [linear, svr]
            published: [table-1, table-2]
            grids:
              linear: {share: 0.99, penalties: 10}
              svr: {C: [1], gamma: [scale], share: 0.99}
            folds: {count: 3, inner: 2, min-stratum: 12}
            """);
    Path out = folder.resolve("one");
    RunFolder run =
        Study.run(
            StudyFile.read(file),
            out,
            ToyStudy.options(1, false).withConclusions(ClaimsJson::of),
            Progress.NONE);
    assertEquals(0, run.json().at("/summary/claims").size());
    Report.write(run, out.resolve("report.html"));
    String page = Files.readString(out.resolve("report.html"));
    for (String absent :
        List.of("claims, one by one", "Joint and single", "ointly", "Table 1 of")) {
      assertFalse(page.contains(absent), absent);
    }
    assertTrue(
        Files.readString(out.resolve("tables/models-r2-nested.md")).contains("svr − linear"));
    assertTrue(Files.readString(out.resolve("tables/category-errors.md")).contains("| even |"));
    assertTrue(Files.exists(out.resolve("tables/ceiling.md")));
  }

  @Test
  void statesTheCeilingAndTheErrorByCategory() throws IOException {
    Path file =
        ToyStudy.study(folder, "targets: [arousal]\nfolds: {count: 3, inner: 2, min-stratum: 12}\n")
            .file();
    rated("music", 0.3);
    Path out = folder.resolve("run");
    Study.run(StudyFile.read(file), out, ToyStudy.options(1, false), Progress.NONE);
    RunFolder run = RunFolder.read(out);

    List<RaterCeiling> ceilings = RaterCeiling.of(run);
    assertEquals(1, ceilings.size(), "valence_sd and the raters of sounds are unknown");
    RaterCeiling music = ceilings.get(0);
    double[] arousal =
        run.clips().stream()
            .filter(c -> c.corpus().equals("music"))
            .mapToDouble(RatedClip::arousal)
            .toArray();
    double mean = java.util.Arrays.stream(arousal).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(arousal).map(y -> (y - mean) * (y - mean)).sum()
            / (arousal.length - 1);
    assertEquals(1 - 0.09 / 6 / variance, music.r2(), 1e-9);
    assertEquals(0.3 / Math.sqrt(6), music.rmse(), 1e-9);

    TestRows rows = TestRows.of(run, run.realPredictions());
    assertEquals(12, rows.whole().size(), "2 tests x 3 mixtures x 2 models");
    assertEquals(12, rows.byCategory().size(), "music has 2 categories, sounds none");
    Report.write(RunFolder.read(out), out.resolve("report.html"));
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("Checks and limits"));
    assertTrue(
        page.contains("The highest R² that the raters of sounds allow is unknown"), "why not");
    for (String table : List.of("ceiling", "bootstrap", "categories", "category-errors")) {
      assertTrue(Files.exists(out.resolve("tables/" + table + ".md")), table);
    }
  }

  /** The formula against simulated raters: R2 of the true ratings, which nobody can beat. */
  @Test
  void noPredictionPassesTheCeiling() {
    SplitMix64 random = new SplitMix64(11);
    int clips = 4000;
    int raters = 5;
    double[] truth = new double[clips];
    double[] means = new double[clips];
    double within = 0;
    for (int i = 0; i < clips; i++) {
      truth[i] = 0.3 * random.nextGaussian();
      double[] ratings = new double[raters];
      for (int r = 0; r < raters; r++) {
        ratings[r] = truth[i] + 0.5 * random.nextGaussian();
        means[i] += ratings[r] / raters;
      }
      for (double rating : ratings) {
        within += (rating - means[i]) * (rating - means[i]) / (raters - 1);
      }
    }
    double mean = java.util.Arrays.stream(means).average().orElseThrow();
    double variance =
        java.util.Arrays.stream(means).map(y -> (y - mean) * (y - mean)).sum() / (clips - 1);
    double ceiling = 1 - within / clips / raters / variance;
    assertEquals(org.sonaffect.learning.metrics.Metrics.r2(means, truth), ceiling, 0.02);
  }
}
