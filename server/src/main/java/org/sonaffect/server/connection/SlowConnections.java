package org.sonaffect.server.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections that do not come to the point: those on which no whole request head arrived
 * within a time, whether nothing comes or a byte now and then ("slow loris", which no idle timeout
 * notices).
 */
public final class SlowConnections extends Handler.Wrapper implements Connection.Listener {
  /** The attribute of a request that holds its connection. */
  public static final String CONNECTION = "org.sonaffect.connection";

  private static final long SWEEP_MILLIS = 500;

  private record Idle(long since) {}

  private final Map<Connection, Idle> idle = new ConcurrentHashMap<>();
  private final long nanos;
  private final Scheduler clock = new ScheduledExecutorScheduler("sonaffect-connections", true);

  public SlowConnections(Duration headerTime) {
    this.nanos = headerTime.toNanos();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    LifeCycle.start(clock);
    clock.schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  protected void doStop() throws Exception {
    LifeCycle.stop(clock);
    super.doStop();
  }

  @Override
  public void onOpened(Connection connection) {
    idle.put(connection, new Idle(System.nanoTime()));
  }

  @Override
  public void onClosed(Connection connection) {
    idle.remove(connection);
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
    if (isRunning() || isStarting()) {
      clock.schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
