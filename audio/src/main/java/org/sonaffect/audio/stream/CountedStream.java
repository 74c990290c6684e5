package org.sonaffect.audio.stream;

import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * Samples on their way to whoever works on them: counted, and stopped when the thread is
 * interrupted, so that long work ends when nobody wants it.
 */
public class CountedStream extends FilterStream {
  private long samples;

  /** Counts what is read of a stream; closing this closes it. */
  public CountedStream(SampleStream stream) {
    super(stream);
  }

  /** Samples read so far. */
  public final long samples() {
    return samples;
  }

  /** Seconds read so far. */
  public final double seconds() {
    return samples / (double) stream.sampleRate();
  }

  /**
   * Reads as the stream does.
   *
   * @throws InterruptedIOException where the thread was interrupted
   */
  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    if (Thread.interrupted()) {
      throw new InterruptedIOException("interrupted");
    }
    int got = stream.read(into, offset, length);
    samples += Math.max(0, got);
    return got;
  }
}
