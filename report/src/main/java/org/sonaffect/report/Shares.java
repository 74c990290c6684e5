package org.sonaffect.report;

import java.util.Locale;
import org.sonaffect.study.Mixture;

/** The shares that a mixture's label names. */
final class Shares {
  private Shares() {}

  static boolean complementary(String train) {
    return Mixture.complementary(train);
  }

  /** A label without the word that says that it is complementary. */
  static String sum(String train) {
    return Mixture.sum(train);
  }

  /** The share of a corpus; 0 where the label does not name it. */
  static double of(String train, String corpus) {
    return Mixture.shareOf(train, corpus);
  }

  /** Without superfluous zeros. */
  static String text(double share) {
    return share == Math.rint(share)
        ? String.format(Locale.ROOT, "%.0f", share)
        : Double.toString(share);
  }
}
