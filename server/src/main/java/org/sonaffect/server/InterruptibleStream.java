package org.sonaffect.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import org.sonaffect.audio.stream.SampleStream;

/**
 * Samples whose reader can be interrupted: long work on a stream ends when its result is no longer
 * needed.
 */
final class InterruptibleStream implements SampleStream {
  private final SampleStream samples;
  private long count;

  InterruptibleStream(SampleStream samples) {
    this.samples = samples;
  }

  @Override
  public int sampleRate() {
    return samples.sampleRate();
  }

  @Override
  public int read(float[] into, int offset, int length) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
    int got = samples.read(into, offset, length);
    count += Math.max(0, got);
    return got;
  }

  /** Seconds that were read. */
  double seconds() {
    return count / (double) sampleRate();
  }

  @Override
  public List<String> warnings() {
    return samples.warnings();
  }

  @Override
  public void close() throws IOException {
    samples.close();
  }
}
