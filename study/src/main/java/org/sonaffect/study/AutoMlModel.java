package org.sonaffect.study;

import org.sonaffect.learning.automl.Budget;

/**
 * The ensemble that {@link org.sonaffect.learning.automl.AutoMl} finds in the training rows of a
 * fold, for both targets in one search.
 *
 * @param name as in the study's {@code models}
 * @param budget of one search: one training set of one fold, all targets
 * @param repeats how many times over the inner folds are drawn
 */
public record AutoMlModel(String name, Budget budget, int repeats) implements StudyModel {
  /** Its name. */
  public static final String NAME = "automl";

  /** Trials of a search where a study states no budget. */
  static final int USUAL_TRIALS = 60;

  static final int USUAL_REPEATS = 2;

  /**
   * Bytes of rows and what fits derive from them that a search holds: the same on every machine, as
   * a trial that would need more fails.
   */
  static final long MEMORY = 1L << 30;
}
