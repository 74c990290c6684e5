package org.sonaffect.study.plan;

import org.sonaffect.learning.prepare.Alignment;

/**
 * A training on one corpus, with some rated clips of another, to be tested on the other.
 *
 * @param training its rows: trained on are the source's training rows and the labelled ones of the
 *     target, searched on the source's alone, tested the target's test rows and no others
 * @param source the corpus trained on
 * @param target the corpus tested
 * @param alignment of their features
 * @param labelled how many clips of the target are trained on
 * @param pool the target's training rows, of which the labelled clips are drawn
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlannedTransfer(
    PlannedTraining training,
    int source,
    int target,
    Alignment alignment,
    int labelled,
    int[] pool) {

  /**
   * The rows of the target on whose features, not ratings, the alignment is fitted; none where
   * nothing is aligned.
   */
  public int[] unlabelled() {
    return alignment == Alignment.PLAIN ? new int[0] : pool.clone();
  }
}
