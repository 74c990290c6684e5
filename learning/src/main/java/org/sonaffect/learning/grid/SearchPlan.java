package org.sonaffect.learning.grid;

import java.util.List;
import org.sonaffect.learning.folds.Split;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.Target;

/**
 * A search before it runs: all of it is data.
 *
 * @param name unique in a study; part of the key of every trial
 * @param x the features of every row
 * @param corpus the corpus of every row, from 0
 * @param targets each is searched for itself, on decompositions that are shared
 * @param splits rows to fit and rows to validate on
 * @param grid the points
 * @param halving the rungs
 * @param rows how a rung's share of a split is cut
 * @param rule the score of a point on a split; the mean over the splits ranks it
 */
@SuppressWarnings("ArrayRecordComponent")
public record SearchPlan(
    String name,
    Matrix x,
    int[] corpus,
    List<Target> targets,
    List<Split> splits,
    Grid grid,
    Halving halving,
    RungRows rows,
    ScoreRule rule) {
  /** Checks that every row has a corpus and ratings and that no split is empty. */
  public SearchPlan {
    targets = List.copyOf(targets);
    splits = List.copyOf(splits);
    if (corpus.length != x.rows()) {
      throw new IllegalArgumentException(
          "search %s: %d rows need as many corpus numbers, found %d"
              .formatted(name, x.rows(), corpus.length));
    }
    for (Target target : targets) {
      if (target.rating().length != x.rows()) {
        throw new IllegalArgumentException(
            "search %s: %d rows need as many ratings of %s, found %d"
                .formatted(name, x.rows(), target.name(), target.rating().length));
      }
    }
    if (splits.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException(
          "search %s needs at least 1 split and 1 target, found %d and %d"
              .formatted(name, splits.size(), targets.size()));
    }
    for (int i = 0; i < splits.size(); i++) {
      Split split = splits.get(i);
      if (split.train().length == 0 || split.test().length == 0) {
        throw new IllegalArgumentException(
            "search %s: split %d needs rows on both sides, found %d to fit and %d to validate"
                .formatted(name, i, split.train().length, split.test().length));
      }
    }
  }
}
