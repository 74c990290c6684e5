package org.sonaffect.report;

import java.util.Locale;

/** Numbers as a paper prints them. */
final class Numbers {
  private static final double LARGE = 1000;

  private Numbers() {}

  /** A score: three decimals, or an exponent where it is out of all proportion. */
  static String score(double value) {
    if (!Double.isFinite(value)) {
      return "n/a";
    }
    String text =
        Math.abs(value) >= LARGE
            ? String.format(Locale.ROOT, "%.2e", value)
            : String.format(Locale.ROOT, "%.3f", value);
    return text.replace('-', '−');
  }

  /** A mean and the half-width of its interval. */
  static String withHalfWidth(double mean, double halfWidth) {
    return score(mean) + " ± " + score(halfWidth);
  }

  /** A signed difference. */
  static String signed(double value) {
    return (value >= 0 ? "+" : "") + score(value);
  }

  /** A p value. */
  static String p(double value) {
    if (Double.isNaN(value)) {
      return "n/a";
    }
    return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }
}
