package org.sonaffect.learning.automl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a search may use. It ends at the first limit it meets.
 *
 * @param time from the start to the finished ensemble; null: no limit
 * @param maxTrials most configurations evaluated; {@link Integer#MAX_VALUE}: no limit
 * @param memoryBytes of prepared rows and what fits derive from them: as they are at rest, as
 *     estimated while they are in use; rows estimated above it are not fitted on
 */
public record Budget(@Nullable Duration time, int maxTrials, long memoryBytes) {
  /** Half of what the Java heap may grow to, which leaves room for fits and the table itself. */
  public static long usualMemory() {
    return Runtime.getRuntime().maxMemory() / 2;
  }

  /** Checks that it ends. */
  public Budget {
    if (time == null && maxTrials == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a budget of time or of trials is wanted, found neither");
    }
    if (maxTrials < 1 || memoryBytes < 1 || (time != null && time.toNanos() < 1)) {
      throw new IllegalArgumentException(
          "a budget above 0 is wanted, found time %s, %d trials, %d bytes"
              .formatted(time, maxTrials, memoryBytes));
    }
  }

  /** So many trials, as long as they take; reproducible to the byte. */
  public static Budget trials(int maxTrials) {
    return new Budget(null, maxTrials, usualMemory());
  }

  /** So much time. */
  public static Budget time(Duration time) {
    return new Budget(time, Integer.MAX_VALUE, usualMemory());
  }
}
