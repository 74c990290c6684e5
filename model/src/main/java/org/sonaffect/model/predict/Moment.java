package org.sonaffect.model.predict;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.signal.Measured;
import org.sonaffect.audio.stream.CountedStream;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.SlidingWindows;
import org.sonaffect.model.ExtractedColumns;

/**
 * One window of a file with its reasons and nearest clips. The windows of a curve do not have them,
 * because they take longer than all the rest.
 */
public final class Moment {
  private Moment() {}

  /**
   * Predicts one window. The estimates are those of a curve's window that begins there, where the
   * domain is that of the file. The file is read to the end of the window; or wholly, where its
   * loudness or silence is to be measured first.
   *
   * @param options the length of the window, the domain and what reading may cost
   * @param start seconds into the audio
   * @return null where the audio ends before
   * @throws IOException where it is not readable audio, or longer than it may be, or the model does
   *     not predict from audio
   * @throws InterruptedException where the thread was interrupted
   */
  public static @Nullable Segment of(
      Predictor predictor, Path audio, PredictionOptions options, double start)
      throws IOException, InterruptedException {
    ExtractedColumns columns = predictor.columns();
    FeatureSets sets = columns.sets();
    double begin = options.audio().start() + start;
    List<Segment> found = new ArrayList<>();
    try {
      Measured measured;
      try (SampleStream all = new CountedStream(sets.open(audio, options.audio()))) {
        measured = sets.measured(all).untrimmed();
      }
      FeatureSets.Opening again = () -> new CountedStream(sets.open(audio, options.audio()));
      try (SampleStream conditioned = sets.conditioned(again, measured)) {
        new SlidingWindows(conditioned, options.window(), options.hop())
            .at(
                start,
                (window, from) -> {
                  float[] features = columns.of(sets.ofConditioned(window));
                  Affect affect = predictor.of(features, options.domain(), window.seconds());
                  found.add(new Segment(begin, begin + window.seconds(), affect));
                });
      }
    } catch (InterruptedIOException e) {
      throw new InterruptedException("interrupted");
    } catch (CancellationException e) {
      Thread.interrupted();
      throw new InterruptedException("interrupted");
    }
    return found.isEmpty() ? null : found.get(0);
  }
}
