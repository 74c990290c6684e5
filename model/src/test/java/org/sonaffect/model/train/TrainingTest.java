package org.sonaffect.model.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.model.ClipSpace;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.model.predict.Affect;
import org.sonaffect.model.predict.Estimate;
import org.sonaffect.model.predict.Predictor;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.ToyStudy;

/** From a study to a model, and what the model says. */
class TrainingTest {
  private static final String FEW_FOLDS =
      "folds: {count: 3, inner: 3, min-stratum: 10}\nbudget: {automl-trials: 6}\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private StudyFile study() {
    return ToyStudy.study(folder, FEW_FOLDS);
  }

  private TrainedModel train(StudyFile study, String model, AutoMlForm form, String run, int jobs) {
    return Training.run(
        study,
        model,
        form,
        "toy",
        folder.resolve(run),
        ToyStudy.options(jobs, true),
        Progress.NONE);
  }

  private static float[] clip(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    float[] features = new float[8];
    for (int j = 0; j < features.length; j++) {
      features[j] = (float) random.nextGaussian();
    }
    return features;
  }

  @Test
  void everyModelPredictsWithIntervalsAroundItsValues() {
    StudyFile study = study();
    for (String model : List.of("linear", "svr", "joint", "automl")) {
      TrainedModel trained = train(study, model, AutoMlForm.SINGLE, model, 2);
      Predictor predictor = new Predictor(trained);
      for (long seed = 0; seed < 20; seed++) {
        Affect affect = predictor.of(clip(seed), null);
        assertTrue(trained.domains().contains(affect.domain()));
        assertEquals(List.of("arousal", "valence"), trained.targets());
        for (Estimate e : affect.estimates()) {
          assertTrue(-1 <= e.low() && e.low() <= e.value() && e.value() <= e.high(), model + e);
          assertTrue(e.high() <= 1 && e.high() - e.low() < 2, model + e);
        }
        assertTrue(affect.novelty() >= 0 && affect.novelty() <= 1);
        assertEquals(ClipSpace.NEAREST, affect.nearest().size());
      }
      assertEquals(135, trained.clips().size());
      assertEquals(16, trained.card().scores().size());
      assertEquals(4, trained.card().intervals().size());
    }
  }

  @Test
  void trainedAgainTheModelIsTheSameWhateverTheThreads() {
    StudyFile study = study();
    TrainedModel once = train(study, "automl", AutoMlForm.ENSEMBLE, "a", 1);
    TrainedModel again = train(study, "automl", AutoMlForm.ENSEMBLE, "b", 3);
    assertEquals(once.card(), again.card());
    assertEquals(once.intervals(), again.intervals());
    assertEquals(once.clips(), again.clips());
    assertArrayEquals(once.space().coordinates(), again.space().coordinates());
    for (long seed = 0; seed < 5; seed++) {
      assertEquals(
          new Predictor(once).of(clip(seed), null), new Predictor(again).of(clip(seed), null));
    }
  }

  /** Each domain by what was chosen for it: a clip of another domain has another prediction. */
  @Test
  void aJointModelPredictsByDomainAndComesBackFromItsFile() throws Exception {
    TrainedModel once = train(study(), "joint", AutoMlForm.ENSEMBLE, "joint", 2);
    Path file = folder.resolve("joint.model");
    ModelFile.write(once, file);
    Predictor read = new Predictor(ModelFile.read(file));
    Predictor predictor = new Predictor(once);
    for (String domain : once.domains()) {
      assertEquals(predictor.of(clip(4), domain), read.of(clip(4), domain));
    }
    assertNotEquals(
        predictor.of(clip(4), once.domains().get(0)).estimates().get(0).value(),
        predictor.of(clip(4), once.domains().get(1)).estimates().get(0).value());
    assertTrue(
        once.card().configuration().get(0).startsWith("music: "),
        () -> once.card().configuration().toString());
  }

  /** Corpora that contradict each other: each domain is predicted by its own clips. */
  @Test
  void aJointModelIsTrainedWhereItsChoiceIsSeparateTraining() throws Exception {
    ToyStudy.corpus(folder, "music", 60, 1);
    ToyStudy.corpus(folder, "sounds", 75, 2);
    Path sounds = folder.resolve("sounds.csv");
    Files.writeString(
        sounds,
        Files.readString(sounds)
            .replaceAll("(?m)^(sounds\\d+),(-?)([0-9.]+),(-?)([0-9.]+)", "$1,-$2$3,-$4$5")
            .replace("--", ""));
    ToyStudy.write(
        folder.resolve("contradicting.yaml"),
        """
        corpora: [music.yaml, sounds.yaml]
        mixtures: [[1, 1]]
        models: [joint]
        grids: {svr: {C: [0.3, 3], gamma: [0.3, 1], share: 1}}
        """
            + FEW_FOLDS);
    StudyFile study = StudyFile.read(folder.resolve("contradicting.yaml"));
    TrainedModel trained = train(study, "joint", AutoMlForm.ENSEMBLE, "joint", 2);
    assertTrue(
        trained.card().configuration().toString().contains("separate"),
        () -> trained.card().configuration().toString());
    Predictor predictor = new Predictor(trained);
    assertNotEquals(
        predictor.of(clip(4), trained.domains().get(0)).estimates().get(0).value(),
        predictor.of(clip(4), trained.domains().get(1)).estimates().get(0).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svr", "joint"})
  void anInterruptedTrainingGoesOnWhereItWas(String model) throws Exception {
    StudyFile study = study();
    TrainedModel once = train(study, model, AutoMlForm.ENSEMBLE, "run", 2);
    // What a kill leaves: the first lines of each log, and no result.
    for (String log : List.of("trials.jsonl", "final.jsonl")) {
      Path file = folder.resolve("run").resolve(log);
      List<String> lines = Files.readAllLines(file);
      Files.writeString(file, String.join("\n", lines.subList(0, lines.size() / 2)) + "\n{\"torn");
    }
    Files.delete(folder.resolve("run").resolve("results.json"));
    TrainedModel again = train(study, model, AutoMlForm.ENSEMBLE, "run", 1);
    assertEquals(once.card(), again.card());
    assertEquals(new Predictor(once).of(clip(3), null), new Predictor(again).of(clip(3), null));
  }

  @Test
  void aRunFolderOfAnotherModelIsRefused() {
    StudyFile study = study();
    train(study, "svr", AutoMlForm.ENSEMBLE, "run", 2);
    assertThrows(StudyException.class, () -> train(study, "linear", AutoMlForm.ENSEMBLE, "run", 2));
    StudyException unknown =
        assertThrows(
            StudyException.class, () -> train(study, "svm", AutoMlForm.ENSEMBLE, "other", 2));
    assertTrue(
        String.valueOf(unknown.getMessage()).contains("no model 'svm'"), unknown.getMessage());
  }

  @Test
  void aModelIsOfArousalAndValence() {
    StudyFile study = ToyStudy.study(folder, FEW_FOLDS + "targets: [arousal, dominance]\n");
    StudyException other =
        assertThrows(
            StudyException.class, () -> train(study, "svr", AutoMlForm.ENSEMBLE, "run", 1));
    assertTrue(
        String.valueOf(other.getMessage())
            .contains("targets has dominance, and a model predicts arousal and valence only"),
        other.getMessage());
  }

  @Test
  void pushesSumToWhatTheClipDiffersFromTheTypicalOne() {
    TrainedModel trained = train(study(), "svr", AutoMlForm.ENSEMBLE, "run", 2);
    Predictor predictor = new Predictor(trained);
    for (String domain : trained.domains()) {
      int number = trained.domains().indexOf(domain);
      Affect typical = predictor.of(trained.typical()[number], domain);
      typical.reasons().forEach(r -> r.push().forEach(push -> assertEquals(0, push)));
      Affect affect = predictor.of(clip(7), domain);
      for (int t = 0; t < 2; t++) {
        int target = t;
        double sum = affect.reasons().stream().mapToDouble(r -> r.push().get(target)).sum();
        assertEquals(
            affect.estimates().get(t).value() - typical.estimates().get(t).value(), sum, 1e-12);
      }
    }
  }

  @Test
  void aTrainingClipIsItsOwnNearestAndAFarOneIsNovelAndSaidToBeUnlike() {
    TrainedModel trained = train(study(), "linear", AutoMlForm.ENSEMBLE, "run", 2);
    Predictor predictor = new Predictor(trained);
    float[] far = clip(1);
    far[4] = 500;
    far[5] = -300;
    Affect novel = predictor.of(far, null);
    assertEquals(1, novel.novelty());
    assertTrue(
        novel.unlike().stream().anyMatch(w -> w.startsWith("f4:")), novel.unlike().toString());
    assertTrue(
        novel.unlike().stream().anyMatch(w -> w.startsWith("f5:")), novel.unlike().toString());
    Affect usual = predictor.of(trained.typical()[0], null);
    assertEquals(List.of(), usual.unlike());
    assertTrue(usual.novelty() < 0.5);
  }

  @Test
  void whatIsNoneOfTheModelsIsRefused() {
    TrainedModel trained = train(study(), "linear", AutoMlForm.ENSEMBLE, "run", 2);
    Predictor predictor = new Predictor(trained);
    assertThrows(IllegalArgumentException.class, () -> predictor.of(new float[7], null));
    float[] broken = clip(1);
    broken[2] = Float.NaN;
    assertThrows(IllegalArgumentException.class, () -> predictor.of(broken, null));
    assertThrows(IllegalArgumentException.class, () -> predictor.of(clip(1), "speech"));
    assertFalse(trained.card().audio());
  }
}
