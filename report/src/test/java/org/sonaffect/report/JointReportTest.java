package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.audit.Audit;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.run.Study;

/**
 * What a report says of joint models: in Table 1 beside the others, and in a section of its own.
 */
class JointReportTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private String table(RunFolder run, String name) throws IOException {
    return Files.readString(run.path().resolve("tables").resolve(name + ".md"));
  }

  @Test
  void saysWhatWasChosenAndWhatItGained() throws IOException {
    ToyStudy.corpus(folder, "music", 60, 1);
    ToyStudy.corpus(folder, "sounds", 75, 2);
    StudyFile study =
        StudyFile.read(
            ToyStudy.write(
                folder.resolve("study.yaml"),
                """
                corpora: [music.yaml, sounds.yaml]
                targets: [arousal]
                models: [svr, joint, automl, joint-automl]
                grids: {svr: {C: [0.3, 3], gamma: 0.3, share: 1}}
                folds: {count: 3, inner: 2, min-stratum: 12}
                budget: {automl-trials: 3}
                headline: joint
                """));
    RunFolder run =
        Study.run(study, folder.resolve("run"), ToyStudy.options(2, false), Progress.NONE);
    Path html = run.path().resolve("report.html");
    Report.write(run, html);
    assertTrue(Files.readString(html).contains("Joint training by choice"));
    String chosen = table(run, "joint");
    for (String model : List.of("| joint |", "| joint-automl |")) {
      assertEquals(2, chosen.lines().filter(line -> line.contains(model)).count(), chosen);
    }
    String scores = table(run, "table-r2-nested");
    assertEquals(2, scores.lines().filter(line -> line.contains("| joint |")).count(), scores);
    String first = table(run, "scores-nested");
    assertEquals(2, first.lines().filter(line -> line.contains("| joint |")).count(), first);
    assertEquals(2, first.lines().filter(line -> line.contains("| svr |")).count(), first);
    assertTrue(
        first.contains("Model joint, which the study names for its answer, and what"), first);
    assertTrue(table(run, "comparison-r2-nested").contains("compared with svr and automl"));
    assertTrue(
        run.summary().sentence().startsWith("Joint training where the inner folds favour it"),
        run.summary()::sentence);
    assertEquals(List.of(), Audit.of(run.path(), ToyStudy.loader(), Progress.NONE));
  }
}
