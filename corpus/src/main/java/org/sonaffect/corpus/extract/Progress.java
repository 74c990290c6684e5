package org.sonaffect.corpus.extract;

import java.util.function.DoubleSupplier;

/** Where long work says how far it is. Called from many threads. */
public interface Progress {
  /** Says nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public Stage stage(String name, long total, String unit) {
          return new Stage() {
            @Override
            public void advance(long by) {}

            @Override
            public void note(String text) {}

            @Override
            public void close() {}
          };
        }

        @Override
        public void warn(String message) {}
      };

  /**
   * Opens a stage of {@code total} units (0: unknown), e.g. {@code stage("features", 240,
   * "clips")}.
   */
  Stage stage(String name, long total, String unit);

  /** Something a person should know that does not stop the work. */
  void warn(String message);

  /** One stage of the work. */
  interface Stage extends AutoCloseable {
    /** So many more units are done. */
    void advance(long by);

    /** A few words about the present state, e.g. the best score so far. */
    void note(String text);

    /**
     * For work whose remaining time is known better than from the units that are done.
     *
     * @param seconds expected until the stage ends, NaN while unknown; asked from any thread
     */
    default void timeLeft(DoubleSupplier seconds) {}

    @Override
    void close();
  }
}
