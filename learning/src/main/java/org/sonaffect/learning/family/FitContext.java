package org.sonaffect.learning.family;

import org.sonaffect.learning.random.Seeds;

/**
 * What a fit may know besides rows and targets.
 *
 * @param folds fold of each training row, from 0, by which a family may choose among its own
 *     settings; rows that belong together are in one fold
 * @param seeds of everything random in the fit
 * @param deadline when to give up; long fits check it
 */
@SuppressWarnings("ArrayRecordComponent")
public record FitContext(int[] folds, Seeds seeds, Deadline deadline) {
  /** Without a limit of time. */
  public FitContext(int[] folds, Seeds seeds) {
    this(folds, seeds, Deadline.NONE);
  }

  /** The same with seeds of their own. */
  public FitContext with(Seeds own) {
    return new FitContext(folds, own, deadline);
  }
}
