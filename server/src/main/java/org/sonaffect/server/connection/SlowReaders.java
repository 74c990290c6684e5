package org.sonaffect.server.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Leaves those who read their answer too slowly, that they do not hold a thread: the idle timeout
 * notices only who reads nothing at all. (Jetty's own handler for this has no grace, and would cut
 * off short answers of a machine that is busy for a moment.) Where many hardly read at a time, the
 * slowest of them go at once, so that they cannot hold all threads together.
 */
public final class SlowReaders extends Handler.Wrapper {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** A piece of an answer that is not taken within this time is waited for. */
  private static final long WAITS_NANOS = 1_000_000_000L;

  private final long rate;
  private final Duration grace;
  private final int most;
  private final Set<Paced> writing = ConcurrentHashMap.newKeySet();

  /**
   * Guards answers.
   *
   * @param rate bytes per second, over the whole answer
   * @param grace time from its begin before the rate counts
   * @param most clients that are waited for at a time
   */
  public SlowReaders(long rate, Duration grace, int most) {
    this.rate = rate;
    this.grace = grace;
    this.most = most;
    addBean(new Sweep("sonaffect-readers", PAUSE, this::sweep));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new Paced(request, response), callback);
  }

  /** Closes the connections of the slowest beyond those that are waited for. */
  private void sweep() {
    record Slow(Paced answer, double rate) {}
    long now = System.nanoTime();
    writing.stream()
        .filter(one -> now - one.since > WAITS_NANOS)
        .map(one -> new Slow(one, one.rate(now)))
        .sorted(Comparator.comparingDouble(Slow::rate).reversed())
        .skip(most)
        .forEach(slow -> slow.answer().leave());
  }

  /** Writes come one after another: what was written before has been taken. */
  private final class Paced extends Response.Wrapper {
    private volatile long begin;
    private volatile long since;
    private volatile long taken;

    Paced(Request request, Response response) {
      super(request, response);
    }

    private double rate(long now) {
      return taken / ((now - begin) / 1e9);
    }

    private void leave() {
      getRequest().getConnectionMetaData().getConnection().getEndPoint().close();
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      long now = System.nanoTime();
      if (taken == 0) {
        begin = now;
      }
      if (now - begin > grace.toNanos() && rate(now) < rate) {
        callback.failed(
            new TimeoutException(
                "%d bytes were read in %.0f s, expected at least %d bytes per second"
                    .formatted(taken, (now - begin) / 1e9, rate)));
        return;
      }
      since = now;
      writing.add(this);
      long more = content == null ? 0 : content.remaining();
      super.write(
          last,
          content,
          Callback.from(
              () -> {
                writing.remove(this);
                taken += more;
              },
              callback));
    }
  }
}
