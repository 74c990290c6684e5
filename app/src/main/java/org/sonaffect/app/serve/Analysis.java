package org.sonaffect.app.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.AudioException;
import org.sonaffect.acoustics.AudioOptions;
import org.sonaffect.study.model.FilePrediction;
import org.sonaffect.study.model.PredictionListener;
import org.sonaffect.study.model.PredictionOptions;
import org.sonaffect.study.model.Segment;

/** One uploaded file, analysed: its outline first, then the whole of it, then its curve. */
final class Analysis {
  /** How far an analysis is when the outline is known, and when the whole clip is. */
  private static final double OUTLINE = 0.1;

  private static final double WHOLE = 0.4;

  /** Is told how far it is, in [0, 1], and what is known so far. */
  interface Told {
    Told NOBODY = (share, known) -> {};

    void accept(double share, @Nullable ObjectNode known);
  }

  private final Analyst analyst;
  private final Limits limits;
  private final Metrics metrics;

  Analysis(Analyst analyst, Limits limits, Metrics metrics) {
    this.analyst = analyst;
    this.limits = limits;
    this.metrics = metrics;
  }

  /** Refuses a domain that the model does not have. */
  void check(Curve curve) {
    if (curve.domain() != null && !analyst.card().domains().contains(curve.domain())) {
      throw Refusal.badRequest(
          "the domain is \"%s\", wanted one of %s"
              .formatted(curve.domain(), analyst.card().domains()));
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
  ObjectNode of(Path file, String name, Curve curve, double seconds, Told told)
      throws InterruptedException {
    AudioOptions audio = AudioOptions.DEFAULT.withLimits(curve.longest(seconds), limits.jobTime());
    long begin = System.nanoTime();
    String outcome = "failed";
    try {
      ObjectNode result = analysed(file, name, curve, audio, told);
      outcome = "done";
      return result;
    } catch (AudioException e) {
      if (Thread.interrupted()) {
        outcome = "cancelled";
        throw new InterruptedException();
      }
      throw Refusal.audio(e);
    } catch (IOException e) {
      throw Refusal.of(
          500, "disk", "The server cannot read its own copy", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      outcome = "cancelled";
      throw e;
    } finally {
      metrics.analysis(outcome, (System.nanoTime() - begin) / 1e9);
    }
  }

  private ObjectNode analysed(Path file, String name, Curve curve, AudioOptions audio, Told told)
      throws IOException, InterruptedException {
    // The outline is quick, and finds what is no audio or too long before more is done.
    Waveform outline = Waveform.of(file, audio);
    metrics.audio(outline.seconds());
    told.accept(OUTLINE, null);
    PredictionOptions windows = curve.options(outline.seconds(), audio);
    PredictionOptions options =
        windows != null ? windows : new PredictionOptions(0, 0, curve.domain(), audio);
    FilePrediction all =
        analyst.of(
            file,
            options,
            new PredictionListener() {
              @Override
              public void whole(FilePrediction known) {
                told.accept(WHOLE, PredictionJson.of(name, analyst.card(), known, outline));
              }

              @Override
              public void window(Segment segment) {
                double share = Math.min(1, segment.end() / outline.seconds());
                told.accept(WHOLE + (1 - WHOLE) * share, null);
              }
            });
    return PredictionJson.of(name, analyst.card(), all, outline);
  }
}
