package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain through the command line: audio to report, then audited. */
final class DemoTest {
  private static final List<String> TABLES =
      List.of("results.csv", "predictions.csv", "folds.csv", "splits.csv", "strata.csv");

  @TempDir Path folder;

  @Test
  void demoGoesFromAudioToAReportThatAnAuditFindsNothingIn() throws IOException {
    Path run = folder.resolve("run");
    Terminal demo = Terminal.run("demo", "--quick", "--quiet", "-o", run.toString());
    assertEquals(0, demo.status(), demo.err());
    assertTrue(demo.out().contains("synthetic"), "every output says what the clips are");
    String page = Files.readString(run.resolve("report.html"));
    assertTrue(page.contains("synthetic"));
    for (String table : TABLES) {
      assertTrue(Files.size(run.resolve(table)) > 0, table);
    }
    Terminal audit = Terminal.run("audit", run.toString(), "--quiet");
    assertEquals(0, audit.status(), audit.out() + audit.err());

    // The same study again, from the corpora the demo left, on one thread.
    Path again = folder.resolve("again");
    Terminal study =
        Terminal.run(
            "study",
            run.resolve("corpora/study.yaml").toString(),
            "--quick",
            "--quiet",
            "--jobs",
            "1",
            "--cache",
            run.resolve("cache").toString(),
            "-o",
            again.toString());
    assertEquals(0, study.status(), study.err());
    for (String table : TABLES) {
      assertEquals(-1, Files.mismatch(run.resolve(table), again.resolve(table)), table);
    }

    // From one built-in corpus to the other, with more features than clips.
    Path between = folder.resolve("transfer");
    Terminal transfer =
        Terminal.run(
            "study",
            studies().resolve("transfer.yaml").toString(),
            "--quick",
            "--quiet",
            "--corpora",
            run.resolve("corpora").toString(),
            "--cache",
            run.resolve("cache").toString(),
            "-o",
            between.toString());
    assertEquals(0, transfer.status(), transfer.err());
    assertTrue(Files.size(between.resolve("learning-curve.csv")) > 0);
    assertTrue(Files.size(between.resolve("transfer.csv")) > 0);
    assertTrue(Files.size(between.resolve("figures/transfer-svr-music-sounds-arousal.svg")) > 0);
    audit = Terminal.run("audit", between.toString(), "--quiet");
    assertEquals(0, audit.status(), audit.out() + audit.err());
  }

  private static Path studies() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve("studies/corpora"))) {
      at = at.getParent();
    }
    return at.resolve("studies");
  }

  @Test
  void everythingThatIsWrongWithACorpusIsNamedAndTheRestIsStudied() throws IOException {
    StringBuilder clips = new StringBuilder("id,arousal,valence,a,b\n");
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 60; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble();
      // Not the features themselves: the audit would stop a study that has ratings among them.
      double arousal = 1 + 8 * (0.7 * a + 0.3 * random.nextDouble());
      clips.append("clip%d,%s,%s,%s,%s%n".formatted(i, arousal, 1 + 4 * (a + b), a, b));
    }
    clips.append("clip60,11,5,0.5,0.5\nclip3,5,5,0.1,0.2\nclip61,5,5,NaN,0.2\n");
    Files.writeString(folder.resolve("clips.csv"), clips);
    Files.writeString(
        folder.resolve("corpus.yaml"),
        """
        name: sounds
        domain: sounds
        clips: clips.csv
        columns: {file: id}
        scale: [1, 9]
        features: clips.csv
        """);
    Files.writeString(
        folder.resolve("study.yaml"),
        """
        corpora: [corpus.yaml]
        targets: [arousal]
        mixtures: [[1]]
        models: [linear, automl]
        budget: {automl-trials: 2}
        folds: {count: 2, inner: 2}
        seed: 1
        """);
    Terminal study =
        Terminal.run(
            "study",
            folder.resolve("study.yaml").toString(),
            "--quiet",
            "--json",
            "-o",
            folder.resolve("run").toString());
    assertEquals(1, study.status(), "the exit status says that clips were left out");
    assertTrue(study.err().contains("clips.csv line 62: arousal is 11, scale is [1, 9]"));
    assertTrue(study.err().contains("line 63"), study.err());
    assertTrue(study.err().contains("line 64"), study.err());
    assertTrue(Files.exists(folder.resolve("run/report.html")), "the rest is studied");

    JsonNode summary = new ObjectMapper().readTree(study.out());
    assertTrue(summary.path("means").size() > 0, study.out());
    JsonNode target = summary.path("automl").path(0).path("targets").path(0);
    assertEquals("arousal", target.path("target").asText());
    assertTrue(target.path("families").size() > 0, study.out());
    assertTrue(target.path("best").path(0).path("configuration").asText().contains("family="));
    String run = folder.resolve("run").toString();
    assertEquals(study.out(), Terminal.run("report", run, "--quiet", "--json").out());
    String again = folder.resolve("again").toString();
    Terminal other =
        Terminal.run("study", folder.resolve("study.yaml").toString(), "--quiet", "-o", again);
    assertTrue(other.out().contains("3 clips of sounds were left out"), other.out());
    Terminal both = Terminal.run("report", run, again, "--json");
    assertEquals(2, new ObjectMapper().readTree(both.out()).size(), "an array of summaries");
    both = Terminal.run("report", run, again);
    assertTrue(both.out().contains("again − run"), both.out());
    assertTrue(both.out().contains("+0.000±0.000"), both.out());
    assertEquals(2, Terminal.run("report", run, run).status(), "a run beside itself");
    assertEquals(2, Terminal.run("report", run, again, "-o", run + "/report.html").status());
  }
}
