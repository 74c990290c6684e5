package org.sonaffect.corpus.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cells become the floats that the platform's own parser gives, or say what they are instead. */
class DecimalTextTest {
  private static float parse(String text) {
    char[] buffer = ("x" + text + "y").toCharArray();
    return DecimalText.parseFloat(buffer, 1, text.length(), '.');
  }

  private static void assertSame(String text) {
    assertEquals(
        Float.floatToRawIntBits(Float.parseFloat(text)),
        Float.floatToRawIntBits(parse(text)),
        text);
  }

  @Test
  void equalsThePlatformOnAnyFloatInAnyForm() {
    Random random = new Random(1);
    for (int i = 0; i < 40_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        assertSame(Float.toString(value));
        assertSame(String.format(Locale.ROOT, "%.9g", (double) value));
        assertSame(Double.toString(value + Math.ulp(value) * random.nextDouble()));
      }
    }
  }

  @Test
  void equalsThePlatformInTheMiddleOfTwoFloats() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      float value = random.nextInt(1 << 24) / 16f;
      double middle = value + Math.ulp(value) / 2.0;
      assertSame(Double.toString(middle));
      assertSame(Double.toString(Math.nextUp(middle)));
      assertSame(new java.math.BigDecimal(middle).toPlainString() + "0000000000000000000001");
    }
  }

  @Test
  void readsTheFormsOfDecimals() {
    for (String text :
        List.of(
            "0",
            "-0",
            "+1",
            "1.",
            ".5",
            "1e5",
            "1E-5",
            "1e+05",
            "007",
            "1e38",
            "1e39",
            "-1e39",
            "1e-46",
            "123456789012345678901234567890",
            "1e99999999999",
            "0e99999999999",
            "1.17549435E-38",
            "1.4E-45")) {
      assertSame(text);
    }
    assertEquals(1.5f, parse("  1.5 "));
    assertEquals(1.5f, DecimalText.parseFloat("1,5".toCharArray(), 0, 3, ','));
    assertEquals(1.5, DecimalText.parseDouble("1,5", ','));
    assertEquals(0.1, DecimalText.parseDouble("0.1", '.'));
  }

  @Test
  void tellsWhatIsNoNumber() {
    for (String text :
        List.of(
            "x", "1x", "1f", "1d", "0x1p3", "1,5", "1e", "e5", "-", ".", "1 2", "--1", "1e5.5",
            "１")) {
      assertEquals("not a number", DecimalText.fault(parse(text)), text);
      assertTrue(Double.isNaN(DecimalText.parseDouble(text, '.')), text);
    }
    for (String text : List.of("", " ", "NA", "n/a", "null")) {
      assertEquals("empty", DecimalText.fault(parse(text)), text);
    }
    assertEquals("NaN", DecimalText.fault(parse("NaN")));
    assertEquals("infinite", DecimalText.fault(parse("inf")));
    assertEquals("minus infinite", DecimalText.fault(parse("-Infinity")));
    assertEquals("infinite", DecimalText.fault(parse("1e39")));
  }
}
