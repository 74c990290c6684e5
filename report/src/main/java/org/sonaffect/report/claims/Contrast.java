package org.sonaffect.report.claims;

import java.util.List;
import org.sonaffect.study.TrainingSet;

/**
 * A weighted sum of R2 values that a claim is about, and the side of a bound on which the claim
 * puts it.
 *
 * @param words what is compared
 * @param terms the R2 values and their weights
 * @param bound in R2; the claim holds where the sum lies wholly on its side of it
 * @param against in R2; the claim fails where the sum lies wholly on the other side of it; where
 *     {@code above}, no smaller than {@code bound}, else no greater
 * @param above whether the claim says that the sum lies above the bound; else below
 */
record Contrast(String words, List<Term> terms, double bound, double against, boolean above) {
  Contrast {
    terms = List.copyOf(terms);
  }

  /** The R2 of one model trained on one mixture and tested on one corpus, times a weight. */
  record Term(double weight, String test, TrainingSet train, String model, String target) {}
}
