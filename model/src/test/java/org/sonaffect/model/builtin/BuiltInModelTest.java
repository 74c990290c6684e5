package org.sonaffect.model.builtin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.corpus.demo.BuiltinCorpora;
import org.sonaffect.corpus.extract.FeatureSetExtractor;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.card.CardJson;
import org.sonaffect.model.card.CardPage;
import org.sonaffect.model.card.CardText;
import org.sonaffect.model.predict.Predictor;
import org.sonaffect.model.train.Training;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;

/** The model that comes with the program says what it is, and can be made anew. */
class BuiltInModelTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @Test
  void itSaysWhatItIsWhereverItIsAsked() {
    ModelCard card = BuiltInModel.DEMO.read().card();
    assertTrue(card.demonstration());
    assertTrue(card.audio());
    assertEquals(ComParE2013.VERSION, card.extractor());
    assertTrue(card.corpora().stream().allMatch(ModelCard.CorpusCard::synthetic));
    assertTrue(CardText.of(card).contains("Demonstration"));
    assertTrue(CardPage.of(card).contains("(demonstration)"));
    assertTrue(CardJson.of(card).path("demonstration").asBoolean());
    assertTrue(card.limits().get(0).startsWith("DEMONSTRATION"));
  }

  /** docs/demonstration.yaml on the built-in corpora, as that file tells. */
  @Test
  @Tag("full")
  void madeAnewItIsTheSame() throws Exception {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("LICENSE"))) {
      root = root.getParent();
    }
    BuiltinCorpora.write(folder, Progress.NONE);
    Path study = Files.copy(root.resolve("docs/demonstration.yaml"), folder.resolve("demo.yaml"));
    CorpusLoader loader =
        new CorpusLoader(new FeatureSetExtractor(FeatureSets.DEFAULT), null, 2, Progress.NONE);
    TrainedModel anew =
        Training.run(
            StudyFile.read(study),
            "compact",
            AutoMlForm.ENSEMBLE,
            "demonstration",
            folder.resolve("run"),
            StudyOptions.of(loader::load).withJobs(2).withResume(true),
            Progress.NONE);
    TrainedModel shipped = BuiltInModel.DEMO.read();
    // The shipped model is older than CCC and Pearson r on cards.
    Set<String> metrics = Set.of("r2", "rmse");
    assertEquals(
        shipped.card().scores(),
        anew.card().scores().stream().filter(s -> metrics.contains(s.metric())).toList());
    assertEquals(shipped.card().intervals(), anew.card().intervals());
    assertEquals(shipped.clips(), anew.clips());
    assertEquals(shipped.intervals(), anew.intervals());
    assertArrayEquals(shipped.space().coordinates(), anew.space().coordinates());
    for (int d = 0; d < 2; d++) {
      assertEquals(Arrays.hashCode(shipped.typical()[d]), Arrays.hashCode(anew.typical()[d]));
      assertEquals(
          new Predictor(shipped).of(shipped.typical()[d], null),
          new Predictor(anew).of(shipped.typical()[d], null));
    }
  }
}
