package org.sonaffect.acoustics.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A positive float rounded to so many decimal digits: {@code digits * 10^(exponent - count + 1)}.
 *
 * @param digits without the point; exactly as many as were asked for
 * @param exponent of the first digit
 */
record SignificantDigits(int digits, int exponent) {
  /** 5^27 is the largest power of 5 below 2^63. */
  private static final int POWERS = 28;

  /** A whole number below 10^18 can be shifted into a long before it is divided. */
  private static final int LARGEST_DIVISOR = 9;

  private static final long[] FIVE = new long[POWERS];

  static {
    FIVE[0] = 1;
    for (int i = 1; i < POWERS; i++) {
      FIVE[i] = 5 * FIVE[i - 1];
    }
  }

  /** Rounds halves to even; {@code count} from 1 to 9, {@code value} positive and finite. */
  static SignificantDigits of(float value, int count) {
    int bits = Float.floatToRawIntBits(value);
    int biased = bits >>> 23;
    int mantissa = biased == 0 ? bits : bits & 0x7FFFFF | 0x800000;
    int binary = Math.max(biased, 1) - 150;
    // log10 of the leading bit: right or one too low.
    int topBit = binary + 31 - Integer.numberOfLeadingZeros(mantissa);
    int exponent = (int) Math.floor(topBit * 0.30102999566398120);
    long limit = FIVE[count] << count;
    for (int guess = exponent; guess <= exponent + 1; guess++) {
      int power = count - 1 - guess;
      if (power >= POWERS || power < -LARGEST_DIVISOR) {
        return exact(value, count);
      }
      long scaled =
          power >= 0 ? multiplied(mantissa, binary, power) : divided(mantissa, binary, -power);
      if (scaled < limit) {
        return new SignificantDigits((int) scaled, guess);
      }
    }
    return exact(value, count);
  }

  /** m 2^e 10^p rounded, through m 5^p as a number of two longs. */
  private static long multiplied(int mantissa, int binary, int power) {
    long high = Math.multiplyHigh(mantissa, FIVE[power]);
    long low = mantissa * FIVE[power];
    int drop = -(binary + power);
    if (drop <= 0) {
      return low << -drop;
    }
    long quotient;
    long above; // the dropped bits, the first of them in the sign
    boolean more; // whether any dropped bit lies below these
    if (drop < 64) {
      quotient = high << 64 - drop | low >>> drop;
      above = low << 64 - drop;
      more = false;
    } else if (drop == 64) {
      quotient = high;
      above = low;
      more = false;
    } else {
      int rest = drop - 64;
      quotient = rest < 64 ? high >>> rest : 0;
      above = rest < 64 ? high << 64 - rest : 0;
      more = low != 0;
    }
    boolean half = above < 0;
    boolean beyond = above << 1 != 0 || more;
    return half && (beyond || (quotient & 1) == 1) ? quotient + 1 : quotient;
  }

  /** m 2^e / 10^q rounded; whole numbers from 10^count on. */
  private static long divided(int mantissa, int binary, int power) {
    int shift = binary - power;
    long dividend = shift >= 0 ? (long) mantissa << shift : mantissa;
    long divisor = shift >= 0 ? FIVE[power] : FIVE[power] << -shift;
    long quotient = dividend / divisor;
    long twice = 2 * (dividend % divisor);
    boolean up = twice > divisor || twice == divisor && (quotient & 1) == 1;
    return up ? quotient + 1 : quotient;
  }

  /** Any value, slowly. */
  static SignificantDigits exact(float value, int count) {
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(count, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    int digits = rounded.scaleByPowerOfTen(count - 1 - exponent).intValueExact();
    return new SignificantDigits(digits, exponent);
  }
}
