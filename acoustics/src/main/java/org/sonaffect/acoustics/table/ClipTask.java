package org.sonaffect.acoustics.table;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sonaffect.acoustics.Audio;
import org.sonaffect.acoustics.Clip;
import org.sonaffect.acoustics.ComParE2013;
import org.sonaffect.acoustics.Contours;
import org.sonaffect.acoustics.SampleStream;

/**
 * Computes the rows of one clip and hands them over in pieces; waits when nobody takes them, so
 * that few are held however many there are.
 */
final class ClipTask implements Runnable {
  /** Seconds of the short frame, which a row of contours is said to last. */
  private static final double FRAME = 0.02;

  private static final int CONTOUR_ROWS = 128;
  private static final int PIECES = 4;

  /** A piece of the outcome: rows, and in the end how it went. */
  sealed interface Piece permits Rows, Done, Failed {}

  /** Some rows. */
  record Rows(List<RowKey> keys, List<float[]> values) implements Piece {}

  /** All rows were handed over. */
  record Done(double seconds, List<String> warnings) implements Piece {}

  /** There are no more rows, for this reason. */
  record Failed(String reason) implements Piece {}

  private final ClipRequest request;
  private final String name;
  private final ExtractionOptions options;
  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES);

  /** For a clip whose rows say {@code name}. */
  ClipTask(ClipRequest request, String name, ExtractionOptions options) {
    this.request = request;
    this.name = name;
    this.options = options;
  }

  ClipRequest request() {
    return request;
  }

  /** The next piece, waited for. */
  Piece take() throws InterruptedException {
    return pieces.take();
  }

  @Override
  public void run() {
    try {
      pieces.put(outcome());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Piece outcome() throws InterruptedException {
    try (Counted stream =
        new Counted(
            Audio.open(request.file(), options.audio().segment(request.start(), request.end())))) {
      if (options.windowed()) {
        new Windows(stream, options.window(), options.hop()).forEach(this::window);
      } else if (options.level() == ExtractionOptions.Level.CONTOURS) {
        contours(ComParE2013.contours(stream), request.start());
      } else {
        float[] row = ComParE2013.functionals(stream);
        functionals(row, request.start(), request.start() + stream.seconds());
      }
      return new Done(stream.seconds(), stream.warnings());
    } catch (InterruptedIOException e) {
      throw new InterruptedException();
    } catch (IOException e) {
      String message = e.getMessage();
      return new Failed(message == null ? e.getClass().getSimpleName() : message);
    } catch (RuntimeException e) {
      return new Failed("a fault of this program, please report it: " + e);
    } catch (OutOfMemoryError e) {
      return new Failed("it needs more memory than the JVM may use (-Xmx)");
    }
  }

  private void window(Clip clip, double start) throws IOException, InterruptedException {
    if (options.level() == ExtractionOptions.Level.CONTOURS) {
      contours(ComParE2013.contours(clip), start);
    } else {
      functionals(ComParE2013.functionals(clip), start, start + clip.seconds());
    }
  }

  private void functionals(float[] row, double start, double end) throws InterruptedException {
    pieces.put(new Rows(List.of(RowKey.clip(name, start, end)), List.of(row)));
  }

  private void contours(Contours contours, double start) throws InterruptedException {
    float[][] values = contours.values();
    for (int from = 0; from < contours.rows(); from += CONTOUR_ROWS) {
      int to = Math.min(from + CONTOUR_ROWS, contours.rows());
      List<RowKey> keys = new ArrayList<>(to - from);
      List<float[]> rows = new ArrayList<>(to - from);
      for (int r = from; r < to; r++) {
        double time = contours.times()[r];
        keys.add(new RowKey(name, start + time, start + time + FRAME, time));
        float[] row = new float[values.length];
        for (int c = 0; c < values.length; c++) {
          row[c] = values[c][r];
        }
        rows.add(row);
      }
      pieces.put(new Rows(keys, rows));
    }
  }

  /** Counts the samples, and lets go when the thread is interrupted. */
  private static final class Counted implements SampleStream {
    private final SampleStream stream;
    private long samples;

    Counted(SampleStream stream) {
      this.stream = stream;
    }

    double seconds() {
      return samples / (double) stream.sampleRate();
    }

    @Override
    public int sampleRate() {
      return stream.sampleRate();
    }

    @Override
    public int read(float[] into, int offset, int length) throws IOException {
      if (Thread.interrupted()) {
        throw new InterruptedIOException();
      }
      int n = stream.read(into, offset, length);
      samples += Math.max(0, n);
      return n;
    }

    @Override
    public List<String> warnings() {
      return stream.warnings();
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
