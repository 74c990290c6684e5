package org.sonaffect.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sonaffect.automl.search.AutoMlOptions;
import org.sonaffect.automl.search.Budget;
import org.sonaffect.automl.space.Point;
import org.sonaffect.automl.space.Portfolio;
import org.sonaffect.automl.space.Space;
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
 * @param first settings of configurations that a search tries before all others
 */
public record AutoMlModel(
    String name,
    Budget budget,
    int repeats,
    boolean memoryByTable,
    AutoMlForm form,
    List<Point> first)
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

  /** Copies the list. */
  public AutoMlModel {
    first = List.copyOf(first);
  }

  /**
   * What a search of a space tries first, in order: its own, then the usual ones.
   *
   * @throws IllegalArgumentException where the space lacks a setting of its own
   */
  public List<Point> portfolio(Space space) {
    Set<Point> points = new LinkedHashSet<>();
    first.forEach(point -> points.add(space.point(point.text())));
    points.addAll(Portfolio.of(space));
    return List.copyOf(points);
  }

  /** The rules of a search. */
  public AutoMlOptions options(Task task) {
    return form.options(task).withChosen(!first.isEmpty());
  }

  /** The same search with a model of another form. */
  public AutoMlModel as(AutoMlForm other) {
    return new AutoMlModel(name, budget, repeats, memoryByTable, other, first);
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
