package org.sonaffect.study.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.HeardStudy;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/** A study with variants, from its file to changes.csv. */
class ChangesTest {
  private static final String AUGMENT =
      "augment: {variants: [level -12 dB], compared: [level -12 dB, excerpt 5 s first]}\n";
  private static final String AUTOML = "budget: {automl-trials: 3}\n";

  @TempDir Path folder;

  private RunFolder run(String name, String more, int jobs) {
    StudyFile study =
        HeardStudy.study(folder, more.contains(AUTOML) ? "svr, automl" : "svr, linear", more);
    StudyOptions options = StudyOptions.of(HeardStudy.loader()).withJobs(jobs).withResume(true);
    return Study.run(study, folder.resolve(name), options, Progress.NONE);
  }

  private static double[] predicted(RunFolder run, String model) {
    return run.predictions().stream()
        .filter(p -> p.cell().model().equals(model))
        .mapToDouble(Prediction::prediction)
        .toArray();
  }

  private static List<RunRows.ChangeScore> of(RunFolder run, String change) {
    return run.read(RunColumns.CHANGES).stream().filter(s -> s.change().equals(change)).toList();
  }

  @Test
  void changedClipsAreComparedAndVariantsMakePredictionsSteady() {
    RunFolder plain = run("plain", "augment: {compared: [level -12 dB, excerpt 5 s first]}\n", 1);
    RunFolder augmented = run("augmented", AUGMENT, 1);
    // Two training sets, two models, two targets, two test corpora; unchanged and two changes.
    assertEquals(2 * 2 * 2 * 2 * 3, plain.read(RunColumns.CHANGES).size());
    for (RunRows.ChangeScore score : of(plain, RunColumns.UNCHANGED)) {
      assertEquals(0, score.shift());
      assertEquals(0, score.rms());
      assertEquals(1, score.pearson(), 1e-9);
      assertTrue(score.coverage() > 0.75 && score.coverage() <= 1, score.toString());
      double r2 =
          plain.results().stream()
              .filter(r -> r.cell().equals(score.cell()) && r.metric().equals("r2"))
              .findFirst()
              .orElseThrow()
              .value();
      assertEquals(r2, score.r2(), 1e-9);
    }
    double before = 0;
    double after = 0;
    for (int i = 0; i < of(plain, "level -12 dB").size(); i++) {
      before += of(plain, "level -12 dB").get(i).rms();
      after += of(augmented, "level -12 dB").get(i).rms();
    }
    assertTrue(after < before, after + " < " + before);
    for (RunRows.ChangeScore score : of(plain, "excerpt 5 s first")) {
      assertTrue(score.clips() > 5 && score.clips() < 45, "only clips that are changed count");
    }
    assertFalse(run("none", "", 1).has(RunColumns.CHANGES));
    // Comparing alone leaves every prediction as it is.
    assertArrayEquals(
        predicted(run("none", "", 1), "svr"), predicted(plain, "svr"), 1e-9, "compared only");
  }

  @Test
  void theSameBytesOnAnyNumberOfThreadsAndAfterResuming() throws IOException {
    run("one", AUGMENT + AUTOML, 1);
    run("two", AUGMENT + AUTOML, 2);
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("one/trials.jsonl")));
    Path cut = Files.createDirectory(folder.resolve("cut"));
    Path searches = Files.createDirectory(cut.resolve("automl"));
    try (Stream<Path> files = Files.list(folder.resolve("one/automl"))) {
      for (Path file : files.toList()) {
        Files.copy(file, searches.resolve(file.getFileName()));
      }
    }
    Files.write(cut.resolve("trials.jsonl"), lines.subList(0, lines.size() / 2));
    run("cut", AUGMENT + AUTOML, 1);
    for (String file : List.of("changes.csv", "predictions.csv", "results.csv", "splits.csv")) {
      String one = Files.readString(folder.resolve("one").resolve(file));
      assertEquals(one, Files.readString(folder.resolve("two").resolve(file)), file);
      assertEquals(one, Files.readString(folder.resolve("cut").resolve(file)), file);
    }
    RunFolder run = RunFolder.read(folder.resolve("one"));
    for (RunRows.ChangeScore score : of(run, "level -12 dB")) {
      assertTrue(score.rms() < 0.2 && score.pearson() > 0.8, score.toString());
    }
  }
}
