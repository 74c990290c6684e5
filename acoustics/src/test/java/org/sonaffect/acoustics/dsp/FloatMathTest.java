package org.sonaffect.acoustics.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/spec/float-math.md §M2 to §M4 and §M6, check values. */
class FloatMathTest {
  private static float value(String hex) {
    return Float.intBitsToFloat(Integer.parseUnsignedInt(hex, 16));
  }

  private static void assertBits(float expected, float actual) {
    assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(actual));
  }

  @ParameterizedTest
  @CsvSource({
    "2edbe6ff,c1b834f1",
    "000116c2,c2b834f2",
    "3dcccccd,c0135d8e",
    "3f000000,bf317218",
    "40400000,3f8c9f54",
    "4640e6b6,4116bcab",
    "5368d4a5,41dd0c55",
    "3f800000,00000000",
    "00000000,ff800000",
    "80000000,ff800000",
    "7f800000,7f800000"
  })
  void logarithm(String x, String result) {
    assertBits(value(result), FloatMath.logf(value(x)));
  }

  @ParameterizedTest
  @CsvSource({
    "c2c80000,0000001b",
    "c1a40000,30abd1d8",
    "bf800000,3ebc5ab2",
    "3dcccccd,3f8d763e",
    "3f800000,402df854",
    "40533333,41d8e6af",
    "42b00000,7ef882b7",
    "7f800000,7f800000",
    "ff800000,00000000",
    "00000000,3f800000"
  })
  void exponential(String x, String result) {
    assertBits(value(result), FloatMath.expf(value(x)));
  }

  @Test
  void theTwoArgumentsWhereFusingShows() {
    assertBits(0x1.f93e38p46f, FloatMath.expf(value("4202422f")));
    assertBits(0x1.f45326p-92f, FloatMath.expf(value("c27c65d9")));
  }

  /** docs/spec/float-math.md §M8. */
  @ParameterizedTest
  @CsvSource({
    "000116c2, c2200001",
    "3dcccccd, bf800000",
    "3f000000, be9a209b",
    "3f800000, 00000000",
    "40400000, 3ef4493c",
    "4640e6b6, 4082edb1",
    "5368d4a5, 41400000"
  })
  void decimalLogarithm(String x, String log) {
    assertBits(value(log), FloatMath.log10f(value(x)));
  }

  @Test
  void outsideTheDomain() {
    assertTrue(Float.isNaN(FloatMath.logf(-1f)));
    assertTrue(Float.isNaN(FloatMath.logf(Float.NaN)));
    assertTrue(Float.isNaN(FloatMath.logf(Float.NEGATIVE_INFINITY)));
    assertTrue(Float.isNaN(FloatMath.expf(Float.NaN)));
    assertBits(Float.POSITIVE_INFINITY, FloatMath.expf(89f));
    assertBits(0f, FloatMath.expf(-104f));
    assertBits(Float.MIN_VALUE, FloatMath.expf(-103.5f));
  }

  @Test
  void withinOneUlpOfTheTrueValue() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300_000; i++) {
      float x = Float.intBitsToFloat(random.nextInt(0x7f800000));
      double log = StrictMath.log(x);
      assertEquals(log, FloatMath.logf(x), Math.ulp((float) log));
      float e = (float) random.nextDouble(-87, 88);
      double exp = StrictMath.exp(e);
      assertEquals(exp, FloatMath.expf(e), Math.ulp((float) exp));
    }
  }
}
