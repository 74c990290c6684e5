package org.sonaffect.learning.prepare;

/** How many components a share of the variance takes (docs/spec/experiment.md §6.2). */
final class ShareOfVariance {
  private ShareOfVariance() {}

  /**
   * The fewest of the first {@code regular} components whose cumulative share exceeds {@code
   * share}, or {@code regular + 1} if all of them do not: with a share such as 1 - 1e-15 the
   * rounding of the running sum decides, here as in the published code.
   */
  static int components(double[] eigenvalues, int regular, double share) {
    if (share == 1) {
      return regular + 1;
    }
    double total = 0;
    for (int k = 0; k < regular; k++) {
      total += eigenvalues[k];
    }
    double cumulative = 0;
    for (int k = 0; k < regular; k++) {
      cumulative += eigenvalues[k] / total;
      if (cumulative > share) {
        return k + 1;
      }
    }
    return regular + 1;
  }
}
