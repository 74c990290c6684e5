package org.sonaffect.audio.stream;

import java.io.IOException;
import java.util.Arrays;

/**
 * Windows of equal length over a stream, of which no more than one is held. The rest at the end
 * that does not fill a window is left out; audio shorter than one window is one clip as it is.
 */
public final class SlidingWindows {
  private static final int SKIP = 8192;
  private static final int FIRST_ROOM = 1 << 16;

  private final SampleStream stream;
  private final double hop;
  private final long length;
  private final int channels;
  private float[] held;
  private int filled;
  private boolean ended;

  /** What is done with a window. */
  public interface Use {
    /**
     * Uses one, before the next is read.
     *
     * @param start seconds from the start of the stream
     */
    void accept(HeldSamples window, double start) throws IOException, InterruptedException;
  }

  /**
   * Windows over what is left of a stream.
   *
   * @param window seconds, above 0
   * @param hop seconds from one to the next, above 0
   */
  public SlidingWindows(SampleStream stream, double window, double hop) {
    this.stream = stream;
    this.hop = hop;
    this.channels = stream.channels();
    this.held = new float[FIRST_ROOM * channels];
    this.length = Math.max(1, Math.round(window * stream.sampleRate()));
  }

  /** Goes over all windows. */
  public void forEach(Use use) throws IOException, InterruptedException {
    long from = 0;
    for (long k = 0; ; k++) {
      long start = Math.round(k * hop * stream.sampleRate());
      advance(start - from);
      from = start;
      fill();
      boolean whole = filled == length;
      if (!whole && (k > 0 || filled == 0)) {
        return;
      }
      use.accept(new HeldSamples(stream, held, filled), k * hop);
      if (!whole) {
        return;
      }
    }
  }

  /**
   * Goes to one window alone, the last one shorter where the stream ends within it.
   *
   * @param start seconds from where the stream is
   * @return whether the stream has anything there
   */
  public boolean at(double start, Use use) throws IOException, InterruptedException {
    advance(Math.round(start * stream.sampleRate()));
    fill();
    if (filled == 0) {
      return false;
    }
    use.accept(new HeldSamples(stream, held, filled), start);
    return true;
  }

  private void advance(long samples) throws IOException {
    int known = (int) Math.min(samples, filled);
    System.arraycopy(held, known * channels, held, 0, (filled - known) * channels);
    filled -= known;
    float[] skipped = new float[SKIP * channels];
    long left = samples - known;
    while (left > 0 && !ended) {
      int n = stream.read(skipped, 0, (int) Math.min(SKIP, left));
      ended = n < 0;
      left -= n;
    }
  }

  private void fill() throws IOException {
    while (filled < length && !ended) {
      int room = held.length / channels;
      if (filled == room) {
        room = (int) Math.min(Math.min(length, 2L * filled), (1 << 30) / channels);
        held = Arrays.copyOf(held, room * channels);
      }
      int n = stream.read(held, filled * channels, (int) Math.min(length, room) - filled);
      ended = n < 0;
      filled += Math.max(0, n);
    }
  }
}
