package org.sonaffect.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * The body of a request, held to a size, to a least rate and to a time in all while it arrives,
 * whatever its headers promised.
 */
final class PacedInput extends FilterInputStream {
  private final long most;
  private final long rate;
  private final Duration grace;
  private final Duration longest;
  private final Coming coming;
  private final long begin = System.nanoTime();
  private long count;

  /** Hears of bytes as they come, and may refuse them. */
  interface Coming {
    void accept(long count, long more);
  }

  /**
   * A guarded body.
   *
   * @param most bytes
   * @param rate bytes per second, over the whole body
   * @param grace time before the rate counts
   * @param longest time for all of it
   * @param coming hears of them
   */
  PacedInput(
      InputStream in, long most, long rate, Duration grace, Duration longest, Coming coming) {
    super(in);
    this.most = most;
    this.rate = rate;
    this.grace = grace;
    this.longest = longest;
    this.coming = coming;
  }

  /** Bytes so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got;
    try {
      got = in.read(into, offset, length);
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException || e instanceof java.io.InterruptedIOException) {
        throw Refusal.tooSlow("no data arrived for a while after %d bytes".formatted(count));
      }
      throw e;
    }
    if (got < 0) {
      return got;
    }
    count += got;
    if (count > most) {
      throw Refusal.tooLarge(
          "more than %d bytes arrived, expected at most that many".formatted(most));
    }
    coming.accept(count, got);
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (seconds > grace.toMillis() / 1e3 && count < rate * seconds) {
      throw Refusal.tooSlow(
          "%d bytes arrived in %.0f s, expected at least %d bytes per second"
              .formatted(count, seconds, rate));
    }
    if (seconds > longest.toMillis() / 1e3) {
      throw Refusal.tooSlow(
          "%d bytes arrived in %.0f s, expected all of them within %d s"
              .formatted(count, seconds, longest.toSeconds()));
    }
    return got;
  }

  @Override
  public long skip(long n) throws IOException {
    throw new IOException("a body is read, not skipped");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
