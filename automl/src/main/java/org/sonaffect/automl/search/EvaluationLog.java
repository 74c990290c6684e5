package org.sonaffect.automl.search;

import org.jspecify.annotations.Nullable;

/**
 * Where a search writes every evaluation as soon as it has ended, and finds those of an earlier run
 * that was cut short. Called from several threads.
 */
public interface EvaluationLog {
  /** Remembers nothing. */
  EvaluationLog NONE =
      new EvaluationLog() {
        @Override
        public void begin(String identity) {}

        @Override
        public @Nullable Evaluation known(int trial, String configuration, int split) {
          return null;
        }

        @Override
        public void record(Evaluation evaluation) {}

        @Override
        public double elapsedSeconds() {
          return 0;
        }
      };

  /**
   * Called once, first.
   *
   * @param identity of the task, the space, the seed and the rules: what two runs must share for
   *     one to continue the other
   * @throws IllegalArgumentException if the log is of another search
   */
  void begin(String identity);

  /** What has been recorded, or null. */
  @Nullable Evaluation known(int trial, String configuration, int split);

  /** Keeps an evaluation that was not known. */
  void record(Evaluation evaluation);

  /** Time used by the earlier runs. */
  double elapsedSeconds();
}
