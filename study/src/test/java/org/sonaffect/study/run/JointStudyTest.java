package org.sonaffect.study.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.JointChoice;
import org.sonaffect.study.JointModel;
import org.sonaffect.study.Prediction;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;
import org.sonaffect.study.TrainingSet;
import org.sonaffect.study.folder.RunColumns;
import org.sonaffect.study.folder.RunFolder;
import org.sonaffect.study.folder.RunRows;

/** Joint models: what they choose, and that separate training is what a corpus alone gives. */
final class JointStudyTest {
  private static final String MORE =
      """
      corpora: [few.yaml, many.yaml]
      mixtures: [[1, 0], [0, 1], [1, 1]]
      targets: [arousal]
      models: [svr, joint]
      grids: {svr: {C: [0.3, 3], gamma: 0.3, share: 1}}
      folds: {count: 3, inner: 3, min-stratum: 10}
      """;

  @TempDir Path folder;

  private StudyFile study(int few, int many, String text) {
    ToyStudy.corpus(folder, "few", few, 3);
    ToyStudy.corpus(folder, "many", many, 4);
    return StudyFile.read(ToyStudy.write(folder.resolve("study.yaml"), text));
  }

  private RunFolder run(StudyFile study, String name, int jobs) {
    return Study.run(study, folder.resolve(name), ToyStudy.options(jobs, true), Progress.NONE);
  }

  private static List<RunRows.Joint> choices(RunFolder run, String corpus) {
    return run.read(RunColumns.JOINT).stream()
        .filter(row -> row.cell().test().equals(corpus))
        .toList();
  }

  private static Map<String, Double> predictions(
      RunFolder run, String corpus, String model, TrainingSet train, int fold) {
    return run.predictions().stream()
        .filter(p -> p.cell().test().equals(corpus) && p.cell().model().equals(model))
        .filter(p -> p.cell().train().equals(train) && p.cell().fold() == fold)
        .collect(Collectors.toMap(Prediction::id, Prediction::prediction));
  }

  @Test
  void fewClipsLearnFromManyOfTheSameRelation() {
    RunFolder run = run(study(48, 150, MORE.replace("count: 3", "repeats: 3, count: 3")), "run", 2);
    List<RunRows.Joint> few = choices(run, "few");
    assertEquals(9, few.size());
    double gain = few.stream().mapToDouble(row -> row.joint() - row.separate()).sum() / few.size();
    assertTrue(gain > 0.02, few::toString);
    assertFalse(few.stream().allMatch(row -> row.choice().equals(JointChoice.SEPARATE)));
    // It exists for mixtures of several corpora only, and is compared with the corpus alone.
    assertTrue(
        run.results().stream()
            .filter(r -> r.cell().model().equals(JointModel.NAME))
            .allMatch(r -> r.cell().train().joint()));
    assertEquals(
        2,
        run.summary().comparisons().stream()
            .filter(c -> c.metric().equals("r2") && c.cell().model().equals(JointModel.NAME))
            .count());
  }

  @Test
  void whatIsSeparateIsTheModelOfTheCorpusAloneToTheBit() {
    StudyFile study = study(44, 60, MORE);
    // The same features with other ratings: nothing of one corpus says anything of the other.
    shuffleRatings(folder.resolve("many.csv"));
    RunFolder run = run(study, "run", 2);
    TrainingSet both =
        TrainingSet.sum(List.of(TrainingSet.alone("few"), TrainingSet.alone("many")), false);
    int separate = 0;
    for (RunRows.Joint row : run.read(RunColumns.JOINT)) {
      String corpus = row.cell().test();
      int fold = row.cell().fold();
      if (row.choice().equals(JointChoice.SEPARATE)) {
        separate++;
        assertEquals(row.separate(), row.joint());
        assertEquals(
            predictions(run, corpus, "svr", TrainingSet.alone(corpus), fold),
            predictions(run, corpus, JointModel.NAME, both, fold));
      }
    }
    assertTrue(separate >= 4, () -> run.read(RunColumns.JOINT).toString());
  }

  private static void shuffleRatings(Path csv) {
    try {
      List<String> lines = Files.readAllLines(csv);
      List<String> mixed = new java.util.ArrayList<>(List.of(lines.get(0)));
      for (int i = 1; i < lines.size(); i++) {
        String[] own = lines.get(i).split(",", -1);
        String[] other = lines.get(1 + i * 37 % (lines.size() - 1)).split(",", -1);
        own[1] = other[1];
        own[2] = other[2];
        mixed.add(String.join(",", own));
      }
      Files.write(csv, mixed);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whateverTheThreadsAndWhereverItWasCutTheBytesAreTheSame() throws IOException {
    StudyFile study = study(32, 60, MORE + "controls: [{randomise: many}]\n");
    run(study, "once", 1);
    RunFolder cut = run(study, "cut", 3);
    byte[] log = Files.readAllBytes(cut.path().resolve(RunFolder.TRIALS));
    Files.write(
        cut.path().resolve(RunFolder.TRIALS), java.util.Arrays.copyOf(log, log.length * 2 / 3));
    Files.delete(cut.path().resolve(RunFolder.RESULTS));
    run(study, "cut", 2);
    for (String file : List.of("joint.csv", "predictions.csv", "results.csv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("once").resolve(file)),
          Files.readAllBytes(folder.resolve("cut").resolve(file)),
          file);
    }
    assertEquals(
        Files.readAllLines(folder.resolve("once").resolve(RunFolder.TRIALS)).size(),
        Files.readAllLines(folder.resolve("cut").resolve(RunFolder.TRIALS)).size());
  }

  @Test
  void theAutoMlChoosesAmongItsOwnSearches() {
    StudyFile study =
        study(
            32,
            60,
            MORE.replace("models: [svr, joint]", "models: [automl, joint-automl]")
                + "budget: {automl-trials: 4}\n");
    RunFolder run = run(study, "run", 2);
    assertEquals(6, run.read(RunColumns.JOINT).size());
    TrainingSet both =
        TrainingSet.sum(List.of(TrainingSet.alone("few"), TrainingSet.alone("many")), false);
    for (RunRows.Joint row : run.read(RunColumns.JOINT)) {
      boolean separate = row.choice().equals(JointChoice.SEPARATE);
      String corpus = row.cell().test();
      assertEquals(
          predictions(
              run,
              corpus,
              "automl",
              separate ? TrainingSet.alone(corpus) : both,
              row.cell().fold()),
          predictions(run, corpus, "joint-automl", both, row.cell().fold()));
    }
  }

  @Test
  void whereNothingCanBeJoinedTheStudyIsRefused() {
    List<String> texts =
        List.of(
            MORE.replace("[0, 1], [1, 1]", "[0, 1]"),
            MORE + "protocol: published-2024\n",
            MORE.replace("[svr, joint]", "[svr, joint-automl]"),
            MORE.replace("[svr, joint]", "[automl, joint-automl]").replace("[0, 1], ", ""),
            MORE.replace("grids: {svr:", "grids: {joint: {C: 1, regressor: svr}, svr:"),
            MORE.replace("0.3, share: 1}}", "0.3}, {regressor: elastic-net}]}")
                .replace("grids: {svr: {", "grids: {svr: [{"));
    for (String text : texts) {
      StudyException e = assertThrows(StudyException.class, () -> study(10, 10, text), text);
      assertTrue(String.valueOf(e.getMessage()).contains("joint"), e::getMessage);
    }
    assertTrue(
        study(10, 10, MORE).training("joint", AutoMlForm.ENSEMBLE).augmentation().none(),
        "variants of clips are not for joint models");
    StudyFile one = study(10, 10, "corpora: [few.yaml]\nmodels: [svr]\n");
    for (String model : List.of("joint", "joint-automl")) {
      assertThrows(StudyException.class, () -> one.training(model, AutoMlForm.ENSEMBLE));
    }
  }
}
