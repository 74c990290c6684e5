package org.sonaffect.model.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.AudioSegment;

/** Predicts many clips on several threads, and hands over the results in their order. */
public final class PredictionBatch {
  /** Results that may wait for an earlier one, for each thread. */
  private static final int AHEAD = 2;

  private PredictionBatch() {}

  /** What is done with the results; called by one thread. */
  public interface Sink {
    /** A file was predicted. */
    void done(FilePrediction prediction) throws IOException;

    /** A file could not be predicted; the batch continues. */
    void failed(Path file, String reason) throws IOException;
  }

  /**
   * What came of a file.
   *
   * @param prediction null where there is none
   * @param reason why there is none
   */
  public record Outcome(Path file, @Nullable FilePrediction prediction, String reason) {}

  /**
   * Predicts.
   *
   * @param jobs threads, at least 1; the results do not depend on it
   * @throws IOException what the sink throws
   * @throws InterruptedException where the thread was interrupted; nothing is handed over any more
   */
  public static void run(
      Predictor predictor, List<AudioSegment> clips, PredictionOptions options, int jobs, Sink sink)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      Deque<Future<Outcome>> waiting = new ArrayDeque<>();
      for (AudioSegment clip : clips) {
        waiting.add(pool.submit(() -> outcome(predictor, clip, options)));
        if (waiting.size() >= AHEAD * jobs) {
          handOver(waiting.remove(), sink);
        }
      }
      while (!waiting.isEmpty()) {
        handOver(waiting.remove(), sink);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Predicts one clip on the calling thread.
   *
   * @param options its part of the file counts for nothing
   * @throws InterruptedException where the thread was interrupted
   */
  public static Outcome outcome(Predictor predictor, AudioSegment clip, PredictionOptions options)
      throws InterruptedException {
    Path file = clip.file();
    try {
      return new Outcome(file, predictor.of(file, options.of(clip)), "");
    } catch (IOException e) {
      String message = e.getMessage();
      return new Outcome(file, null, message == null ? e.getClass().getSimpleName() : message);
    } catch (IllegalArgumentException e) {
      // What a model that was tampered with says of itself (ModelCore).
      return new Outcome(file, null, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Outcome(file, null, "a bug in this program, please report it: " + e);
    } catch (OutOfMemoryError e) {
      return new Outcome(file, null, "it needs more memory than the JVM may use (-Xmx)");
    }
  }

  private static void handOver(Future<Outcome> future, Sink sink)
      throws IOException, InterruptedException {
    try {
      Outcome outcome = future.get();
      FilePrediction prediction = outcome.prediction();
      if (prediction != null) {
        sink.done(prediction);
      } else {
        sink.failed(outcome.file(), outcome.reason());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
