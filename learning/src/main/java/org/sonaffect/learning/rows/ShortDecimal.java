package org.sonaffect.learning.rows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal text that reads back as the same double, the same on every Java version.
 *
 * <p>{@code Double.toString} gives more digits than needed before Java 19, so it must not reach a
 * file that has to come out byte for byte.
 */
public final class ShortDecimal {
  private static final int MOST_DIGITS = 17;

  private ShortDecimal() {}

  /** The text of a value, such as {@code 0.8}, {@code 25}, {@code 1E-15} or {@code NaN}. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return text(rounded);
      }
    }
    return text(exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)));
  }

  private static String text(BigDecimal value) {
    BigDecimal bare = value.stripTrailingZeros();
    int exponent = bare.precision() - bare.scale() - 1;
    return exponent >= -4 && exponent < MOST_DIGITS ? bare.toPlainString() : bare.toString();
  }
}
