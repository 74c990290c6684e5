package org.sonaffect.server.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Closes connections that do not come to the point: those on which no whole request head arrived
 * within a time, whether nothing comes or a byte now and then ("slow loris", which no idle timeout
 * notices). Near the limit of open connections, the one that has been without a request for longest
 * gives way to each new one, so that silent connections cannot keep others out.
 */
public final class SlowConnections extends Handler.Wrapper implements Connection.Listener {
  /** The attribute of a request that holds its connection. */
  public static final String CONNECTION = "org.sonaffect.connection";

  private static final Duration PAUSE = Duration.ofMillis(25);

  /** A connection is spared for so long after it came, or after its last request. */
  private static final long YOUNG_NANOS = 200_000_000L;

  /** Of the limit, one in so many is left for connections with a request. */
  private static final int SPARE = 8;

  private record Idle(long since) {}

  private final Map<Connection, Idle> idle = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final long nanos;
  private final int most;

  /**
   * Guards connections.
   *
   * @param headerTime for a whole request head
   * @param limit of open connections
   */
  public SlowConnections(Duration headerTime, int limit) {
    this.nanos = headerTime.toNanos();
    this.most = limit - limit / SPARE;
    addBean(new Sweep("sonaffect-connections", PAUSE, this::sweep));
  }

  @Override
  public void onOpened(Connection connection) {
    idle.put(connection, new Idle(System.nanoTime()));
    open.incrementAndGet();
    makeRoom();
  }

  @Override
  public void onClosed(Connection connection) {
    open.decrementAndGet();
    idle.remove(connection);
  }

  /**
   * Closes the oldest idle connections beyond the limit, but none that just came: what it sent may
   * not have been read yet. Meanwhile no more are accepted.
   */
  private synchronized void makeRoom() {
    long now = System.nanoTime();
    for (int beyond = open.get() - most; beyond > 0; beyond--) {
      Connection oldest = null;
      long longest = YOUNG_NANOS;
      for (Map.Entry<Connection, Idle> one : idle.entrySet()) {
        if (now - one.getValue().since() > longest) {
          longest = now - one.getValue().since();
          oldest = one.getKey();
        }
      }
      if (oldest == null) {
        return;
      }
      idle.remove(oldest);
      oldest.getEndPoint().close();
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    idle.remove(connection);
    request.setAttribute(CONNECTION, connection);
    Request.addCompletionListener(
        request,
        failure -> {
          if (connection.getEndPoint().isOpen()) {
            idle.put(connection, new Idle(System.nanoTime()));
          }
        });
    return super.handle(request, response, callback);
  }

  private void sweep() {
    long now = System.nanoTime();
    idle.forEach(
        (connection, begin) -> {
          if (now - begin.since() > nanos) {
            idle.remove(connection);
            connection.getEndPoint().close();
          }
        });
    makeRoom();
  }
}
