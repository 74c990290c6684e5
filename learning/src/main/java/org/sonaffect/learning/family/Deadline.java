package org.sonaffect.learning.family;

import java.util.function.BooleanSupplier;

/**
 * When a fit must give up. A family that computes for seconds asks every now and then; without a
 * limit of time the answer is always the same, so that what is fitted never depends on the clock.
 */
public record Deadline(BooleanSupplier passed) {
  /** Never. */
  public static final Deadline NONE = new Deadline(() -> false);

  /**
   * Goes on, or not.
   *
   * @throws PassedException when the time is over
   */
  public void check() {
    if (passed.getAsBoolean()) {
      throw new PassedException();
    }
  }

  /** The fit was given up; it says nothing about the family. */
  public static final class PassedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PassedException() {
      super("the time is over");
    }
  }
}
