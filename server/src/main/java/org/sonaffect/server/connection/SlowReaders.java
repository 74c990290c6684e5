package org.sonaffect.server.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Leaves those who read their answer too slowly, that they do not hold a thread: the idle timeout
 * notices only who reads nothing at all. (Jetty's own handler for this has no grace, and would cut
 * off short answers of a machine that is busy for a moment.)
 */
public final class SlowReaders extends Handler.Wrapper {
  private final long rate;
  private final Duration grace;

  /**
   * Guards answers.
   *
   * @param rate bytes per second, over the whole answer
   * @param grace time from its begin before the rate counts
   */
  public SlowReaders(long rate, Duration grace) {
    this.rate = rate;
    this.grace = grace;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new Paced(request, response), callback);
  }

  /** Writes come one after another: what was written before has been taken. */
  private final class Paced extends Response.Wrapper {
    private long begin;
    private long taken;

    Paced(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      long now = System.nanoTime();
      if (taken == 0) {
        begin = now;
      }
      long nanos = now - begin;
      if (nanos > grace.toNanos() && taken < rate * (nanos / 1e9)) {
        callback.failed(
            new TimeoutException(
                "%d bytes were read in %.0f s, expected at least %d bytes per second"
                    .formatted(taken, nanos / 1e9, rate)));
        return;
      }
      taken += content == null ? 0 : content.remaining();
      super.write(last, content, callback);
    }
  }
}
