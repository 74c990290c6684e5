package org.sonaffect.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Labels of training mixtures in words. */
final class Mixtures {
  private Mixtures() {}

  /**
   * {@code music:1+sounds:0.5} as {@code music + 50 % of sounds}; complementary mixtures as {@code
   * 25 % of music + 75 % of sounds, one size}.
   */
  static String words(String train) {
    if (Shares.complementary(train)) {
      return words(Shares.sum(train)) + ", one size";
    }
    List<String> parts = new ArrayList<>();
    for (String part : train.split("\\+")) {
      int colon = part.lastIndexOf(':');
      String name = colon < 0 ? part : part.substring(0, colon);
      double share = colon < 0 ? 1 : Double.parseDouble(part.substring(colon + 1));
      parts.add(
          share == 1 ? name : String.format(Locale.ROOT, "%s %% of %s", percent(share), name));
    }
    return String.join(" + ", parts);
  }

  /** A label as part of a file name: {@code music-1-sounds-0-5}. */
  static String stem(String train) {
    return train.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
  }

  /** A share in percent, a decimal only where there is one. */
  static String percent(double share) {
    double percent = share * 100;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f", percent)
        : String.format(Locale.ROOT, "%.1f", percent);
  }
}
