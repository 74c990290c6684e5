package org.sonaffect.acoustics.contour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A printed contour table: header, then instance name, time and 130 values a row. */
final class ReferenceTable {
  private static final MathContext SEVEN_DIGITS = new MathContext(7, RoundingMode.HALF_EVEN);

  private ReferenceTable() {}

  /** The lines of a compressed table. */
  static List<String> lines(InputStream compressed) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.US_ASCII))) {
      return in.lines().toList();
    }
  }

  /** What differs in print; row count and times must agree. */
  static List<String> differences(String name, List<String> lines, Contours mine) {
    List<String> differences = new ArrayList<>();
    String[] header = lines.get(0).split(";");
    assertEquals(lines.size() - 1, mine.rows(), name + ": rows");
    for (int n = 0; n < mine.rows(); n++) {
      String[] cells = lines.get(n + 1).split(";");
      assertEquals(cells[1], String.format(Locale.ROOT, "%.6f", mine.times()[n]), name + ": time");
      for (int c = 0; c < 130; c++) {
        String found = format(mine.values()[c][n]);
        if (!found.equals(cells[c + 2])) {
          differences.add(
              name + " row " + n + " " + header[c + 2] + ": " + found + ", not " + cells[c + 2]);
        }
      }
    }
    return differences;
  }

  /** Whole numbers without a point, others as the C library prints %e: seven digits, exactly. */
  static String format(float value) {
    if (value == Math.rint(value)) {
      return value == 0 && 1 / value < 0 ? "-0" : new BigDecimal(value).toPlainString();
    }
    BigDecimal rounded = new BigDecimal(value).round(SEVEN_DIGITS);
    String digits = rounded.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - rounded.scale();
    digits = (digits + "000000").substring(0, 7);
    return String.format(
        Locale.ROOT,
        "%s%s.%se%s%02d",
        rounded.signum() < 0 ? "-" : "",
        digits.substring(0, 1),
        digits.substring(1),
        exponent < 0 ? "-" : "+",
        Math.abs(exponent));
  }
}
