package org.sonaffect.report.text;

import java.util.Locale;

/** Numbers as a paper prints them. */
public final class Numbers {
  /** A score that has no value, such as R² of ratings that are all equal. */
  public static final String UNDEFINED = "undefined";

  private static final double LARGE = 1000;

  private Numbers() {}

  /** A score: three decimals, or an exponent where it is out of all proportion. */
  public static String score(double value) {
    if (!Double.isFinite(value)) {
      return UNDEFINED;
    }
    String text =
        Math.abs(value) >= LARGE
            ? String.format(Locale.ROOT, "%.2e", value)
            : String.format(Locale.ROOT, "%.3f", value);
    return text.replace('-', '−');
  }

  /** A mean and the half-width of its interval, where it has one. */
  public static String withHalfWidth(double mean, double halfWidth) {
    return Double.isFinite(mean) && Double.isFinite(halfWidth)
        ? score(mean) + " ± " + score(halfWidth)
        : score(mean);
  }

  /** A signed difference and the half-width of its interval, where it has one. */
  public static String signedWithHalfWidth(double difference, double halfWidth) {
    return (difference >= 0 ? "+" : "") + withHalfWidth(difference, halfWidth);
  }

  /** The ends of an interval of a difference. */
  public static String interval(double low, double high) {
    return Double.isFinite(low) && Double.isFinite(high)
        ? signed(low) + " to " + signed(high)
        : UNDEFINED;
  }

  /** A signed difference. */
  public static String signed(double value) {
    return (value >= 0 ? "+" : "") + score(value);
  }

  /** A p value. */
  public static String p(double value) {
    if (Double.isNaN(value)) {
      return UNDEFINED;
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
