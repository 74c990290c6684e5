package org.sonaffect.model.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.fingerprint.Fingerprint;
import org.sonaffect.corpus.Corpus;
import org.sonaffect.corpus.LoadedCorpus;
import org.sonaffect.corpus.extract.Progress;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.TrainedModel;
import org.sonaffect.model.explain.KnownClips;
import org.sonaffect.model.file.ModelFile;
import org.sonaffect.model.train.Training;
import org.sonaffect.study.AutoMlForm;
import org.sonaffect.study.HeardStudy;
import org.sonaffect.study.StudyOptions;

/** A model knows the recordings that it was trained on, whatever their features have become. */
class KnownRecordingsTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private static Fingerprint print(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Fingerprint(
        IntStream.range(0, 100)
            .map(i -> random.nextInt(1 << 12))
            .map(rises -> rises | (~rises & 0xfff) << 12)
            .toArray());
  }

  /** Another one for each clip, and none for every tenth. */
  private static List<@Nullable Fingerprint> prints(Corpus corpus, long seed) {
    return IntStream.range(0, corpus.items().size())
        .mapToObj(i -> i % 10 == 9 ? null : print(seed + corpus.name().hashCode() + i))
        .toList();
  }

  @Test
  void changedCopiesAreNamedAndDoNotCount() throws Exception {
    TrainedModel trained =
        Training.run(
            HeardStudy.study(folder, "augment: none\n"),
            "linear",
            AutoMlForm.ENSEMBLE,
            "heard",
            folder.resolve("run"),
            StudyOptions.of(HeardStudy.loader()),
            corpus -> prints(corpus, 0),
            Progress.NONE);
    ModelFile.write(trained, folder.resolve("model"));
    TrainedModel model = ModelFile.read(folder.resolve("model"));
    assertEquals(trained.clips(), model.clips(), "fingerprints are in the file");
    assertTrue(new KnownClips(model).comparesRecordings());

    LoadedCorpus strangers =
        HeardStudy.loader()
            .load(HeardStudy.corpus(folder, "strangers", 40, 77), FeatureSets.DEFAULT);
    List<@Nullable Fingerprint> heard = new ArrayList<>(prints(strangers.corpus(), 5000));
    heard.set(2, model.clips().get(3).fingerprint());
    heard.set(7, model.clips().get(50).fingerprint());
    Evaluation evaluation = Evaluator.of(model, strangers, heard, null);
    assertEquals(2, evaluation.shared().size());
    shared(evaluation.clips().get(2), model.clips().get(3));
    shared(evaluation.clips().get(7), model.clips().get(50));
    assertEquals(
        "recording", EvaluationJson.of(evaluation).path("shared").path(1).path("same").asText());
    assertTrue(EvaluationPage.html(evaluation).contains("the same recording"));
    assertEquals(0, Evaluator.of(model, strangers, null).shared().size(), "features say nothing");
  }

  private static void shared(EvaluatedClip clip, ReferenceClip training) {
    assertFalse(clip.scored());
    EvaluatedClip.Shared shared = Objects.requireNonNull(clip.shared());
    assertEquals(training.id(), shared.id());
    assertEquals(KnownClips.Same.RECORDING, shared.same());
  }
}
