package org.sonaffect.report.text;

import java.util.Locale;

/** Numbers as a paper prints them. */
public final class Numbers {
  private static final double LARGE = 1000;

  private Numbers() {}

  /** A score: three decimals, or an exponent where it is out of all proportion. */
  public static String score(double value) {
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
  public static String withHalfWidth(double mean, double halfWidth) {
    return score(mean) + " ± " + score(halfWidth);
  }

  /** A signed difference. */
  public static String signed(double value) {
    return (value >= 0 ? "+" : "") + score(value);
  }

  /** A p value. */
  public static String p(double value) {
    if (Double.isNaN(value)) {
      return "n/a";
    }
    return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** As short as it can be: no decimals of a whole number. */
  public static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
