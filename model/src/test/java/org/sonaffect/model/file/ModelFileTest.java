package org.sonaffect.model.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.automl.ensemble.EnsembleModel;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.corpus.SampleRates;
import org.sonaffect.learning.FittedPipeline;
import org.sonaffect.learning.FittedPipelines;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ModelCore;
import org.sonaffect.model.ModelException;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.card.CardText;
import org.sonaffect.model.explain.DescriptorFamilies;
import org.sonaffect.model.explain.Pushes;
import org.sonaffect.model.predict.Predictor;

/** What a model file holds predicts as what was written, to the last bit. */
class ModelFileTest {
  private static final int UNSEEN = 13;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private TrainedModel again(TrainedModel model) throws ModelException, IOException {
    Path file = folder.resolve("a.model");
    Path second = folder.resolve("b.model");
    ModelFile.write(model, file);
    TrainedModel read = ModelFile.read(file);
    ModelFile.write(read, second);
    assertEquals(-1, Files.mismatch(file, second), "the same model, the same bytes");
    byte[] bytes = Files.readAllBytes(file);
    ModelFile.write(ModelFile.read(new ByteArrayInputStream(bytes), bytes.length), second);
    assertEquals(-1, Files.mismatch(file, second), "of a stream as of a file");
    return read;
  }

  private static void assertSamePredictions(
      SampledModels sampled, ModelCore expected, ModelCore found, String what) {
    float[][] rows = sampled.unseen(UNSEEN);
    Matrix x = SampledModels.matrix(rows);
    int[] domain = new int[UNSEEN];
    Arrays.setAll(domain, i -> i % 3);
    double[][] wanted = expected.predict(x, domain);
    assertBits(wanted, found.predict(x, domain), what);
    for (int i = 0; i < UNSEEN; i += 5) {
      double[][] alone = found.predict(x.rows(new int[] {i}), new int[] {domain[i]});
      for (int t = 0; t < alone.length; t++) {
        assertEquals(wanted[t][i], alone[t][0], what + " alone");
      }
    }
    assertBits(
        expected.predict(sampled.task.x(), sampled.task.domain()),
        found.predict(sampled.task.x(), sampled.task.domain()),
        what + " of the training rows");
  }

  private static void assertBits(double[][] expected, double[][] found, String what) {
    for (int t = 0; t < expected.length; t++) {
      assertArrayEquals(
          Arrays.stream(expected[t]).mapToLong(Double::doubleToRawLongBits).toArray(),
          Arrays.stream(found[t]).mapToLong(Double::doubleToRawLongBits).toArray(),
          what);
    }
  }

  @Test
  void everyFamilyAfterManyPreparations() throws ModelException, IOException {
    for (int domains = 1; domains <= 2; domains++) {
      SampledModels sampled = new SampledModels(36, 11, domains, 5 + domains);
      for (String family : sampled.space.families()) {
        for (Configuration configuration : sampled.configurations(family, 8)) {
          EnsembleModel ensemble = sampled.ensemble(List.of(configuration));
          boolean stored = configuration.hashCode() % 2 == 0;
          ModelCore core = new ModelCore(ensemble, stored ? sampled.stored() : null);
          TrainedModel read = again(sampled.model(core, false));
          assertSamePredictions(sampled, core, read.core(), configuration.describe());
        }
      }
    }
  }

  @Test
  void pipelinesOfEveryKind() throws ModelException, IOException {
    SampledModels sampled = new SampledModels(40, 9, 2, 3);
    for (List<FittedPipeline> pipelines : sampled.pipelines()) {
      for (boolean stored : new boolean[] {true, false}) {
        ModelCore core =
            new ModelCore(new FittedPipelines(pipelines), stored ? sampled.stored() : null);
        TrainedModel read = again(sampled.model(core, stored));
        assertSamePredictions(sampled, core, read.core(), pipelines.get(0).spec().describe());
        assertEquals(
            pipelines.get(0).spec(),
            ((FittedPipelines) read.core().model()).pipelines().get(0).spec());
      }
    }
  }

  /** Estimates, intervals, reasons, neighbours: all that is said of a clip. */
  @Test
  void whatIsSaidOfAClip() throws ModelException, IOException {
    SampledModels sampled = new SampledModels(30, 8, 2, 21);
    List<Configuration> mixed = new ArrayList<>();
    sampled.space.families().forEach(f -> mixed.addAll(sampled.configurations(f, 1)));
    ModelCore core = new ModelCore(sampled.ensemble(mixed), sampled.stored());
    for (boolean calibrated : new boolean[] {false, true}) {
      TrainedModel model = sampled.model(core, calibrated);
      TrainedModel read = again(model);
      assertEquals(model.card(), read.card());
      assertEquals(model.clips(), read.clips());
      assertEquals(model.intervals(), read.intervals());
      Predictor before = new Predictor(model);
      Predictor after = new Predictor(read);
      for (float[] features : sampled.unseen(9)) {
        assertEquals(before.of(features, null), after.of(features, null));
        assertEquals(before.of(features, "sounds"), after.of(features, "sounds"));
      }
    }
  }

  /** Rows that members look back at are in the file once, in single precision. */
  @Test
  void trainingRowsAreStoredOnce() throws ModelException, IOException {
    SampledModels sampled = new SampledModels(300, 60, 2, 8);
    List<Configuration> kernels = new ArrayList<>();
    for (String scaling : List.of("standard", "robust", "signed-log", "rank-gauss")) {
      kernels.add(
          sampled.space.configuration(
              sampled.space.point(
                  "family=kernel-ridge;kernel=laplace;embedding=none;selection=all;scaling="
                      + scaling)));
    }
    EnsembleModel ensemble = sampled.ensemble(kernels);
    Path once = folder.resolve("once");
    Path each = folder.resolve("each");
    ModelFile.write(sampled.model(new ModelCore(ensemble, sampled.stored()), false), once);
    ModelFile.write(sampled.model(new ModelCore(ensemble), false), each);
    int values = 300 * 60;
    long saved = Files.size(each) - Files.size(once);
    assertTrue(saved > 4L * 8 * values - 5L * values, saved + " bytes saved");
  }

  @Test
  void refusalsSayWhatIsWrong() throws ModelException, IOException {
    Path file = folder.resolve("m.model");
    ModelFile.write(SampledModels.small(), file);
    byte[] bytes = Files.readAllBytes(file);

    assertRefused("m.model: file: found none", null);
    assertRefused("found 10 bytes, expected a model of", Arrays.copyOf(bytes, 10));
    assertRefused("header: found other bytes", changed(bytes, 1));
    assertRefused("header: found version", changed(bytes, 8));
    assertRefused("lengths that add up", changed(bytes, 13));
    assertRefused("lengths that add up", Arrays.copyOf(bytes, bytes.length - 1));
    assertRefused("lengths that add up", Arrays.copyOf(bytes, bytes.length + 1));
    assertRefused("checksum", changed(bytes, bytes.length - 40));
    assertRefused("checksum", changed(bytes, bytes.length - 1));
    assertRefused("checksum", changed(bytes, 60));
  }

  /** What the card lists is as many as its targets and domains ask for. */
  @Test
  void aCardOfOtherSizesIsRefused() throws ModelException, IOException {
    TrainedModel model = SampledModels.small();
    ModelCard card = model.card();
    ModelCard.Score score = card.scores().get(0);
    ModelCard.CorpusCard corpus = card.corpora().get(0);
    ModelCard.CorpusCard bare =
        new ModelCard.CorpusCard(
            corpus.name(), corpus.domain(), 3, "00", "a", null, "b", true, List.of(), null);
    List<String> three = List.of("a", "b", "c");
    assertCardRefused(model, three, card.corpora(), card.scores(), "card.configuration");
    List<String> two = card.configuration();
    assertCardRefused(model, two, List.of(bare), card.scores(), "card.corpora[0].ratings");
    assertCardRefused(model, two, Collections.nCopies(5, corpus), card.scores(), "card.corpora");
    assertCardRefused(model, two, card.corpora(), Collections.nCopies(17, score), "card.scores");
  }

  /** Sample rates are younger than the format: they are kept, and older files are without. */
  @Test
  void theSampleRatesOfTheTrainingClipsAreKept() throws ModelException, IOException {
    TrainedModel model = SampledModels.small();
    ModelCard card = model.card();
    assertEquals(SampleRates.UNKNOWN, again(model).card().rates());
    ModelCard.CorpusCard c = card.corpora().get(0);
    SampleRates rates = SampleRates.of(List.of(44100, 22050, 44100, 0));
    ModelCard.CorpusCard known =
        new ModelCard.CorpusCard(
            c.name(),
            c.domain(),
            c.clips(),
            c.hash(),
            c.features(),
            c.licence(),
            c.source(),
            c.synthetic(),
            c.ratings(),
            rates);
    TrainedModel told = again(with(model, card.configuration(), List.of(known), card.scores()));
    assertEquals("22050 Hz (1 clip), 44100 Hz (2 clips)", told.card().rates().toString());
    assertTrue(told.card().rates().lacks(48000));
    assertFalse(told.card().rates().lacks(22050));
  }

  private void assertCardRefused(
      TrainedModel model,
      List<String> configuration,
      List<ModelCard.CorpusCard> corpora,
      List<ModelCard.Score> scores,
      String place)
      throws ModelException {
    Path file = folder.resolve("sizes.model");
    ModelFile.write(with(model, configuration, corpora, scores), file);
    String message = assertThrows(ModelException.class, () -> ModelFile.read(file)).getMessage();
    assertTrue(message.contains(place + ": found"), message);
  }

  /** A model with another card. */
  private static TrainedModel with(
      TrainedModel model,
      List<String> configuration,
      List<ModelCard.CorpusCard> corpora,
      List<ModelCard.Score> scores) {
    ModelCard card = model.card();
    ModelCard other =
        new ModelCard(
            card.name(),
            card.demonstration(),
            card.model(),
            card.extractor(),
            card.audio(),
            card.columns(),
            card.targets(),
            card.domains(),
            corpora,
            card.protocol(),
            scores,
            card.intervals(),
            card.domainAccuracy(),
            configuration,
            card.seed(),
            card.program(),
            card.limits(),
            null,
            null);
    return new TrainedModel(
        other,
        model.columns(),
        model.core(),
        model.space(),
        model.clips(),
        model.intervals(),
        model.ranges(),
        model.typical(),
        null);
  }

  /** Many rows with one long cell, controls of eight bits and turned writing among them. */
  @Test
  void aCardOfManyRowsIsPrintedInTimeAndSteersNoTerminal() {
    ModelCard card = SampledModels.small().card();
    String nasty = "x".repeat(50_000) + "\u009b31m\u202egnp.\u001b[2J";
    List<ModelCard.Score> scores = new ArrayList<>();
    scores.add(new ModelCard.Score(nasty, "arousal", "r2", 0, 0, 0));
    for (int i = 0; i < 20_000; i++) {
      scores.add(new ModelCard.Score("music", "arousal", "r2", 0.1, 0.1, 0.1));
    }
    ModelCard large =
        new ModelCard(
            nasty,
            false,
            card.model(),
            card.extractor(),
            false,
            5,
            card.targets(),
            card.domains(),
            card.corpora(),
            nasty,
            scores,
            List.of(),
            0.5,
            card.configuration(),
            1,
            nasty,
            List.of(nasty),
            null,
            null);
    String text = assertTimeout(Duration.ofSeconds(5), () -> CardText.of(large));
    assertTrue(text.length() < 10_000_000, text.length() + " characters");
    assertTrue(text.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c)));
    assertTrue(text.indexOf('\u202e') < 0);
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBeside() throws IOException {
    TrainedModel model = SampledModels.small();
    Path taken = Files.createDirectories(folder.resolve("taken.model/full")).getParent();
    assertThrows(ModelException.class, () -> ModelFile.write(model, taken));
    assertTrue(Files.notExists(folder.resolve("taken.model.part")));
  }

  @Test
  void familiesAreMergedWhereAllTheirCombinationsWouldTakeTooLong() {
    assertEquals(DescriptorFamilies.MOST, Pushes.most(0));
    assertEquals(DescriptorFamilies.MOST, Pushes.most(0x1p25));
    assertEquals(5, Pushes.most(0x1p28));
    assertEquals(4, Pushes.most(0x1p29), "the heaviest that is read");
    SampledModels sampled = new SampledModels(20, 9, 1, 2);
    ModelCore light = new ModelCore(new FittedPipelines(sampled.pipelines().get(0)));
    ModelCore heavy = new ModelCore(light.model(), null, 0x1p31);
    List<String> columns = sampled.model(light, false).columns();
    assertEquals(3, new Pushes(light, columns).families().size());
    assertEquals(2, new Pushes(heavy, columns).families().size());
  }

  /** Few bytes that ask for much. */
  @Test
  void valuesAreLimited() throws IOException {
    String empty = "[]";
    assertRefused("more than 2000000 values", text("[" + "[],".repeat(2_000_001) + "0]"));
    assertRefused("nesting depth", text("[".repeat(100_000)));
    assertRefused("Name length", text("{\"" + "n".repeat(100_000) + "\":0}"));
    assertRefused("String value length", text("\"" + "n".repeat(2_000_000) + "\""));
    assertRefused("more than 100 fields", text(fields(2_000)));
    assertRefused("Duplicate field", text("{\"a\":1,\"a\":2}"));
    assertRefused("left", text("{\"f64\":2305843009213693952}"));
    assertRefused("left", text("{\"i32\":1}"));
    assertRefused("left", text("{\"f64\":-1}"));
    assertRefused("again array", text("{\"array\":0}"));
    assertRefused("again array", text("[{\"i32\":0},{\"array\":-1}]"));
    assertRefused("Number value length", text("1".repeat(1000)));
    assertRefused("out of range of long", text("1".repeat(30)));
    assertRefused("more after the end", text(empty + empty));
    assertRefused("no JSON", text("{\"a\":"));
    assertRefused("expected JSON", text(" "));
    assertRefused("as there are", MutatedModel.sealed(new byte[] {'0'}, new byte[8]));
    assertRefused("expected a map", text("3"));
    assertRefused("expected a map", text("{\"number\":\"NaN\"}"));
    assertRefused("the number", text("{\"number\":\"1\"}"));
  }

  private static String fields(int count) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      json.append("\"n").append(i).append("\":0,");
    }
    return json.append("\"n\":0}").toString();
  }

  private static byte[] text(String json) {
    return MutatedModel.sealed(json.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 0x10;
    return changed;
  }

  private void assertRefused(String reason, byte @Nullable [] bytes) throws IOException {
    Path file = folder.resolve("m.model");
    Files.deleteIfExists(file);
    if (bytes != null) {
      Files.write(file, bytes);
    }
    String message = assertThrows(ModelException.class, () -> ModelFile.read(file)).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
