package org.sonaffect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.report.audit.Audit;
import org.sonaffect.study.Control;
import org.sonaffect.study.Protocol;
import org.sonaffect.study.Result;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;
import org.sonaffect.study.run.Study;
import org.sonaffect.study.summary.Summary;
import org.sonaffect.testkit.SharedFolder;

/**
 * Two real tables of 62 descriptors, 356 excerpts of music and 600 general sounds, on the folds
 * shipped beside them.
 */
class JointMirTest {
  private static final String SVR = "models: [svr]\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private StudyFile study(String more) throws IOException {
    Path data = SharedFolder.orSkip("data/joint-mir");
    Assumptions.assumeTrue(Files.isDirectory(data), "needs the shared tables data/joint-mir");
    for (String name :
        List.of(
            "music_musifeast17.csv",
            "sounds_emosoundscapes600.csv",
            "folds_music.csv",
            "folds_sounds.csv")) {
      Files.copy(data.resolve(name), folder.resolve(name));
    }
    manifest("music", "music_musifeast17.csv");
    manifest("sounds", "sounds_emosoundscapes600.csv");
    return StudyFile.read(
        ToyStudy.write(
            folder.resolve("study.yaml"), "corpora: [music.yaml, sounds.yaml]\n" + more));
  }

  private void manifest(String name, String table) {
    ToyStudy.write(
        folder.resolve(name + ".yaml"),
        """
        name: %s
        domain: %s
        clips: %s
        features: %s
        columns: {id: id}
        scale: [0, 1]
        """
            .formatted(name, name, table, table));
  }

  @Test
  void theAuditFindsNothingInRealTables() throws IOException {
    StudyFile study = study("mixtures: [[1, 0], [0, 1], [1, 1]]\n" + SVR);
    assertEquals(List.of(), Audit.of(study.file(), ToyStudy.loader(), Progress.NONE));
  }

  private static double outOfFold(RunFolder run, String corpus, String target) {
    return run.summary().means(Protocol.NESTED, Control.NONE, Result.R2).stream()
        .filter(
            m -> m.cell().equals(m.cell().testedOn(corpus).trainedOn(TrainingSet.alone(corpus))))
        .filter(m -> m.cell().target().equals(target))
        .findFirst()
        .orElseThrow()
        .outOfFold();
  }

  @Test
  void quickFormOnOneRepetition() throws IOException {
    StudyFile study =
        study(
            """
            targets: [arousal]
            mixtures: [[1, 0]]
            models: [svr]
            grids: {svr: {C: [1, 3], gamma: [0.3], epsilon: 0.1, share: 1}}
            folds: {from: {music: folds_music.csv, sounds: folds_sounds.csv}, inner: 3}
            """);
    RunFolder run =
        Study.run(study, folder.resolve("run"), ToyStudy.options(2, false), Progress.NONE);
    double r2 = outOfFold(run, "music", "arousal");
    assertTrue(r2 > 0.6, () -> "R2 " + r2);
    assertEquals(List.of(), Audit.of(run.path(), ToyStudy.loader(), Progress.NONE));
  }

  /** A tuned SVR of scikit-learn reaches these means on the same rows. */
  @Test
  @Tag("full")
  void nestedSvrIsAsGoodAsATunedOne() throws IOException {
    StudyFile study =
        study(
            SVR
                + """
                mixtures: [[1, 0], [0, 1], [1, 1]]
                folds: {from: {music: folds_music.csv, sounds: folds_sounds.csv}, repeats: 3}
                """);
    RunFolder run =
        Study.run(study, folder.resolve("run"), ToyStudy.options(2, false), Progress.NONE);
    assertTrue(outOfFold(run, "music", "arousal") > 0.675 - 0.02);
    assertTrue(outOfFold(run, "music", "valence") > 0.261 - 0.02);
    assertTrue(outOfFold(run, "sounds", "arousal") > 0.833 - 0.02);
    assertTrue(outOfFold(run, "sounds", "valence") > 0.559 - 0.02);
    String sentence = run.summary().sentence();
    assertTrue(sentence.contains("from music to music + sounds"), sentence);
  }

  /** Separate, plain joint and chosen joint training side by side: docs/JOINT-LEARNING.md. */
  @Test
  @Tag("full")
  void jointTrainingByChoiceLosesNothing() throws IOException {
    StudyFile study =
        study(
            """
            models: [svr, joint]
            mixtures: [[1, 0], [0, 1], [1, 1]]
            folds: {from: {music: folds_music.csv, sounds: folds_sounds.csv}, repeats: 3}
            """);
    RunFolder run =
        Study.run(study, folder.resolve("run"), ToyStudy.options(2, false), Progress.NONE);
    Map<List<Object>, List<RunRows.Joint>> cells =
        run.read(RunColumns.JOINT).stream()
            .collect(
                Collectors.groupingBy(
                    row -> List.of(row.cell().test(), row.cell().target(), row.cell().repeat())));
    assertEquals(2 * 2 * 3, cells.size());
    cells.forEach(
        (cell, rows) -> {
          double gain =
              rows.stream().mapToDouble(row -> row.joint() - row.separate()).average().orElse(-1);
          assertTrue(gain > -0.01, () -> cell + " " + gain);
        });
  }

  @Test
  @Tag("full")
  void randomRatingsAreNotPredicted() throws IOException {
    StudyFile study =
        study(
            SVR
                + """
                mixtures: [[1, 0], [0, 1], [1, 1]]
                folds: {from: {music: folds_music.csv, sounds: folds_sounds.csv}}
                controls: [{randomise: music, draws: 10}, {randomise: sounds, draws: 10}]
                """);
    RunFolder run =
        Study.run(study, folder.resolve("run"), ToyStudy.options(2, false), Progress.NONE);
    assertEquals(2 * 2 * 2, run.summary().controls().size());
    for (Summary.ControlOutcome control : run.summary().controls()) {
      assertEquals(10, control.draws());
      assertTrue(control.mean() <= 0.02, control::toString);
    }
  }
}
