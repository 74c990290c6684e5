package org.sonaffect.study.statistics;

import java.util.List;

/**
 * A weighted sum of R2 values that a claim is about, and the side of a bound on which the claim
 * puts it.
 *
 * @param words what is compared
 * @param terms the R2 values and their weights
 * @param bound in R2
 * @param above whether the claim says that the sum lies above the bound; else below
 */
record Contrast(String words, List<Term> terms, double bound, boolean above) {
  Contrast {
    terms = List.copyOf(terms);
  }

  /** The R2 of one model trained on one mixture and tested on one corpus, times a weight. */
  record Term(double weight, String test, String train, String model, String target) {}
}
