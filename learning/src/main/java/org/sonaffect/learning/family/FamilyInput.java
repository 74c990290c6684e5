package org.sonaffect.learning.family;

import org.sonaffect.learning.rows.Check;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.TrainingRows;

/** What every family refuses; the errors name row or column. */
public final class FamilyInput {
  private record FiniteKey() {}

  private FamilyInput() {}

  /** Rows and targets to fit on. */
  public static void training(TrainingRows rows, double[][] y, FitContext context) {
    rows.derived(
        new FiniteKey(),
        () -> {
          Check.finite(rows.x());
          return true;
        });
    if (y.length == 0) {
      throw new IllegalArgumentException("no targets, expected at least 1");
    }
    for (double[] target : y) {
      Check.targets(target, rows.size());
    }
    if (context.folds().length != rows.size()) {
      throw new IllegalArgumentException(
          "folds of %d rows for %d rows".formatted(context.folds().length, rows.size()));
    }
  }

  /** Rows to predict by a fit of so many columns. */
  static void evaluation(EvaluationRows rows, int columns) {
    if (rows.x().columns() != columns) {
      throw new IllegalArgumentException(
          "%d columns, expected the %d it was fitted on".formatted(rows.x().columns(), columns));
    }
    rows.derived(
        new FiniteKey(),
        () -> {
          Check.finite(rows.x());
          return true;
        });
  }

  /** Rows to predict by a fit that looks back at its training rows. */
  static void evaluation(EvaluationRows rows, int columns, int trainingRows) {
    evaluation(rows, columns);
    if (rows.training().size() != trainingRows) {
      throw new IllegalArgumentException(
          "rows seen from %d training rows, expected the %d it was fitted on"
              .formatted(rows.training().size(), trainingRows));
    }
  }
}
