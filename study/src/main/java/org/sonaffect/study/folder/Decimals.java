package org.sonaffect.study.folder;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers of results and predictions as text, the same on every Java version.
 *
 * <p>{@code Double.toString} prints other digits since Java 19; so digits are cut from the exact
 * binary value. {@link org.sonaffect.learning.rows.ShortDecimal} is for numbers that must read back
 * unchanged.
 */
public final class Decimals {
  /** More digits than any reader needs, fewer than the last bits. */
  private static final MathContext TABLE = new MathContext(10, RoundingMode.HALF_EVEN);

  private Decimals() {}

  /** Ten significant digits, e.g. {@code 0.25}; {@code NaN}, {@code Infinity}. */
  public static String of(double value) {
    return Double.isFinite(value) ? decimal(value).toString() : Double.toString(value);
  }

  /**
   * Ten significant digits, for JSON; the value must be finite. Whole numbers of ten digits have no
   * exponent: 10, not 1E+1.
   */
  public static BigDecimal decimal(double value) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal digits = new BigDecimal(value).round(TABLE).stripTrailingZeros();
    boolean whole =
        digits.scale() < 0 && digits.precision() - digits.scale() <= TABLE.getPrecision();
    return whole ? digits.setScale(0) : digits;
  }

  /** As {@link #of}, never with an exponent, as times are written. */
  public static String seconds(double value) {
    return Double.isFinite(value) ? decimal(value).toPlainString() : Double.toString(value);
  }
}
