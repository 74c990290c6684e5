package org.sonaffect.automl.search;

import java.util.List;

/**
 * Which trials continue, in the manner of asynchronous successive halving (Li et al., MLSys 2020):
 * trials come one by one, where {@link org.sonaffect.learning.grid.Halving} has its points at once.
 * A trial is judged after the first look, if there is one, after the first fold and after the first
 * repeat, against all trials that have come as far. It continues when for at least one target its
 * mean loss there is within a factor of the lowest, and it stands within the best share of all such
 * trials, or among the best few; and the best of a family does within a factor of its own.
 *
 * @param look what lets a trial continue after the first look
 * @param fold after the first fold
 * @param repeat after the first repeat
 * @param atLeast this many of the best continue, whatever the share
 */
public record PromotionRule(Rung look, Rung fold, Rung repeat, int atLeast) {
  /**
   * What lets a trial continue.
   *
   * @param factor largest loss, relative to the lowest
   * @param share of all trials that have come as far
   * @param factorOfFamily largest loss of the best of a family, relative to the lowest of all
   */
  public record Rung(double factor, double share, double factorOfFamily) {}

  /** The rule used where none is given. */
  public static final PromotionRule USUAL =
      new PromotionRule(
          new Rung(1.1, 1.0 / 3, 1.2),
          new Rung(1.07, 1.0 / 3, 1.12),
          new Rung(1.03, 1.0 / 4, 1.12),
          8);

  /** For tables so large that whole repeats are for few. */
  public static final PromotionRule LARGE =
      new PromotionRule(
          new Rung(1.03, 1.0 / 6, 1.02),
          new Rung(1.015, 1.0 / 8, 1),
          new Rung(1.01, 1.0 / 8, 1),
          2);

  /** In the words of the identity of a search, which logs hold since this was a halving rule. */
  String identity() {
    return "HalvingRule[look=%s, fold=%s, repeat=%s, atLeast=%d]"
        .formatted(look, fold, repeat, atLeast);
  }

  /** Whether a trial continues from where it is; all trials include it. */
  boolean promotes(Candidate trial, List<Candidate> all, int targets, int folds) {
    int splits = trial.planned();
    Rung rung = splits == 0 ? look : splits < folds ? fold : repeat;
    List<Candidate> same =
        all.stream().filter(other -> other.failure() == null && other.has(splits)).toList();
    double places = Math.max(atLeast, rung.share() * same.size());
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
      if ((own <= rung.factor() * lowest && better < places)
          || (bestOfFamily && own <= rung.factorOfFamily() * lowest)) {
        return true;
      }
    }
    return false;
  }
}
