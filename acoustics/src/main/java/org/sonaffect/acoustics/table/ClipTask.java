package org.sonaffect.acoustics.table;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sonaffect.audio.AudioSegment;

/**
 * Computes the rows of one clip on a thread of its own and hands them over in pieces; waits when
 * nobody takes them, so that few are held however many there are.
 */
final class ClipTask implements Runnable {
  private static final int PIECES = 4;

  /** A piece of the outcome: rows, and in the end how it went. */
  sealed interface Piece permits Rows, Ended {}

  /** Some rows. */
  record Rows(List<RowKey> keys, List<float[]> values) implements Piece {}

  /** All rows there are were handed over. */
  record Ended(ClipExtraction.Outcome outcome) implements Piece {}

  private final NamedClip clip;
  private final ExtractionOptions options;
  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES);

  ClipTask(NamedClip clip, ExtractionOptions options) {
    this.clip = clip;
    this.options = options;
  }

  AudioSegment segment() {
    return clip.segment();
  }

  /** The next piece, waited for. */
  Piece take() throws InterruptedException {
    return pieces.take();
  }

  @Override
  public void run() {
    try {
      pieces.put(
          new Ended(
              ClipExtraction.compute(
                  clip, options, (keys, values) -> pieces.put(new Rows(keys, values)))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
