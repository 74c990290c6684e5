package org.sonaffect.learning.automl;

import java.util.ArrayList;
import java.util.List;

/**
 * Which trials go on. A trial is judged after the first fold and after the first repeat, against
 * all trials that have been evaluated on the same folds. It goes on when for at least one target
 * its mean loss over them is within a factor of the lowest, and it stands within the best share of
 * all such trials, or among the best few.
 *
 * @param factorAfterFold largest loss after the first fold, relative to the lowest
 * @param shareAfterFold of all trials, that goes on after the first fold
 * @param factorAfterRepeat the same after the first repeat
 * @param shareAfterRepeat the same
 * @param atLeast so many of the best go on whatever the share
 * @param factorOfFamily largest loss of the best of a family, relative to the lowest of all
 */
public record HalvingRule(
    double factorAfterFold,
    double shareAfterFold,
    double factorAfterRepeat,
    double shareAfterRepeat,
    int atLeast,
    double factorOfFamily) {
  /** The rule used where none is given. */
  public static final HalvingRule USUAL = new HalvingRule(1.07, 1.0 / 3, 1.03, 1.0 / 4, 8, 1.12);

  /** For tables so large that whole repeats are for few. */
  public static final HalvingRule LARGE = new HalvingRule(1.04, 1.0 / 8, 1.015, 1.0 / 8, 4, 1.04);

  /** Whether a trial goes on from where it is; all trials include it. */
  boolean goesOn(Candidate trial, List<Candidate> all, int targets, int folds) {
    int splits = trial.planned();
    boolean first = splits < folds;
    double factor = first ? factorAfterFold : factorAfterRepeat;
    double share = first ? shareAfterFold : shareAfterRepeat;
    List<Candidate> same = new ArrayList<>();
    for (Candidate other : all) {
      if (other.failure() == null && other.evaluated() >= splits) {
        same.add(other);
      }
    }
    double places = Math.max(atLeast, share * same.size());
    for (int t = 0; t < targets; t++) {
      double own = trial.loss(t, splits);
      double lowest = own;
      int better = 0;
      boolean bestOfFamily = true;
      for (Candidate other : same) {
        double loss = other.loss(t, splits);
        lowest = Math.min(lowest, loss);
        if (loss < own || (loss == own && other.number() < trial.number())) {
          better++;
          bestOfFamily &= !other.family().equals(trial.family());
        }
      }
      if ((own <= factor * lowest && better < places)
          || (bestOfFamily && own <= factorOfFamily * lowest)) {
        return true;
      }
    }
    return false;
  }
}
