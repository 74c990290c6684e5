package org.sonaffect.study.statistics;

/**
 * One quantity that a claim is about, as it was found.
 *
 * @param words what it is
 * @param estimate in R2, mean over folds
 * @param halfWidth of its 95 % interval after Nadeau and Bengio (2003); NaN for a single fold
 * @param bound in R2
 * @param above whether the claim puts the quantity above the bound; else below
 * @param folds how many paired values the mean is of
 */
public record ClaimPart(
    String words, double estimate, double halfWidth, double bound, boolean above, int folds) {
  /** Lower end of the interval. */
  public double low() {
    return estimate - halfWidth;
  }

  /** Upper end of the interval. */
  public double high() {
    return estimate + halfWidth;
  }

  /** On which side of the bound the interval lies; open where it reaches both, or is unknown. */
  public ClaimVerdict verdict() {
    if (above ? low() > bound : high() < bound) {
      return ClaimVerdict.HOLDS;
    }
    return (above ? high() < bound : low() > bound) ? ClaimVerdict.FAILS : ClaimVerdict.OPEN;
  }
}
