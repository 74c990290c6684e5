package org.sonaffect.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.Clip;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.model.ModelCard;
import org.sonaffect.model.ReferenceClip;
import org.sonaffect.model.explain.Neighbour;
import org.sonaffect.model.explain.Reason;
import org.sonaffect.model.predict.Affect;
import org.sonaffect.model.predict.Estimate;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.PredictionListener;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.Segment;

/**
 * Stands for a model where the server is what is tested: louder is more exciting, higher less
 * pleasant. It can be held, so that queues and limits can be seen.
 */
final class SoundAnalyst implements Analyst {
  final Semaphore gate = new Semaphore(Integer.MAX_VALUE / 2);
  final Semaphore curveGate = new Semaphore(Integer.MAX_VALUE / 2);
  final AtomicInteger calls = new AtomicInteger();
  volatile Error fault;

  /** What is told of every clip. */
  volatile double novelty = 0.42;

  /** From now on each analysis waits for a permit of the gate. */
  void hold() {
    gate.drainPermits();
  }

  /** From now on each analysis waits after the whole is told and before the curve. */
  void holdCurves() {
    curveGate.drainPermits();
  }

  /** Lets all go. */
  void release() {
    curveGate.release(1_000_000);
    gate.release(1_000_000);
  }

  @Override
  public FeatureSets sets() {
    return FeatureSets.DEFAULT;
  }

  @Override
  public ModelCard card() {
    return new ModelCard(
        "test",
        true,
        "svr",
        "compare2013-1",
        true,
        6373,
        List.of("arousal", "valence"),
        List.of("general sounds", "music"),
        List.of(
            new ModelCard.CorpusCard(
                "sounds",
                "general sounds",
                120,
                "ab12",
                "compare2013-1",
                "CC0",
                "made",
                true,
                List.of(),
                null)),
        "sound: nested, disjoint by group",
        List.of(
            new ModelCard.Score("music", "arousal", "r2", 0.5, 0.1, 0.49),
            new ModelCard.Score("music", "valence", "r2", 0.2, 0.1, 0.19)),
        List.of(
            new ModelCard.Coverage(
                "music", "arousal", 120, 0.9, 0.91, 0.9, 0.8, 0.9, 1.2, 0.8, "conformal")),
        0.9,
        List.of("svr, rbf"),
        1983,
        "test",
        List.of("It knows synthesised sounds only."),
        null,
        null);
  }

  @Override
  public String cardHtml() {
    return "<!DOCTYPE html><html lang=\"en\"><style>p{color:teal}</style><title>card</title><p>test";
  }

  @Override
  public JsonNode cardJson() {
    return Json.MAPPER.valueToTree(card());
  }

  @Override
  public List<ReferenceClip> clips() {
    Random random = new Random(7);
    List<ReferenceClip> clips = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      double valence = Math.tanh(random.nextGaussian() * 0.6);
      double arousal = Math.tanh(random.nextGaussian() * 0.5 + 0.3 * valence * valence);
      clips.add(
          new ReferenceClip(
              "sounds",
              "general sounds",
              "clip-%03d.wav".formatted(i),
              i % 2 == 0 ? "machines" : "nature",
              arousal,
              valence,
              List.of(0.0, 0.0),
              null,
              null));
    }
    return clips;
  }

  @Override
  public FilePrediction of(Path audio, PredictionOptions options, PredictionListener listener)
      throws IOException, InterruptedException {
    calls.incrementAndGet();
    gate.acquire();
    if (fault != null) {
      throw fault;
    }
    Clip clip = Audio.read(audio, options.audio());
    int n = clip.samples().length;
    if (clip.seconds() < 0.06) {
      throw new AudioException(AudioException.Kind.TOO_SHORT, "shorter than a frame");
    }
    Segment whole = segment(clip, 0, n, options.domain(), true);
    List<String> notes = List.of("a note of the test model");
    listener.whole(new FilePrediction(audio.toString(), whole, List.of(), notes));
    curveGate.acquire();
    List<Segment> curve = new ArrayList<>();
    if (options.window() > 0) {
      int window = (int) (options.window() * clip.sampleRate());
      int hop = (int) (options.hop() * clip.sampleRate());
      for (int from = 0; from + window <= n; from += hop) {
        Segment segment = segment(clip, from, from + window, options.domain(), false);
        curve.add(segment);
        listener.window(segment);
      }
    }
    return new FilePrediction(audio.toString(), whole, curve, notes);
  }

  @Override
  public Segment moment(Path audio, PredictionOptions options, double start)
      throws IOException, InterruptedException {
    calls.incrementAndGet();
    gate.acquire();
    Clip clip = Audio.read(audio, options.audio());
    int n = clip.samples().length;
    int from = (int) Math.round(start * clip.sampleRate());
    int to = Math.min(n, from + (int) Math.round(options.window() * clip.sampleRate()));
    return from < n ? segment(clip, from, to, options.domain(), true) : null;
  }

  private Segment segment(Clip clip, int from, int to, @Nullable String domain, boolean explained) {
    double sum = 0;
    int crossings = 0;
    float[] x = clip.samples();
    for (int i = from + 1; i < to; i++) {
      sum += x[i] * x[i];
      crossings += x[i] > 0 != x[i - 1] > 0 ? 1 : 0;
    }
    double loud = Math.sqrt(sum / (to - from));
    double high = crossings / (2.0 * (to - from)) * clip.sampleRate();
    double arousal = Math.tanh(4 * loud - 0.6);
    double valence = Math.tanh(0.7 - high / 900);
    Affect affect =
        new Affect(
            domain == null ? "general sounds" : domain,
            List.of(
                new Estimate(
                    "arousal", arousal, Math.max(-1, arousal - 0.35), Math.min(1, arousal + 0.3)),
                new Estimate(
                    "valence", valence, Math.max(-1, valence - 0.4), Math.min(1, valence + 0.45))),
            novelty,
            explained ? List.of("much higher in pitch than any training clip") : List.of(),
            explained
                ? List.of(
                    new Reason("energy", List.of(0.4, -0.05)),
                    new Reason("compare2013.spectral", List.of(-0.1, -0.22)),
                    new Reason("voicing", List.of(0.08, 0.12)),
                    new Reason("rhythm", List.of(0.02, -0.01)))
                : List.of(),
            explained
                ? List.of(
                    new Neighbour("sounds", "clip-003.wav", "nature", 0.8, List.of(0.2, -0.3)),
                    new Neighbour("sounds", "clip-104.wav", "machines", 1.1, List.of(0.5, -0.6)))
                : List.of());
    double rate = clip.sampleRate();
    return new Segment(from / rate, to / rate, affect);
  }
}
