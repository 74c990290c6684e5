package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.FeatureSets;
import org.sonaffect.acoustics.contour.Contours;
import org.sonaffect.acoustics.signal.Measured;
import org.sonaffect.audio.AudioSegment;
import org.sonaffect.audio.stream.CountedStream;
import org.sonaffect.audio.stream.HeldSamples;
import org.sonaffect.audio.stream.SampleStream;
import org.sonaffect.audio.stream.SlidingWindows;

/** Computes the rows of one clip, on the calling thread, and hands them over as they come. */
public final class ClipExtraction {
  /** Seconds of the short frame, which a row of contours lasts by definition. */
  private static final double FRAME = 0.02;

  private static final int CONTOUR_ROWS = 128;

  private final NamedClip clip;
  private final AudioSegment segment;
  private final ExtractionOptions options;
  private final Sink sink;

  /** What is done with some rows. */
  public interface Sink {
    /** Takes rows in their order. */
    void accept(List<RowKey> keys, List<float[]> values) throws InterruptedException;
  }

  /**
   * What came of a clip.
   *
   * @param rows that were handed over
   * @param seconds of audio
   * @param warnings what was odd about the file and did not stop it from being read
   * @param failure why there are no rows, or not all (of a file cut into windows); null where there
   *     are
   */
  public record Outcome(
      long rows, double seconds, List<String> warnings, @Nullable String failure) {}

  private long rows;

  private ClipExtraction(NamedClip clip, ExtractionOptions options, Sink sink) {
    this.clip = clip;
    this.segment = clip.segment();
    this.options = options;
    this.sink = sink;
  }

  /**
   * Writes the rows of a clip to a table.
   *
   * @param options of which level, window and audio count
   * @throws IOException where the table cannot be written; the outcome states what is wrong with
   *     the clip
   * @throws InterruptedException where the thread was interrupted
   */
  public static Outcome write(NamedClip clip, ExtractionOptions options, TableWriter table)
      throws IOException, InterruptedException {
    try {
      return compute(
          clip,
          options,
          (keys, values) -> {
            for (int i = 0; i < keys.size(); i++) {
              try {
                table.write(keys.get(i), values.get(i));
              } catch (IOException e) {
                throw new TableFailure(e);
              }
            }
          });
    } catch (TableFailure e) {
      throw e.cause;
    }
  }

  /**
   * Computes the rows of a clip.
   *
   * @param options of which level, window and audio count
   * @throws InterruptedException where the thread was interrupted
   */
  public static Outcome compute(NamedClip clip, ExtractionOptions options, Sink sink)
      throws InterruptedException {
    return new ClipExtraction(clip, options, sink).outcome();
  }

  /** Not a fault of the clip. */
  private static final class TableFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IOException cause;

    TableFailure(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  private Outcome outcome() throws InterruptedException {
    try (CountedStream stream = open()) {
      if (options.windowed()) {
        windows(stream);
      } else if (options.level() == ExtractionOptions.Level.CONTOURS) {
        contours(options.sets().only().contours(stream), segment.start());
      } else {
        float[] row = options.sets().functionals(stream, this::open);
        functionals(row, segment.start(), segment.start() + stream.seconds());
      }
      return new Outcome(rows, stream.seconds(), stream.warnings(), null);
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      String message = e.getMessage();
      return failed(message == null ? e.getClass().getSimpleName() : message);
    } catch (TableFailure e) {
      throw e;
    } catch (RuntimeException e) {
      return failed("a bug in this program, please report it: " + e);
    } catch (OutOfMemoryError e) {
      return failed("it needs more memory than the JVM may use (-Xmx)");
    }
  }

  private CountedStream open() throws IOException {
    return new CountedStream(
        options
            .sets()
            .open(segment.file(), options.audio().segment(segment.start(), segment.end())));
  }

  /** Windows of the clip as its signal makes it, but with the silence at its ends. */
  private void windows(CountedStream stream) throws IOException, InterruptedException {
    Measured measured = options.sets().measured(stream).untrimmed();
    FeatureSets.Opening again = () -> options.sets().signal().measures() ? open() : stream;
    try (SampleStream conditioned = options.sets().conditioned(again, measured)) {
      new SlidingWindows(conditioned, options.window(), options.hop()).forEach(this::window);
    }
  }

  private Outcome failed(String reason) {
    return new Outcome(rows, 0, List.of(), reason);
  }

  private void window(HeldSamples clip, double start) throws IOException, InterruptedException {
    if (options.level() == ExtractionOptions.Level.CONTOURS) {
      contours(options.sets().only().contours(clip), start);
    } else {
      functionals(options.sets().ofConditioned(clip), start, start + clip.seconds());
    }
  }

  private void functionals(float[] row, double start, double end) throws InterruptedException {
    handOver(List.of(key(start, end, 0)), List.of(row));
  }

  private RowKey key(double start, double end, double frameTime) {
    return new RowKey(clip.name(), start, end, frameTime, clip.carried());
  }

  private void contours(Contours contours, double start) throws InterruptedException {
    float[][] values = contours.values();
    for (int from = 0; from < contours.rows(); from += CONTOUR_ROWS) {
      int to = Math.min(from + CONTOUR_ROWS, contours.rows());
      List<RowKey> keys = new ArrayList<>(to - from);
      List<float[]> some = new ArrayList<>(to - from);
      for (int r = from; r < to; r++) {
        double time = contours.times()[r];
        keys.add(key(start + time, start + time + FRAME, time));
        float[] row = new float[values.length];
        for (int c = 0; c < values.length; c++) {
          row[c] = values[c][r];
        }
        some.add(row);
      }
      handOver(keys, some);
    }
  }

  private void handOver(List<RowKey> keys, List<float[]> values) throws InterruptedException {
    sink.accept(keys, values);
    rows += keys.size();
  }
}
