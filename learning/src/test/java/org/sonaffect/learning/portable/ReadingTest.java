package org.sonaffect.learning.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.sonaffect.learning.portable.Allowance.Cost;

/** Trees of plain values are read strictly: what is not as wanted is refused with its place. */
class ReadingTest {
  private static Reading reading(Fields fields) {
    return Reading.of(fields, new Allowance(1000, 1000, 1000));
  }

  private static void assertRefused(String message, Executable read) {
    assertEquals(message, assertThrows(PortableException.class, read).getMessage());
  }

  @Test
  void whatIsWrittenIsRead() {
    Reading root =
        reading(
            Fields.of("thing")
                .with("number", 0.5)
                .with("whole", 7)
                .with("truth", true)
                .with("rows", new double[][] {{1, 2}, {3, 4}})
                .withRagged("sets", new int[][] {{3}, {1, 2}}));
    root.fields("kind", "number", "whole", "truth", "rows", "sets");
    assertEquals("thing", root.kind());
    assertEquals(0.5, root.field("number").number());
    assertEquals(7, root.field("whole").whole(0, 7));
    assertEquals(7.0, root.field("whole").number());
    assertTrue(root.field("truth").truth());
    assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, root.field("rows").doubles(2, 2));
    assertArrayEquals(new int[][] {{3}, {1, 2}}, root.field("sets").raggedInts(1, 3));
  }

  @Test
  void whatIsNotAsWantedIsNamed() {
    Fields inner =
        Fields.NONE
            .with("x", new double[] {1, Double.NaN})
            .with("n", -3)
            .with("text", "a\u001b[31m")
            .with("ints", new int[] {0, 9});
    Reading root = reading(Fields.NONE.with("parts", List.of(inner), part -> part));
    Reading part = root.field("parts").items(1, 1).get(0);
    assertEquals("parts[0].x", part.field("x").place());
    assertRefused(
        "parts[0].x: found NaN at 1, expected finite numbers", () -> part.field("x").doubles(2));
    assertRefused(
        "parts[0].n: found the number -3, expected a whole number from 0 to 5",
        () -> part.field("n").whole(0, 5));
    assertRefused(
        "parts[0].text: found the text 'a\u001b[31m', expected a number",
        () -> part.field("text").number());
    assertRefused(
        "parts[0].ints: found 9 at 1, expected 0 to 8", () -> part.field("ints").ints(2, 0, 8));
    assertRefused(
        "parts[0].ints: found 2 whole numbers, expected 3", () -> part.field("ints").ints(3, 0, 9));
    assertRefused(
        "parts[0]: found a map of x, n, text, ints, expected a map of x", () -> part.fields("x"));
    assertRefused(
        "parts: found a list of 1, expected 2 to 3", () -> root.field("parts").items(2, 3));
    assertRefused("model: found a map of parts, expected a field more", () -> root.field("more"));
  }

  @Test
  void lengthsMustAddUp() {
    for (int[] lengths : new int[][] {{}, {3}, {1, 1, 1}, {0, 2}, {-1, 3}}) {
      Fields ragged = Fields.NONE.with("lengths", lengths).with("values", new int[] {1, 2});
      assertThrows(PortableException.class, () -> reading(ragged).raggedInts(0, 9));
    }
  }

  @Test
  void nothingTakesMoreThanIsAllowed() {
    Reading root = reading(Fields.NONE);
    root.charge(Cost.BYTES, 600);
    root.charge(Cost.READING, 1000);
    assertThrows(PortableException.class, () -> root.charge(Cost.BYTES, 401));
    assertThrows(PortableException.class, () -> root.charge(Cost.READING, 1));
    assertThrows(PortableException.class, () -> root.charge(Cost.PREDICTING, Double.NaN));
    assertThrows(
        PortableException.class, () -> root.charge(Cost.PREDICTING, Double.POSITIVE_INFINITY));
  }
}
