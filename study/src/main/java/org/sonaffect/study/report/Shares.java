package org.sonaffect.study.report;

import java.util.Locale;

/** The shares that a mixture's label names. */
final class Shares {
  private static final String COMPLEMENTARY = "complementary(";

  private Shares() {}

  static boolean complementary(String train) {
    return train.startsWith(COMPLEMENTARY);
  }

  /** A label without the word that says that it is complementary. */
  static String sum(String train) {
    return complementary(train)
        ? train.substring(COMPLEMENTARY.length(), train.length() - 1)
        : train;
  }

  /** The share of a corpus; 0 where the label does not name it. */
  static double of(String train, String corpus) {
    for (String part : sum(train).split("\\+", -1)) {
      if (part.startsWith(corpus + ":")) {
        return Double.parseDouble(part.substring(corpus.length() + 1));
      }
    }
    return 0;
  }

  /** Without superfluous zeros. */
  static String text(double share) {
    return share == Math.rint(share)
        ? String.format(Locale.ROOT, "%.0f", share)
        : Double.toString(share);
  }
}
