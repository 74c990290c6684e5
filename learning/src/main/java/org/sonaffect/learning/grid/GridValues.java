package org.sonaffect.learning.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.kernel.Gamma;
import org.sonaffect.learning.rows.ShortDecimal;

/**
 * One mapping of a written grid: names and the values that each may take. A value is a single one,
 * a list, or a range such as {@code {from: 0.1, to: 10, count: 5, spacing: geometric}}.
 */
final class GridValues {
  private static final int MOST_VALUES = 10_000;
  private static final Set<String> RANGE = Set.of("from", "to", "count", "spacing");

  private final String place;
  private final Map<?, ?> map;

  /**
   * @param place where the mapping stands, for errors, such as {@code grids: svr}
   */
  GridValues(String place, Object source) {
    if (!(source instanceof Map<?, ?> mapping)) {
      throw new IllegalArgumentException(
          "%s is %s, expected a mapping of names to values".formatted(place, shown(source)));
    }
    this.place = place;
    this.map = mapping;
  }

  /** Refuses any other name. */
  void allow(Set<String> names) {
    for (Object key : map.keySet()) {
      if (!names.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(
            "%s: unknown name %s, expected one of %s"
                .formatted(place, key, String.join(", ", new TreeSet<>(names))));
      }
    }
  }

  boolean has(String name) {
    return map.get(name) != null;
  }

  List<Double> numbers(String name, double fallback) {
    Object value = map.get(name);
    if (value instanceof Map<?, ?>) {
      return range(name, value);
    }
    return elements(name, value == null ? fallback : value).stream()
        .map(element -> number(name, element))
        .toList();
  }

  List<Integer> wholeNumbers(String name, int fallback) {
    List<Integer> whole = new ArrayList<>();
    for (double number : numbers(name, fallback)) {
      if (number != StrictMath.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw wrong(name, ShortDecimal.of(number), "a whole number");
      }
      whole.add((int) number);
    }
    return whole;
  }

  List<Boolean> booleans(String name, boolean fallback) {
    return each(
        name, fallback, "true or false", element -> element instanceof Boolean b ? b : null);
  }

  List<String> texts(String name, Set<String> allowed, String fallback) {
    String wanted = String.join(", ", new TreeSet<>(allowed));
    return each(
        name,
        fallback,
        wanted,
        e -> e instanceof String text && allowed.contains(text) ? text : null);
  }

  /** {@code scale}, {@code auto}, or a number that multiplies {@code scale}. */
  List<Gamma> gammas(String name) {
    if (map.get(name) instanceof Map<?, ?> range) {
      return range(name, range).stream().map(Gamma::scale).toList();
    }
    return each(
        name,
        "scale",
        "scale, auto or a multiple of scale",
        element ->
            "scale".equals(element)
                ? Gamma.SCALE
                : "auto".equals(element)
                    ? Gamma.AUTO
                    : element instanceof Number multiple
                        ? Gamma.scale(multiple.doubleValue())
                        : null);
  }

  /** The elements of a name, or the one that stands for it; null is not what is wanted. */
  private <T> List<T> each(
      String name, Object fallback, String wanted, Function<Object, @Nullable T> read) {
    List<T> values = new ArrayList<>();
    for (Object element : elements(name, map.get(name) == null ? fallback : map.get(name))) {
      T value = read.apply(element);
      if (value == null) {
        throw wrong(name, shown(element), wanted);
      }
      values.add(value);
    }
    return values;
  }

  /** The place of a name in this mapping. */
  String place(String name) {
    return place + ": " + name;
  }

  private List<Double> range(String name, Object source) {
    GridValues range = new GridValues(place(name), source);
    range.allow(RANGE);
    double from = range.one("from");
    double to = range.one("to");
    double count = range.one("count");
    if (count != StrictMath.rint(count) || count < 1 || count > MOST_VALUES) {
      throw range.wrong("count", ShortDecimal.of(count), "a whole number in 1.." + MOST_VALUES);
    }
    boolean geometric =
        range.texts("spacing", Set.of("linear", "geometric"), "linear").get(0).equals("geometric");
    if (geometric && !(from > 0 && to > 0)) {
      throw range.wrong("from", ShortDecimal.of(from), "both ends above 0 for a geometric range");
    }
    double[] values =
        geometric ? Ranges.geometric(from, to, (int) count) : Ranges.linear(from, to, (int) count);
    return Arrays.stream(values).boxed().toList();
  }

  private double one(String name) {
    Object value = map.get(name);
    if (value == null) {
      throw wrong(name, "missing", "a number");
    }
    return number(name, value);
  }

  private double number(String name, Object element) {
    if (element instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(name, shown(element), "a number");
  }

  private List<?> elements(String name, Object value) {
    List<?> elements = value instanceof List<?> list ? list : List.of(value);
    if (elements.isEmpty() || elements.size() > MOST_VALUES) {
      throw wrong(name, elements.size() + " values", "1.." + MOST_VALUES);
    }
    return elements;
  }

  private IllegalArgumentException wrong(String name, String found, String wanted) {
    return new IllegalArgumentException(
        "%s is %s, expected %s".formatted(place(name), found, wanted));
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
