package org.sonaffect.learning.family;

import java.util.function.BooleanSupplier;

/**
 * When a fit must give up. A family that computes for seconds asks every now and then; without a
 * limit of time the answer is always the same, so that what is fitted never depends on the clock.
 */
public final class Deadline {
  /** Never. */
  public static final Deadline NONE = new Deadline(() -> false);

  private final BooleanSupplier passed;

  /** One that has passed when the supplier returns true; asked from any thread. */
  public Deadline(BooleanSupplier passed) {
    this.passed = passed;
  }

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
