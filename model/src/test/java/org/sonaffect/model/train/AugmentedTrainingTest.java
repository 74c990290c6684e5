package org.sonaffect.model.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.change.Change;
import org.sonaffect.acoustics.change.ChangeList;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.IntervalRule;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.card.CardJson;
import org.sonaffect.model.card.CardText;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.HeardStudy;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;

/** Models of clips that can be changed. */
class AugmentedTrainingTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private TrainedModel train(String more, String model, String run) {
    StudyFile study = HeardStudy.study(folder, "budget: {automl-trials: 4}\n" + more);
    return Training.run(
        study,
        model,
        AutoMlForm.ENSEMBLE,
        "heard",
        folder.resolve(run),
        StudyOptions.of(HeardStudy.loader()),
        Progress.NONE);
  }

  @Test
  void variantsAreTrainedOnUnlessTheStudySaysNo() throws IOException, ModelException {
    TrainedModel model = train("", "svr", "standard");
    ModelCard.Changes changes = Objects.requireNonNull(model.card().changes());
    assertEquals(ChangeList.STANDARD.stream().map(Change::toString).toList(), changes.variants());
    // Two domains, two targets.
    assertEquals(4 * ChangeList.COMPARED.size(), changes.scores().size());
    for (ModelCard.ChangeScore score : changes.scores()) {
      assertTrue(score.pearson() > 0.9 && score.rms() < 0.15, score.toString());
      assertTrue(score.coverage() > 0.7 && score.coverage() <= 1, score.toString());
    }
    String text = CardText.of(model.card());
    assertTrue(text.contains("The same clips, changed") && text.contains("silence 3 s"), text);
    Path file = folder.resolve("heard.model");
    ModelFile.write(model, file);
    assertEquals(model.card(), ModelFile.read(file).card());

    TrainedModel plain = train("augment: none\n", "svr", "none");
    assertNull(plain.card().changes());
    assertFalse(CardJson.of(plain.card()).has("changes"));
    assertFalse(Files.exists(folder.resolve("none/changes.csv")));
  }

  /** The last feature is the one that changes touch. */
  @Test
  void aColumnThatIsLeftOutIsNoPartOfTheModelNorOfItsChanges() {
    String compared = "augment: {compared: [level -12 dB, excerpt 3 s first]}\n";
    TrainedModel model = train("leave-out: f5\n" + compared, "svr", "less");
    assertEquals(List.of("f0", "f1", "f2", "f3", "f4"), model.columns());
    assertTrue(model.card().limits().contains("It does not use f5."));
    for (ModelCard.ChangeScore score : Objects.requireNonNull(model.card().changes()).scores()) {
      assertEquals(0, score.rms(), score.toString());
    }
    StudyException e =
        assertThrows(StudyException.class, () -> train("leave-out: [f5, f6]\n", "svr", "wrong"));
    assertTrue(
        String.valueOf(e.getMessage()).contains("leave-out has f6, and the corpus"), e.toString());
  }

  @Test
  void intervalsAreWiderAroundExcerptsThatAreFartherFromTheirRatings() {
    TrainedModel model =
        train("augment: {compared: [excerpt 3 s first, level -12 dB]}\n", "svr", "excerpts");
    for (IntervalRule rule : model.intervals()) {
      List<IntervalRule.Excerpt> excerpts = Objects.requireNonNull(rule.excerpts());
      assertEquals(3, excerpts.get(0).seconds());
      assertTrue(excerpts.get(0).factor() >= 1, rule.toString());
    }
    TrainedModel plain = train("augment: {compared: [level -12 dB]}\n", "svr", "level");
    assertTrue(plain.intervals().stream().allMatch(rule -> rule.excerpts() == null));
  }

  @Test
  void theAutoMlTrainsWithThemToo() {
    String augment = "augment: [level -12 dB, silence 3 s]\n";
    TrainedModel model = train(augment, "automl", "automl");
    ModelCard.Changes changes = Objects.requireNonNull(model.card().changes());
    assertEquals(List.of("level -12 dB", "silence 3 s"), changes.variants());
    assertTrue(model.card().intervals().stream().allMatch(c -> c.clips() == 45 || c.clips() == 50));
    // Going on with a finished training gives the same model.
    TrainedModel again = train(augment, "automl", "automl");
    assertEquals(model.card(), again.card());
    Matrix row = new Matrix(1, 6, new double[] {0.1, -0.4, 0.2, 0.3, 0, 1});
    assertArrayEquals(model.core().predict(row, new int[1]), again.core().predict(row, new int[1]));
  }

  /** What is stored looks back at clips only. */
  @Test
  void aModelIsNoLargerForItsVariants() throws IOException, ModelException {
    for (String model : List.of("svr", "automl")) {
      long[] bytes = new long[2];
      for (int i = 0; i < 2; i++) {
        String augment = "augment: {variants: %s, compared: [silence 3 s]}\n";
        String variants = i == 0 ? "none" : "standard";
        Path file = folder.resolve(model + i + ".model");
        ModelFile.write(train(augment.formatted(variants), model, model + i), file);
        bytes[i] = Files.size(file);
      }
      assertTrue(bytes[1] < 1.1 * bytes[0], model + Arrays.toString(bytes));
    }
  }
}
