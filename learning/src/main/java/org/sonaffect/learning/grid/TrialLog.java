package org.sonaffect.learning.grid;

import org.jspecify.annotations.Nullable;

/** Where a search writes its trials, and finds those of an earlier run that was cut short. */
public interface TrialLog {
  /** Remembers nothing. */
  TrialLog NONE =
      new TrialLog() {
        @Override
        public double @Nullable [] known(TrialKey key) {
          return null;
        }

        @Override
        public void record(Trial trial) {}
      };

  /** The scores of a trial that has been recorded, one for each split; null where it has not. */
  double @Nullable [] known(TrialKey key);

  /**
   * Keeps a trial that was not known. A search calls this from the thread that runs it, in an order
   * that does not depend on the number of threads.
   */
  void record(Trial trial);
}
