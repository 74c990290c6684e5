package org.sonaffect.report.claims;

import java.util.Locale;

/**
 * One quantity that a claim is about, as it was found.
 *
 * <p>A gain holds where its interval lies above 0 and fails where it lies below 0.02 ("no gain
 * above 0.02"); where it lies between the two there is a gain, and one that counts as none, so
 * nothing is decided. "No gain" holds and fails where a gain fails and holds.
 *
 * @param words what it is
 * @param estimate in R2, mean over folds
 * @param halfWidth of its 95 % interval after Nadeau and Bengio (2003); NaN for a single fold
 * @param bound in R2; it holds where the interval lies wholly on the claimed side of it
 * @param against in R2; it fails where the interval lies wholly on the other side of it
 * @param above whether the claim puts the quantity above the bound; else below
 * @param folds how many paired values the mean is of
 * @param p two-sided p value of the quantity being {@code against}; below 0.05 where the interval
 *     does not reach it; NaN where it is not known
 */
public record ClaimPart(
    String words,
    double estimate,
    double halfWidth,
    double bound,
    double against,
    boolean above,
    int folds,
    double p) {
  /** With fewer values the interval rests on hardly any degrees of freedom. */
  public static final int LEAST = 5;

  private static final double LEVEL = 0.05;

  /** Lower end of the interval. */
  public double low() {
    return estimate - halfWidth;
  }

  /** Upper end of the interval. */
  public double high() {
    return estimate + halfWidth;
  }

  /** What its own interval says of it. */
  public ClaimVerdict verdict() {
    if (few() || slight()) {
      return ClaimVerdict.OPEN;
    }
    if (onClaimedSide()) {
      return ClaimVerdict.HOLDS;
    }
    return onOtherSide() ? ClaimVerdict.FAILS : ClaimVerdict.OPEN;
  }

  /** Why it is open, where that is not the width of its interval; else empty. */
  public String reason() {
    if (few()) {
      return "%d %s, at least %d are needed"
          .formatted(folds, folds == 1 ? "value" : "values", LEAST);
    }
    return slight()
        ? String.format(Locale.ROOT, "a gain below %.2f", Math.max(bound, against))
        : "";
  }

  /**
   * The p value of its lying on the other side, for a correction over several parts; 1 where it
   * does not lie there, NaN where that is not known.
   */
  double failing() {
    if (few() || Double.isNaN(halfWidth)) {
      return Double.NaN;
    }
    boolean other = above ? estimate < against : estimate > against;
    return other && !slight() ? p : 1;
  }

  /** Whether a p value is significant, at the level of the intervals. */
  static boolean tells(double p) {
    return p < LEVEL;
  }

  private boolean few() {
    return folds < LEAST;
  }

  private boolean onClaimedSide() {
    return above ? low() > bound : high() < bound;
  }

  private boolean onOtherSide() {
    return above ? high() < against : low() > against;
  }

  /** More than nothing, and no more than is taken for nothing. */
  private boolean slight() {
    return onClaimedSide() && onOtherSide();
  }
}
