package org.sonaffect.corpus.extract;

import java.util.function.DoubleSupplier;

/** Where long work says how far it is; nowhere by itself. Called from many threads. */
public interface Progress {
  /** Says nothing. */
  Progress NONE = new Progress() {};

  /**
   * Opens a stage of {@code total} units (0: unknown), e.g. {@code stage("features", 240,
   * "clips")}.
   */
  default Stage stage(String name, long total, String unit) {
    return new Stage() {};
  }

  /** Something a person should know that does not stop the work. */
  default void warn(String message) {}

  /** One stage of the work. */
  interface Stage extends AutoCloseable {
    /** So many more units are done. */
    default void advance(long by) {}

    /** A few words about the present state, e.g. the best score so far. */
    default void note(String text) {}

    /**
     * For work whose remaining time is known better than from the units that are done.
     *
     * @param seconds expected until the stage ends, NaN while unknown; asked from any thread
     */
    default void timeLeft(DoubleSupplier seconds) {}

    @Override
    default void close() {}
  }
}
