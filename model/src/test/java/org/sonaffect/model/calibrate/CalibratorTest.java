package org.sonaffect.model.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.CorpusProvenance;
import org.sonaffect.corpus.FeatureTable;
import org.sonaffect.corpus.Item;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.metrics.Interval;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.model.Calibration;
import org.sonaffect.model.Correction;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.predict.Affect;
import org.sonaffect.model.predict.Estimate;
import org.sonaffect.model.predict.Predictor;
import org.sonaffect.model.train.Training;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.StudyException;
import org.sonaffect.study.ToyStudy;

/** Other listeners: what they gain a model, and what they do not. */
class CalibratorTest {
  private static final String DOMAIN = "toy music";

  @TempDir static Path folder;

  private static TrainedModel model;

  @BeforeAll
  static void train() {
    model =
        Training.run(
            ToyStudy.study(folder, "folds: {count: 3, inner: 3, min-stratum: 10}\n"),
            "linear",
            AutoMlForm.ENSEMBLE,
            "toy",
            folder.resolve("run"),
            ToyStudy.options(2, true),
            Progress.NONE);
  }

  /** How a listener rates what the model says of a clip. */
  private interface Listener {
    double rating(double predicted, double noise);
  }

  private static Corpus listeners(int clips, long seed, Listener arousal, Listener valence) {
    return listeners(clips, clips, seed, arousal, valence);
  }

  /** Clips cut from some recordings. */
  private static Corpus listeners(
      int clips, int recordings, long seed, Listener arousal, Listener valence) {
    Predictor predictor = new Predictor(model);
    SplitMix64 random = new SplitMix64(seed);
    List<Item> items = new ArrayList<>();
    float[][] features = new float[clips][8];
    for (int i = 0; i < clips; i++) {
      for (int j = 0; j < 8; j++) {
        features[i][j] = (float) random.nextGaussian();
      }
      Affect affect = predictor.of(features[i], DOMAIN);
      double a = arousal.rating(affect.estimates().get(0).value(), random.nextGaussian());
      double v = valence.rating(affect.estimates().get(1).value(), random.nextGaussian());
      items.add(
          Item.rated(
              "clip" + i,
              Math.max(-1, Math.min(1, a)),
              Math.max(-1, Math.min(1, v)),
              recordings == clips ? null : "recording" + i % recordings,
              "hash" + i));
    }
    return new Corpus(
        "mine",
        DOMAIN,
        items,
        new FeatureTable(model.columns(), features),
        new CorpusProvenance(Path.of("mine.yaml"), "00", "table", false));
  }

  @Test
  void listenersWhoRateHigherAndFlatterGainAndGetIntervalsOfTheirOwn() {
    Listener flat = (predicted, noise) -> 0.3 + 0.5 * predicted + 0.05 * noise;
    Calibrator.Outcome outcome = Calibrator.of(model, listeners(60, 1, flat, flat), DOMAIN);
    assertTrue(outcome.gained(), outcome.findings().toString());
    Predictor adapted = new Predictor(outcome.model());
    Corpus more = listeners(300, 2, flat, flat);
    int covered = 0;
    double error = 0;
    double before = 0;
    for (int i = 0; i < 300; i++) {
      float[] features = more.features().values()[i];
      double rating = more.items().get(i).arousal();
      Estimate now = adapted.of(features, DOMAIN).estimates().get(0);
      Estimate then = new Predictor(model).of(features, DOMAIN).estimates().get(0);
      covered += now.low() <= rating && rating <= now.high() ? 1 : 0;
      error += Math.abs(rating - now.value());
      before += Math.abs(rating - then.value());
    }
    assertTrue(error < before / 2, error + " " + before);
    assertTrue(covered > 0.82 * 300 && covered < 0.97 * 300, "covered " + covered);
    assertEquals(
        1,
        adapted.of(more.features().values()[0], DOMAIN).reasons().stream()
            .filter(r -> r.descriptors().equals("calibration"))
            .count());
    float[] one = more.features().values()[0];
    assertEquals(
        new Predictor(model).of(one, "toy sounds"),
        adapted.of(one, "toy sounds"),
        "the other domain is left alone");
  }

  @Test
  void whatBecomesOfTheErrorIsSaidAsItIs() {
    assertEquals(
        "lower by 0.0058 (95 % interval -0.0010 to 0.0126",
        Calibrator.words(new Interval(0.0058, 0.0068)));
    assertEquals(
        "higher by 0.0058 (95 % interval -0.0010 to 0.0126",
        Calibrator.words(new Interval(-0.0058, 0.0068)));
    String same = Calibrator.words(new IntervalGain(0.88, 0.91, false), 0.5);
    assertEquals(
        "The model's own 90 % intervals covered 88 % of these ratings; intervals from these"
            + " ratings, 0.500 to either side, cover 91 % in cross-validation.",
        same);
    String better = Calibrator.words(new IntervalGain(0.7, 0.91, true), 0.5);
    assertTrue(better.startsWith("The intervals improve: the model's own"), better);
  }

  @Test
  void listenersLikeThoseOfTheModelGainNothingAndThatIsSaid() {
    Listener same = (predicted, noise) -> predicted + 0.1 * noise;
    Calibrator.Outcome outcome = Calibrator.of(model, listeners(100, 3, same, same), DOMAIN);
    assertFalse(outcome.gained(), outcome.findings().toString());
    assertTrue(outcome.findings().stream().allMatch(f -> f.contains("no gain beyond chance")));
    assertTrue(
        outcome.findings().stream()
            .noneMatch(f -> f.contains("New intervals") || f.contains("by -")),
        outcome.findings().toString());
    float[] clip = new float[8];
    assertEquals(
        new Predictor(model).of(clip, DOMAIN).estimates().get(0).value(),
        new Predictor(outcome.model()).of(clip, DOMAIN).estimates().get(0).value(),
        "predictions stay");
  }

  @Test
  void aTargetThatGainsNothingStaysBesideOneThatDoes() {
    Listener shifted = (predicted, noise) -> predicted + 0.3 + 0.05 * noise;
    Listener same = (predicted, noise) -> predicted + 0.1 * noise;
    Calibrator.Outcome outcome = Calibrator.of(model, listeners(50, 4, shifted, same), DOMAIN);
    assertTrue(outcome.gained());
    assertEquals("none", correction(outcome, 1).kind());
    assertFalse(correction(outcome, 0).kind().equals("none"));
  }

  private static Correction correction(Calibrator.Outcome outcome, int target) {
    Calibration calibration = outcome.model().calibration();
    if (calibration == null) {
      throw new AssertionError("no calibration");
    }
    return calibration.corrections().get(target);
  }

  @Test
  void tooFewClipsAnotherDomainAndACalibratedModelAreRefused() {
    Listener same = (predicted, noise) -> predicted + 0.1 * noise;
    StudyException few =
        assertThrows(
            StudyException.class, () -> Calibrator.of(model, listeners(19, 5, same, same), DOMAIN));
    assertTrue(String.valueOf(few.getMessage()).contains("19 rated clips, expected 20"));
    assertThrows(
        StudyException.class, () -> Calibrator.of(model, listeners(20, 5, same, same), "speech"));
    Calibrator.Outcome once = Calibrator.of(model, listeners(20, 5, same, same), DOMAIN);
    assertThrows(
        StudyException.class,
        () -> Calibrator.of(once.model(), listeners(20, 6, same, same), DOMAIN));
  }

  @Test
  void manyClipsOfFewRecordingsAreFew() {
    Listener flat = (predicted, noise) -> 0.3 + 0.5 * predicted + 0.05 * noise;
    StudyException few =
        assertThrows(
            StudyException.class,
            () -> Calibrator.of(model, listeners(190, 19, 8, flat, flat), DOMAIN));
    assertTrue(
        String.valueOf(few.getMessage()).contains("19 groups of clips, expected at least 20"));
    Calibrator.Outcome outcome = Calibrator.of(model, listeners(100, 20, 8, flat, flat), DOMAIN);
    Calibration calibration = outcome.model().calibration();
    assertTrue(calibration != null && calibration.intervals().get(0).clips() == 20);
    assertTrue(
        outcome.findings().stream()
            .anyMatch(f -> f.startsWith("The 100 clips belong to 20 groups")),
        outcome.findings().toString());
  }

  @Test
  void repeatsDealGroupsAnewEvenWhereAllAreOfOtherSizes() {
    int clips = 210;
    @Nullable String[] group = new @Nullable String[clips];
    int[] all = new int[clips];
    for (int i = 0, g = 0, left = 1; i < clips; i++) {
      all[i] = i;
      group[i] = "g" + g;
      if (--left == 0) {
        g++;
        left = g + 1;
      }
    }
    ClipGroups grouped = new ClipGroups(group);
    assertEquals(20, grouped.count(all));
    Set<String> partitions = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      StringBuilder partition = new StringBuilder();
      for (Split split : grouped.splits(all, 5, Seeds.of(seed))) {
        assertEquals(4, grouped.count(split.test()), "as many groups in each fold");
        partition.append(Arrays.toString(split.test()));
      }
      partitions.add(partition.toString());
    }
    assertEquals(10, partitions.size());
    assertEquals(
        9.5, grouped.mean(all, i -> Integer.parseInt(String.valueOf(group[i]).substring(1))), 1e-9);
  }

  @Test
  void ofItsOwnTrainingClipsTheModelSaysWhatItSaidOutOfFold() throws Exception {
    Corpus own = ToyStudy.loader().load(folder.resolve("music.yaml"), FeatureSets.DEFAULT).corpus();
    ListenerClips clips =
        ListenerClips.of(model, own, Collections.nCopies(own.items().size(), null), 0);
    assertEquals(own.items().size(), clips.known());
    for (int i = 0; i < clips.size(); i++) {
      for (int t = 0; t < 2; t++) {
        assertEquals(model.clips().get(i).outOfFold().get(t), clips.value()[t][i]);
      }
    }
    Calibrator.Outcome outcome = Calibrator.of(model, own, DOMAIN);
    assertFalse(outcome.gained(), "there is nothing to learn of the same ratings");
    assertTrue(
        outcome.findings().stream().anyMatch(f -> f.contains("training clips of the model")),
        outcome.findings().toString());
  }

  @Test
  void theSameClipsGiveTheSameModel() {
    Listener flat = (predicted, noise) -> 0.2 + 0.6 * predicted + 0.1 * noise;
    Corpus corpus = listeners(40, 7, flat, flat);
    assertEquals(
        Calibrator.of(model, corpus, DOMAIN).findings(),
        Calibrator.of(model, corpus, DOMAIN).findings());
  }
}
