package org.sonaffect.automl.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Space;
import org.sonaffect.learning.metrics.Interval;

/**
 * A trial on the leaderboard.
 *
 * @param trial number, in the order of proposal, from 0
 * @param configuration as {@link Space} reads it back
 * @param words the configuration for people
 * @param status what became of it
 * @param reason why it failed; null where it did not
 * @param splits it was evaluated on; 0: it was only looked at, on a part of the training rows
 * @param scores of each target, over those splits or of the look: R2 within a domain averaged over
 *     the domains; NaN where there is none
 * @param weights in the ensemble, of each target
 * @param fitSeconds mean over splits, preparing included where it was not shared
 * @param predictSeconds mean over splits, of all test rows
 */
public record Standing(
    int trial,
    String configuration,
    String words,
    Status status,
    @Nullable String reason,
    int splits,
    List<Interval> scores,
    List<Double> weights,
    double fitSeconds,
    double predictSeconds) {
  /** What became of a trial. */
  public enum Status {
    /** Evaluated on all splits. */
    FULL,
    /** Stopped by the promotion rule. */
    HALVED,
    /** Stopped by the end of the time. */
    CUT,
    /** It could not be fitted, or gave no usable predictions. */
    FAILED
  }

  /** Copies the lists. */
  public Standing {
    scores = List.copyOf(scores);
    weights = List.copyOf(weights);
  }

  /** Mean score over the targets; NaN where it has none. */
  public double meanScore() {
    double sum = 0;
    for (Interval score : scores) {
      sum += score.mean();
    }
    return sum / scores.size();
  }
}
