package org.sonaffect.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.audio.Audio;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.CountedStream;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.Seconds;
import org.sonaffect.model.predict.FilePrediction;
import org.sonaffect.model.predict.PredictionListener;
import org.sonaffect.model.predict.PredictionOptions;
import org.sonaffect.model.predict.Segment;
import org.sonaffect.server.owner.Owners.Owner;

/**
 * One uploaded file, analysed: its outline first, then the whole of it, then its curve; or its
 * features.
 */
record Analysis(Analysts analysts, Limits limits, ServerMetrics metrics, DiskHealth health) {
  /** How far an analysis is when the outline is known, and when the whole clip is. */
  private static final double OUTLINE = 0.1;

  private static final double WHOLE = 0.4;

  /**
   * Samples of all channels that a second may have where the longest audio is allowed: two channels
   * at 96 kHz. A small file of silence may hold many more, and take as long as they do.
   */
  private static final double SAMPLES = 2 * 96_000;

  /** Receives the progress, in [0, 1], and what is known so far. */
  interface Told {
    Told NOBODY = (share, known) -> {};

    void accept(double share, @Nullable ObjectNode known);
  }

  /** Refuses a domain that the model does not have, and a model that is none of the owner's. */
  void check(@Nullable String domain, @Nullable String model, Owner owner) {
    List<String> domains = analysts.served().card().domains();
    if (domain != null && !domains.contains(domain)) {
      throw Refusal.badRequest(
          "the domain is \"%s\", expected one of %s".formatted(Uploads.shown(domain), domains));
    }
    if (model != null) {
      analysts.check(model, owner);
    }
  }

  /**
   * Analyses a file.
   *
   * @param name what the client calls it
   * @param seconds longest audio
   * @throws Refusal where it is no audio that can be used
   * @throws InterruptedException where the thread was interrupted
   */
  ObjectNode of(Path file, String name, CurveRequest curve, double seconds, Told told)
      throws InterruptedException {
    return counted(() -> analysed(file, name, curve, audio(file, curve.longest(seconds)), told));
  }

  /**
   * One window of a file with its reasons; throws as {@link #of} does.
   *
   * @param seconds longest audio that is read
   */
  ObjectNode moment(Path file, CurveRequest.Moment moment, double seconds)
      throws InterruptedException {
    return counted(
        () -> {
          PredictionOptions options = moment.options(audio(file, seconds));
          Segment segment = analysts.of(moment.model()).moment(file, options, moment.start());
          if (segment == null) {
            throw Refusal.badRequest(
                "the moment starts at %s s, after the end of the audio"
                    .formatted(Seconds.of(moment.start())));
          }
          metrics.audio(segment.end() - segment.start());
          return AnalysisJson.segment(segment);
        });
  }

  /**
   * The features of a file, those of the model's sets.
   *
   * @param seconds duration
   * @param sets those of the model
   * @param values one a name of the sets
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Features(double seconds, FeatureSets sets, float[] values) {}

  /**
   * Extracts the features of a file; throws as {@link #of} does.
   *
   * @param seconds longest audio
   */
  Features features(Path file, double seconds) throws InterruptedException {
    return counted(
        () -> {
          FeatureSets sets = analysts.served().sets();
          AudioOptions audio = audio(file, seconds);
          FeatureSets.Opening opening = () -> new CountedStream(sets.open(file, audio));
          try (CountedStream stream = new CountedStream(sets.open(file, audio))) {
            float[] values = sets.functionals(stream, opening);
            metrics.audio(stream.seconds());
            return new Features(stream.seconds(), sets, values);
          }
        });
  }

  /**
   * What reading a file may cost: seconds, and fewer where a second has many samples. Decoding has
   * a limit of its own beyond that of the whole work, which is to come first.
   */
  private AudioOptions audio(Path file, double seconds) throws IOException {
    AudioOptions audio = AudioOptions.DEFAULT.withLimits(seconds, limits.jobTime().plusSeconds(1));
    try (SampleStream stream = Audio.open(file, audio.withEachChannel())) {
      double samples = (double) stream.sampleRate() * stream.channels();
      double most = seconds * Math.min(1, SAMPLES / samples);
      return audio.withLimits(most, audio.maxDecoding());
    }
  }

  private interface Task<T> {
    T run() throws IOException, InterruptedException;
  }

  private <T> T counted(Task<T> task) throws InterruptedException {
    long begin = System.nanoTime();
    String outcome = "failed";
    try {
      T result = task.run();
      outcome = "done";
      return result;
    } catch (IOException e) {
      // Whatever a reader makes of an interrupt, be it that of a waiting ffmpeg: it is one.
      if (e instanceof InterruptedIOException
          || e instanceof ClosedByInterruptException
          || Thread.currentThread().isInterrupted()) {
        outcome = "cancelled";
        throw new InterruptedException();
      }
      throw e instanceof AudioException audio ? Refusal.audio(audio) : health.failed(e, 0);
    } catch (InterruptedException e) {
      outcome = "cancelled";
      throw e;
    } catch (OutOfMemoryError e) {
      throw Refusal.tooLong(
          "its analysis needs more memory than this server has, expected a shorter clip"
              + " (or a server with a larger -Xmx)");
    } finally {
      metrics.analysis(outcome, (System.nanoTime() - begin) / 1e9);
    }
  }

  private ObjectNode analysed(
      Path file, String name, CurveRequest curve, AudioOptions audio, Told told)
      throws IOException, InterruptedException {
    Analyst analyst = analysts.of(curve.model());
    // The outline is quick, and finds what is no audio or too long before more is done.
    Waveform outline = Waveform.of(file, audio);
    metrics.audio(outline.seconds());
    told.accept(OUTLINE, null);
    PredictionOptions windows = curve.options(outline.seconds(), audio);
    PredictionOptions options =
        windows != null ? windows : new PredictionOptions(0, 0, curve.domain(), audio);
    float[][] features = new float[1][];
    FilePrediction all =
        analyst.of(
            file,
            options,
            new PredictionListener() {
              @Override
              public void features(float[] found) {
                features[0] = found;
              }

              @Override
              public void whole(FilePrediction known) {
                told.accept(WHOLE, AnalysisJson.of(name, analyst.card(), known, outline));
              }

              @Override
              public void window(Segment segment) {
                double share = Math.min(1, segment.end() / outline.seconds());
                told.accept(WHOLE + (1 - WHOLE) * share, null);
              }
            });
    ObjectNode json = AnalysisJson.of(name, analyst.card(), all, outline);
    if (curve.model() != null) {
      json.put("adapted", curve.model());
    }
    if (curve.features() && features[0] != null) {
      json.put("features", AnalysisJson.features(features[0]));
    }
    return json;
  }
}
