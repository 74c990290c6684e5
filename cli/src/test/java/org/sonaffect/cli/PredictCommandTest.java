package org.sonaffect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.testkit.TestWav;

/** The inputs of {@code predict}. */
class PredictCommandTest {
  @TempDir static Path folder;

  @BeforeAll
  static void corpus() throws Exception {
    TestWav.write(folder.resolve("a.wav"), 8000, 0.5, 1);
    TestWav.write(folder.resolve("b.wav"), 8000, 0.6, 2);
    Files.writeString(
        folder.resolve("clips.csv"),
        "file,arousal,valence,start,end\nb.wav,1,2,0.1,0.4\na.wav,3,4,,\ngone.wav,3,4,,\n,3,4,,\n");
    Files.writeString(
        folder.resolve("corpus.yaml"), "name: a\ndomain: a\nclips: clips.csv\nscale: [1, 9]\n");
  }

  @Test
  void theClipsOfACorpusKeepTheirSegments() {
    String a = folder.resolve("a.wav").toString();
    Terminal run = Terminal.run("predict", "demo", folder + "/./corpus.yaml", "--quiet");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("gone.wav: skipped"), run.err());
    assertTrue(run.err().contains("clips.csv line 5"), run.err());
    List<String> rows = run.out().lines().toList();
    assertEquals(3, rows.size(), run.out());
    assertTrue(rows.get(1).startsWith(folder.resolve("b.wav") + ",0.1,0.4,"), rows.get(1));
    Terminal whole = Terminal.run("predict", "demo", a, "--quiet");
    assertEquals(rows.get(2), whole.out().lines().toList().get(1));
  }

  @Test
  void aShareOfTheClipsMayFail() {
    // Of a corpus of four one clip is lost and one is not there.
    for (String line : List.of("predict demo", "features")) {
      assertEquals(0, statusOf(line, "0.5"), line);
      assertEquals(1, statusOf(line, "0.49"), line);
      assertEquals(2, statusOf(line, "5"), line);
      assertEquals(2, statusOf(line, "NaN"), line);
    }
  }

  private static int statusOf(String command, String share) {
    String more = " %s/corpus.yaml -o %s/x.csv --force --quiet --max-failed %s";
    String line = command + more.formatted(folder, folder, share);
    Terminal run = Terminal.run(line.split(" ", -1));
    assertEquals(run.status() == 0, !run.err().contains("--max-failed"), run.err());
    return run.status();
  }
}
