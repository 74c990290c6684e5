package org.sonaffect.automl.search;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time a search has used, that of runs that were cut short included, and what is left. One that
 * continues stands still until it starts: known results are not paid for twice.
 */
final class SearchClock {
  private final LongSupplier nanos;
  private long start;
  private boolean running;
  private final double earlier;
  private final double limit;

  SearchClock(LongSupplier nanos, double earlierSeconds, @Nullable Duration limit) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.running = earlierSeconds <= 0;
    this.earlier = earlierSeconds;
    this.limit = limit == null ? Double.POSITIVE_INFINITY : limit.toNanos() / 1e9;
  }

  /** There is something to do that no earlier run has done. */
  synchronized void begin() {
    if (!running) {
      running = true;
      start = nanos.getAsLong();
    }
  }

  /** Whether it continues an interrupted run. */
  boolean resumed() {
    return earlier > 0;
  }

  /** Seconds used. */
  synchronized double elapsed() {
    return !running ? earlier : earlier + (nanos.getAsLong() - start) / 1e9;
  }

  /** Seconds left; infinite without a limit of time. */
  double left() {
    return limit - elapsed();
  }

  /** Seconds that may be used; infinite without a limit of time. */
  double limit() {
    return limit;
  }

  /** Whether there is a limit of time. */
  boolean limited() {
    return limit < Double.POSITIVE_INFINITY;
  }
}
