package org.sonaffect.acoustics.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What C's printf prints. */
class FloatTextTest {
  private static String general(float value) {
    StringBuilder out = new StringBuilder();
    FloatText.general(value, out);
    return out.toString();
  }

  private static String reference(float value) {
    StringBuilder out = new StringBuilder();
    FloatText.reference(value, out);
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.100000001",
    "-2.5, -2.5",
    "5, 5",
    "0, 0",
    "-0, -0",
    "123456.79, 123456.789",
    "1e9, 1e+09",
    "99999.99, 99999.9922",
    "999999999, 1e+09",
    "0.0001, 9.99999975e-05",
    "1e-4, 9.99999975e-05",
    "0.00012207031, 0.000122070312",
    "3.4028235e38, 3.40282347e+38",
    "1e-45, 1.40129846e-45",
    "NaN, nan",
    "Infinity, inf",
    "-Infinity, -inf"
  })
  void nineDigitsWithoutTrailingZeros(float value, String wanted) {
    assertEquals(wanted, general(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, -0",
    "-17, -17",
    "16777216, 16777216",
    "1e20, 100000002004087734272",
    "0.1, 1.000000e-01",
    "-1234.5, -1.234500e+03",
    "1e-45, 1.401298e-45",
    "0.00012207031, 1.220703e-04",
    "Infinity, inf"
  })
  void theReferencePrintsWholeNumbersPlainAndSevenDigitsElse(float value, String wanted) {
    assertEquals(wanted, reference(value));
  }

  @Test
  void digitsAreThoseOfTheExactValue() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 30_000; i++) {
      float value =
          i % 2 == 0
              ? Float.intBitsToFloat(1 + random.nextInt(0x7F7FFFFF))
              : (float) StrictMath.exp(random.nextDouble() * 60 - 30);
      for (int count : new int[] {7, 9}) {
        assertEquals(
            SignificantDigits.exact(value, count),
            SignificantDigits.of(value, count),
            () -> new BigDecimal(value).toString());
      }
      assertEquals(value, Float.parseFloat(general(value)), "nine digits keep a float");
    }
  }

  @Test
  void halvesGoToTheEvenDigit() {
    assertEquals("2.097152e+06", reference(2097151.75f));
    assertEquals("1.048576e+06", reference(1048576.5f));
    assertEquals("1.048578e+06", reference(1048577.5f));
  }
}
