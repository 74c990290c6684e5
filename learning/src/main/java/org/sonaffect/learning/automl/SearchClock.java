package org.sonaffect.learning.automl;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The time a search has used, that of runs that were cut short included, and what is left. */
final class SearchClock {
  private final LongSupplier nanos;
  private final long start;
  private final double earlier;
  private final double limit;

  SearchClock(LongSupplier nanos, double earlierSeconds, @Nullable Duration limit) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.earlier = earlierSeconds;
    this.limit = limit == null ? Double.POSITIVE_INFINITY : limit.toNanos() / 1e9;
  }

  /** Seconds used. */
  double elapsed() {
    return earlier + (nanos.getAsLong() - start) / 1e9;
  }

  /** Seconds left; infinite without a limit of time. */
  double left() {
    return limit - elapsed();
  }

  /** Whether there is a limit of time. */
  boolean limited() {
    return limit < Double.POSITIVE_INFINITY;
  }
}
