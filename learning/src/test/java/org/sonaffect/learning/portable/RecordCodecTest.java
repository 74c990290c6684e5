package org.sonaffect.learning.portable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record's components are its form. */
class RecordCodecTest {
  /** Shapes of which each has a name. */
  sealed interface Shape {
    /** Named by its class. */
    record RoundDisc(double outerRadius) implements Shape {
      public RoundDisc {
        if (!(outerRadius > 0)) {
          throw new IllegalArgumentException("a radius of " + outerRadius);
        }
      }
    }

    /** Named by hand. */
    @Form.Named("box")
    record Cuboid(Corner corner, boolean open) implements Shape {}
  }

  /** Two numbers without names. */
  @Form.Bare
  record Corner(double x, double y) {}

  /** Of everything. */
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(
      String text,
      int count,
      long many,
      @Nullable String missing,
      Shape shape,
      List<Shape> shapes,
      Corner[] corners,
      int[][] ragged,
      double[][] rows,
      float[] floats,
      @Form.Named("most") @Form.Open double limit) {}

  /** Values by name. */
  record Named(Map<String, Double> values, Map<String, List<Shape>> shapes) {}

  @Test
  void mapsComeBackInTheirOrder() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("tension", 0.5);
    values.put("dominance", Double.NaN);
    Named named = new Named(values, Map.of("a", List.of(new Shape.RoundDisc(2))));

    Named read = RecordCodec.PLAIN.from(reading(RecordCodec.PLAIN.to(named)), Named.class);

    assertEquals(named, read);
    assertEquals(List.of("tension", "dominance"), List.copyOf(read.values().keySet()));
  }

  private static Whole whole() {
    return new Whole(
        "a",
        -3,
        1L << 40,
        null,
        new Shape.RoundDisc(2),
        List.of(new Shape.Cuboid(new Corner(1, -0.0), true), new Shape.RoundDisc(1)),
        new Corner[] {new Corner(3, 4)},
        new int[][] {{1}, {2, 3}},
        new double[][] {{1, 2}, {3}},
        new float[] {1.5f},
        Double.POSITIVE_INFINITY);
  }

  private static Reading reading(Fields fields) {
    return Reading.of(fields, new Allowance(1e6, 1e6, 1e6));
  }

  private static Portable at(Fields fields, String name) {
    return fields.values().get(fields.names().indexOf(name));
  }

  @Test
  void namesAreThoseOfComponentsWithHyphensAndKindsThoseOfClasses() {
    Fields form = RecordCodec.LEARNT.to(whole());
    assertEquals(
        List.of(
            "text", "count", "many", "missing", "shape", "shapes", "corners", "ragged", "rows",
            "floats", "most"),
        form.names());
    assertEquals(Fields.of("round-disc").with("outer-radius", 2.0), at(form, "shape"));
    Fields box = (Fields) ((Portable.Items) at(form, "shapes")).values().get(0);
    assertEquals(List.of("kind", "corner", "open"), box.names());
    assertArrayEquals(new double[] {1, -0.0}, ((Portable.Doubles) at(box, "corner")).values());
    assertEquals(List.of("lengths", "values"), ((Fields) at(form, "ragged")).names());
    assertEquals(List.of("outerRadius"), RecordCodec.PLAIN.to(new Shape.RoundDisc(1)).names());
  }

  @Test
  void whatIsWrittenIsRead() {
    Whole read = RecordCodec.LEARNT.from(reading(RecordCodec.LEARNT.to(whole())), Whole.class);
    assertEquals(whole().shapes(), read.shapes());
    assertEquals(whole().shape(), read.shape());
    assertNull(read.missing());
    assertArrayEquals(whole().corners(), read.corners());
    assertArrayEquals(whole().ragged(), read.ragged());
    assertArrayEquals(whole().rows(), read.rows());
    assertArrayEquals(whole().floats(), read.floats());
    assertEquals(whole().limit(), read.limit());
    assertEquals(whole().many(), read.many());
  }

  private static void assertRefused(String message, Fields form, Class<?> type) {
    String found =
        assertThrows(PortableException.class, () -> RecordCodec.LEARNT.from(reading(form), type))
            .getMessage();
    assertTrue(found.contains(message), found);
  }

  @Test
  void otherValuesAreRefusedWithTheirPlace() {
    assertRefused(
        "a radius of -1", Fields.of("round-disc").with("outer-radius", -1.0), Shape.class);
    assertRefused("the kind cone", Fields.of("cone"), Shape.class);
    assertRefused(
        "outer-radius: found the number NaN",
        Fields.of("round-disc").with("outer-radius", Double.NaN),
        Shape.class);
    assertRefused(
        "a map of kind, outer-radius",
        Fields.of("round-disc").with("outer-radius", 1.0).with("more", 1),
        Shape.class);
    assertRefused(
        "corner: found 1 doubles",
        Fields.of("box").with("corner", new double[1]).with("open", true),
        Shape.class);
  }
}
