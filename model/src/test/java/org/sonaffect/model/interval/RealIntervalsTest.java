package org.sonaffect.model.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.train.Training;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.testkit.SharedFolder;

/**
 * Intervals of nominal 90 % on two real tables of 62 descriptors, 356 excerpts of music and 600
 * general sounds.
 */
class RealIntervalsTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private StudyFile study() throws IOException {
    Path data = SharedFolder.orSkip("data/joint-mir");
    Assumptions.assumeTrue(Files.isDirectory(data), "needs the shared tables data/joint-mir");
    RealTables.manifest(data, folder, "music", "music_musifeast17.csv");
    RealTables.manifest(data, folder, "sounds", "sounds_emosoundscapes600.csv");
    return StudyFile.read(
        ToyStudy.write(
            folder.resolve("study.yaml"),
            """
            corpora: [music.yaml, sounds.yaml]
            mixtures: [[1, 1]]
            models: [svr, linear]
            grids: {svr: {C: 1, gamma: 1, epsilon: 0.1, share: 0.95}}
            budget: {automl-trials: 12}
            """));
  }

  private List<ModelCard.Coverage> checked(String model) throws IOException {
    TrainedModel trained =
        Training.run(
            study(),
            model,
            AutoMlForm.ENSEMBLE,
            "real",
            folder.resolve("run"),
            ToyStudy.options(2, true),
            Progress.NONE);
    List<ModelCard.Coverage> checked = trained.card().intervals();
    assertEquals(4, checked.size());
    for (ModelCard.Coverage c : checked) {
      System.out.printf(
          "%s %s %s: coverage %.3f (domain guessed %.3f), width %.3f; around a constant %.3f, width %.3f; shipped %.3f; %s%n",
          model,
          c.domain(),
          c.target(),
          c.coverage(),
          c.guessedCoverage(),
          c.width(),
          c.constantCoverage(),
          c.constantWidth(),
          c.shipped(),
          c.method());
    }
    return checked;
  }

  @Test
  void coverWhatTheyShouldAndAreNarrowerThanAroundAConstant() throws IOException {
    for (ModelCard.Coverage c : checked("svr")) {
      assertTrue(c.coverage() >= 0.85 && c.coverage() <= 0.95, c.toString());
      assertTrue(c.width() < c.constantWidth(), c.toString());
    }
  }

  @Test
  @Tag("full")
  void thoseOfTheAutoMlDoToo() throws IOException {
    for (ModelCard.Coverage c : checked("automl")) {
      assertTrue(c.coverage() >= 0.85 && c.coverage() <= 0.95, c.toString());
      assertTrue(c.width() < c.constantWidth(), c.toString());
    }
  }

  /** It finds nothing in the valence of this music, so there its intervals need not be narrower. */
  @Test
  @Tag("full")
  void thoseOfTheLinearModelCoverAndItsCardSaysWhereItFoundNothing() throws IOException {
    for (ModelCard.Coverage c : checked("linear")) {
      assertTrue(c.coverage() >= 0.85 && c.coverage() <= 0.95, c.toString());
    }
  }
}
