package org.sonaffect.study.plan;

import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.random.SplitMix64;
import org.sonaffect.study.RatingTarget;

/** The ratings of a random-label control (docs/spec/experiment.md §2.5). */
final class RandomLabels {
  private RandomLabels() {}

  /**
   * The ratings of all rows, those of one corpus replaced by draws uniform between the smallest and
   * the largest of them. Strata and folds stay those of the real ratings.
   *
   * @param draw from 0; every draw and target has its own random numbers
   */
  public static double[] of(
      StackedRows rows, int corpus, RatingTarget target, int draw, Seeds seeds) {
    double[] ratings = rows.ratings(target);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row : rows.rowsOf(corpus)) {
      low = Math.min(low, ratings[row]);
      high = Math.max(high, ratings[row]);
    }
    SplitMix64 random =
        seeds
            .child("randomised")
            .child(rows.names().get(corpus))
            .child(target.word())
            .child(draw)
            .random();
    for (int row : rows.rowsOf(corpus)) {
      ratings[row] = low + (high - low) * random.nextDouble();
    }
    return ratings;
  }
}
