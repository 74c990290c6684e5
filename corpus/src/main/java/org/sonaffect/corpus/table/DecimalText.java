package org.sonaffect.corpus.table;

import java.util.Locale;

/**
 * Decimal numbers in tables: {@code [+-]digits[.digits][e[+-]digits]}, and nothing that only a
 * programming language would take for one (hexadecimal, trailing {@code f}).
 *
 * <p>Feature tables hold millions of cells, so floats of up to 15 digits are put together from an
 * exact integer and an exact power of ten: one correctly rounded operation in double, and the
 * rounding to float is right unless the double lies in the middle of two floats; those go the slow
 * way.
 */
public final class DecimalText {
  /** An empty cell (or NA, null). A NaN of its own, so that a table need not keep the text. */
  public static final int EMPTY_BITS = 0x7fc00001;

  /** A cell with text that is no number. */
  public static final int TEXT_BITS = 0x7fc00002;

  private static final int MOST_DIGITS = 15;
  private static final int MOST_POWER = 22;
  private static final double[] POWERS = new double[MOST_POWER + 1];

  static {
    double power = 1;
    for (int i = 0; i <= MOST_POWER; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private DecimalText() {}

  /**
   * The float that {@code Float.parseFloat} gives, a NaN of {@link #EMPTY_BITS} or {@link
   * #TEXT_BITS}.
   */
  public static float parseFloat(char[] buffer, int offset, int length, char point) {
    int at = offset;
    int end = offset + length;
    while (at < end && (buffer[at] <= ' ' || CellText.unseen(buffer[at]))) {
      at++;
    }
    while (end > at && (buffer[end - 1] <= ' ' || CellText.unseen(buffer[end - 1]))) {
      end--;
    }
    int start = at;
    boolean negative = at < end && buffer[at] == '-';
    if (at < end && (negative || buffer[at] == '+')) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int power = 0;
    boolean seen = false;
    boolean fraction = false;
    for (; at < end; at++) {
      char c = buffer[at];
      if (c >= '0' && c <= '9') {
        seen = true;
        if (digits <= MOST_DIGITS) {
          mantissa = 10 * mantissa + (c - '0');
          digits += mantissa == 0 ? 0 : 1;
        }
        power -= fraction ? 1 : 0;
      } else if ((c == '.' || c == point) && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    if (seen && at < end && (buffer[at] == 'e' || buffer[at] == 'E')) {
      at++;
      boolean down = at < end && buffer[at] == '-';
      if (at < end && (down || buffer[at] == '+')) {
        at++;
      }
      int exponent = 0;
      seen = false;
      for (; at < end && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
        seen = true;
        exponent = Math.min(100_000, 10 * exponent + (buffer[at] - '0'));
      }
      power += down ? -exponent : exponent;
    }
    if (!seen || at < end) {
      return special(new String(buffer, start, end - start));
    }
    if (digits <= MOST_DIGITS && Math.abs(power) <= MOST_POWER) {
      double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
      long low = Double.doubleToRawLongBits(value) & 0x1fffffffL; // what a float does not hold
      if (low != 0x10000000L && (value == 0 || value >= Float.MIN_NORMAL)) {
        return (float) (negative ? -value : value);
      }
    }
    return Float.parseFloat(new String(buffer, start, end - start).replace(point, '.'));
  }

  private static float special(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "na", "n/a", "null" -> Float.intBitsToFloat(EMPTY_BITS);
      case "nan", "+nan", "-nan" -> Float.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Float.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
      default -> Float.intBitsToFloat(TEXT_BITS);
    };
  }

  /**
   * A number in double precision; NaN where the text is none.
   *
   * @param point the decimal separator besides the point
   */
  public static double parseDouble(String text, char point) {
    char[] buffer = text.toCharArray();
    if (Float.isNaN(parseFloat(buffer, 0, buffer.length, point))) {
      return Double.NaN;
    }
    String plain = CellText.of(text).toLowerCase(Locale.ROOT);
    if (plain.endsWith("inf") || plain.endsWith("infinity")) {
      return plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(plain.replace(point, '.'));
  }

  /** What is wrong with a cell that is not finite, in words. */
  public static String fault(float value) {
    if (!Float.isNaN(value)) {
      return value > 0 ? "infinite" : "minus infinite";
    }
    return switch (Float.floatToRawIntBits(value)) {
      case EMPTY_BITS -> "empty";
      case TEXT_BITS -> "not a number";
      default -> "NaN";
    };
  }
}
