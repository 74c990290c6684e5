package org.sonaffect.automl.search;

import org.sonaffect.automl.ensemble.EnsembleRule;
import org.sonaffect.automl.space.Task;

/**
 * The rules of a search.
 *
 * @param batch trials proposed at a time, from what is known before any of them is evaluated; fixed
 *     and so the same on any number of threads
 * @param look whether a trial is fitted on a part of the first split's training rows before it is
 *     on the whole
 * @param promotion which trials continue
 * @param ensemble how the model is made of them
 * @param chosen whether the first trials were chosen by a person, so that one is enough
 */
public record AutoMlOptions(
    int batch, boolean look, PromotionRule promotion, EnsembleRule ensemble, boolean chosen) {
  /** The rules used where none are given. */
  public static final AutoMlOptions USUAL =
      new AutoMlOptions(12, false, PromotionRule.USUAL, EnsembleRule.USUAL, false);

  /** Products of values among the rows of a table from which on it is large. */
  private static final double LARGE = 1e9;

  /** Values of a table, once for each split, up to which an ensemble of every split is small. */
  private static final double BAGGED = 4e6;

  /**
   * The rules for a task: on large tables trials begin with a look and fewer continue, and on small
   * ones the members are fitted once on each split, which predicts better and takes a few
   * milliseconds a row.
   */
  public static AutoMlOptions of(Task task) {
    double values = (double) task.rows() * task.x().columns();
    boolean large = values * task.rows() >= LARGE;
    int splits = task.folds().length * task.foldCount();
    EnsembleRule ensemble =
        values * splits <= BAGGED
            ? EnsembleRule.USUAL.as(EnsembleRule.Form.BAGGED)
            : EnsembleRule.USUAL;
    return new AutoMlOptions(
        USUAL.batch, large, large ? PromotionRule.LARGE : PromotionRule.USUAL, ensemble, false);
  }

  /** A search without a person's choice. */
  public AutoMlOptions(int batch, boolean look, PromotionRule promotion, EnsembleRule ensemble) {
    this(batch, look, promotion, ensemble, false);
  }

  /** Checks the batch. */
  public AutoMlOptions {
    if (batch < 1) {
      throw new IllegalArgumentException("expected a batch of at least 1, found " + batch);
    }
  }

  /** The same with another ensemble. */
  public AutoMlOptions with(EnsembleRule other) {
    return new AutoMlOptions(batch, look, promotion, other, chosen);
  }

  /** The same with first trials that a person chose, or not. */
  public AutoMlOptions withChosen(boolean other) {
    return new AutoMlOptions(batch, look, promotion, ensemble, other);
  }
}
