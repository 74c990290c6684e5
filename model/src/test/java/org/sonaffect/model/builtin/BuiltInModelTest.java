package org.sonaffect.model.builtin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.corpus.demo.BuiltinCorpora;
import org.sonaffect.corpus.extract.FeatureSetExtractor;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.corpus.known.KnownDataSets;
import org.sonaffect.corpus.load.CorpusLoader;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.card.CardJson;
import org.sonaffect.model.card.CardPage;
import org.sonaffect.model.card.CardText;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.Predictor;
import org.sonaffect.model.train.Training;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.StudyFile;
import org.sonaffect.study.StudyOptions;

/** The models that come with the program say what they are, and can be made anew. */
class BuiltInModelTest {
  private static final int SOUNDS = 12;

  /** From here on the page calls a clip unusual. */
  private static final double UNUSUAL = 0.8;

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

  @Test
  void musicSaysOfWhatItIsAndForWhomItHolds() {
    TrainedModel model = BuiltInModel.MUSIC.read();
    ModelCard card = model.card();
    assertFalse(card.demonstration());
    assertTrue(card.audio());
    assertEquals(List.of("music"), card.domains());
    assertTrue(card.limits().get(0).startsWith("A model of music: "), card.limits().get(0));
    assertTrue(card.limits().get(0).contains("adults in the UK and the US"));
    assertTrue(card.limits().get(0).contains("30 s instrumental excerpts of 17 genres"));
    assertTrue(
        KnownDataSets.all().stream()
            .anyMatch(set -> set.toString().contains("instrumental excerpts of 17 genres")),
        "in the words of its data set");
    String licence = String.valueOf(card.corpora().get(0).licence());
    assertTrue(licence.contains("CC0") && licence.contains("non-commercial"), licence);
    for (ModelCard.Score score : card.scores()) {
      boolean arousal = score.target().equals("arousal");
      assertTrue(!score.metric().equals("r2") || score.mean() > (arousal ? 0.6 : 0.25), "" + score);
    }
    assertEquals(220, model.clips().size());
    assertTrue(model.clips().stream().allMatch(c -> c.id().matches("audio/[\\w-]+\\.mp3")));
  }

  @ParameterizedTest
  @EnumSource
  void aBuiltInModelIsSmallAndNamesNoMachine(BuiltInModel built) throws Exception {
    String name = built == BuiltInModel.DEMO ? "demonstration" : built.title();
    try (InputStream in = BuiltInModel.class.getResourceAsStream(name + ".sonaffect")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      assertTrue(bytes.length <= 8_000_000, bytes.length + " bytes");
      int values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
      String json = new String(bytes, 24, values, StandardCharsets.UTF_8);
      assertFalse(json.matches("(?s).*\"(/|~|[A-Za-z]:\\\\|file:).*"), "a path of a machine");
      assertFalse(
          json.matches("(?s).*/(home|root|tmp|work|Users|mnt)/.*"), "a folder of a machine");
    }
    assertSame(built, BuiltInModel.named(built.title()));
    assertNull(BuiltInModel.named("./" + built.title()));
  }

  /** Everyday sounds are none of the model's business, and it says so. */
  @Test
  void soundsAreNewToTheModelOfMusic() throws Exception {
    Predictor predictor = new Predictor(BuiltInModel.MUSIC.read());
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      BuiltinCorpora.write(folder, SOUNDS, pool, Progress.NONE);
    } finally {
      pool.shutdownNow();
    }
    int flagged = 0;
    int sounds = 0;
    try (Stream<Path> files = Files.walk(folder.resolve("sounds"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".wav")).sorted().toList()) {
        sounds++;
        flagged +=
            predictor.of(file, PredictionOptions.WHOLE).whole().affect().novelty() >= UNUSUAL
                ? 1
                : 0;
      }
    }
    assertEquals(SOUNDS, sounds);
    assertTrue(2 * flagged > sounds, flagged + " of " + sounds);
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
    assertEquals(shipped.card().scores(), anew.card().scores());
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
