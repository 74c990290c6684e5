package org.sonaffect.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  }
}
