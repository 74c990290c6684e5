package org.sonaffect.study;

import org.sonaffect.automl.search.Budget;
import org.sonaffect.automl.space.Task;

/**
 * The ensemble that {@link org.sonaffect.automl.search.AutoMl} finds in the training rows of a
 * fold, for both targets in one search.
 *
 * @param name as in the study's {@code models}
 * @param budget of one search: one training set of one fold, all targets
 * @param repeats how many times over the inner folds are drawn
 * @param memoryByTable whether a search of a large table may hold more than the budget says
 * @param form what the model is made of
 */
public record AutoMlModel(
    String name, Budget budget, int repeats, boolean memoryByTable, AutoMlForm form)
    implements StudyModel {
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

  /** Where the study states none: of a table on which most families would need more than that. */
  private static final long MOST_MEMORY = 4L << 30;

  /** The same search with a model of another form. */
  public AutoMlModel as(AutoMlForm other) {
    return new AutoMlModel(name, budget, repeats, memoryByTable, other);
  }

  /** The budget of a search: where no memory is stated it follows the size of the table. */
  public Budget budget(Task task) {
    return memoryByTable
        ? new Budget(
            budget.time(),
            budget.maxTrials(),
            Budget.memoryFor(task, budget.memoryBytes(), MOST_MEMORY))
        : budget;
  }
}
