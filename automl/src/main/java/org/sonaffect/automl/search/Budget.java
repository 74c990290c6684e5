package org.sonaffect.automl.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Ridge;
import org.sonaffect.learning.folds.Split;

/**
 * The limits of a search. It ends at the first one that it reaches.
 *
 * @param time from the start to the finished ensemble; null: no limit
 * @param maxTrials most configurations evaluated; {@link Integer#MAX_VALUE}: no limit
 * @param memoryBytes of prepared rows and what fits derive from them: as they are at rest, as
 *     estimated while they are in use; a fit estimated above it is not made
 */
public record Budget(@Nullable Duration time, int maxTrials, long memoryBytes) {
  /**
   * Of {@link org.sonaffect.learning.family.Family#squares}: a Gaussian process of three widths.
   */
  private static final int USUAL_SQUARES = 8;

  /** Half of what the Java heap may grow to, which leaves memory for fits and the table itself. */
  public static long usualMemory() {
    return Runtime.getRuntime().maxMemory() / 2;
  }

  /**
   * What most families need of a task's rows, one fit at a time: the same on every machine.
   *
   * @param least bytes where the rows need less
   * @param most bytes where they need more
   */
  public static long memoryFor(Task task, long least, long most) {
    long need = 0;
    for (Split split : task.splits()) {
      MemoryNeed rows = new MemoryNeed(split, new Ridge());
      long all = (long) split.train().length + split.test().length;
      long squares = MemoryNeed.squares(split.train().length, all, USUAL_SQUARES);
      need = Math.max(need, rows.rows(task.x().columns()) + squares);
    }
    return Math.max(least, Math.min(most, need));
  }

  /** Checks that it ends. */
  public Budget {
    if (time == null && maxTrials == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("expected a budget of time or of trials, found neither");
    }
    if (maxTrials < 1 || memoryBytes < 1 || (time != null && time.toNanos() < 1)) {
      throw new IllegalArgumentException(
          "expected a budget above 0, found time %s, %d trials, %d bytes"
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
