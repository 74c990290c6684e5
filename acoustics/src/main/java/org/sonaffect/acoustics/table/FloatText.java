package org.sonaffect.acoustics.table;

/**
 * Floats as text with a fixed number of significant digits, rounded from the exact binary value,
 * halves to even, as C's printf does.
 */
public final class FloatText {
  private static final int GENERAL_DIGITS = 9;
  private static final int REFERENCE_DIGITS = 7;

  private FloatText() {}

  /** As C's {@code %.9g}: as few characters as keep nine digits, which any float survives. */
  public static void general(float value, StringBuilder out) {
    if (special(value, out)) {
      return;
    }
    SignificantDigits digits = SignificantDigits.of(Math.abs(value), GENERAL_DIGITS);
    int exponent = digits.exponent();
    String text = Integer.toString(digits.digits());
    int length = text.length();
    while (text.charAt(length - 1) == '0') {
      length--;
    }
    if (exponent < -4 || exponent >= GENERAL_DIGITS) {
      out.append(text.charAt(0));
      if (length > 1) {
        out.append('.').append(text, 1, length);
      }
      exponent(exponent, out);
    } else if (exponent < 0) {
      out.append("0.").append("000", 0, -1 - exponent).append(text, 0, length);
    } else {
      int whole = exponent + 1;
      out.append(text, 0, whole);
      if (length > whole) {
        out.append('.').append(text, whole, length);
      }
    }
  }

  /** As the reference: {@code %.0f} where the value is a whole number, else {@code %e}. */
  public static void reference(float value, StringBuilder out) {
    if (special(value, out)) {
      return;
    }
    float absolute = Math.abs(value);
    if (absolute == (float) Math.floor(absolute)) {
      if (absolute < 1e18f) {
        out.append((long) absolute);
      } else {
        out.append(new java.math.BigDecimal(absolute).toPlainString());
      }
      return;
    }
    SignificantDigits digits = SignificantDigits.of(absolute, REFERENCE_DIGITS);
    String text = Integer.toString(digits.digits());
    out.append(text.charAt(0)).append('.').append(text, 1, REFERENCE_DIGITS);
    exponent(digits.exponent(), out);
  }

  /** Writes the sign, and all of a value that has no digits to round; true for the latter. */
  private static boolean special(float value, StringBuilder out) {
    if (Float.isNaN(value)) {
      out.append("nan");
      return true;
    }
    if (Float.floatToRawIntBits(value) < 0) {
      out.append('-');
    }
    if (Float.isInfinite(value)) {
      out.append("inf");
    } else if (value == 0f) {
      out.append('0');
    } else {
      return false;
    }
    return true;
  }

  private static void exponent(int exponent, StringBuilder out) {
    int absolute = Math.abs(exponent);
    out.append('e').append(exponent < 0 ? '-' : '+');
    if (absolute < 10) {
      out.append('0');
    }
    out.append(absolute);
  }
}
