package org.sonaffect.server.connection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/** What a handler does again and again while it runs, as one of its beans. */
final class Sweep extends AbstractLifeCycle {
  private final String name;
  private final Duration pause;
  private final Runnable once;
  private @Nullable ScheduledExecutorService clock;

  /**
   * Sweeps on a thread of its own.
   *
   * @param name of the thread
   * @param pause between the end of one and the begin of the next
   * @param once must not throw
   */
  Sweep(String name, Duration pause, Runnable once) {
    this.name = name;
    this.pause = pause;
    this.once = once;
  }

  @Override
  protected void doStart() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    started.scheduleWithFixedDelay(once, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    clock = started;
  }

  @Override
  protected void doStop() {
    if (clock != null) {
      clock.shutdownNow();
      clock = null;
    }
  }
}
