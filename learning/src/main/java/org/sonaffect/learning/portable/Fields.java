package org.sonaffect.learning.portable;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A map from names to values, in a fixed order.
 *
 * @param names each once
 * @param values of the names
 */
public record Fields(List<String> names, List<Portable> values) implements Portable {
  /** Without any field. */
  public static final Fields NONE = new Fields(List.of(), List.of());

  /** Copies. */
  public Fields {
    names = List.copyOf(names);
    values = List.copyOf(values);
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(
          "%d names of %d values".formatted(names.size(), values.size()));
    }
  }

  /** Fields that begin with what kind of thing they are. */
  public static Fields of(String kind) {
    return NONE.with("kind", kind);
  }

  @Override
  public String kind() {
    return "a map of " + String.join(", ", names.subList(0, Math.min(8, names.size())));
  }

  /** These and one more. */
  public Fields with(String name, Portable value) {
    List<String> moreNames = new ArrayList<>(names);
    List<Portable> moreValues = new ArrayList<>(values);
    moreNames.add(name);
    moreValues.add(value);
    return new Fields(moreNames, moreValues);
  }

  /** These and a text. */
  public Fields with(String name, String value) {
    return with(name, new Text(value));
  }

  /** These and a whole number. */
  public Fields with(String name, long value) {
    return with(name, new Whole(value));
  }

  /** These and a number. */
  public Fields with(String name, double value) {
    return with(name, new Real(value));
  }

  /** These and a truth. */
  public Fields with(String name, boolean value) {
    return with(name, new Truth(value));
  }

  /** These and an array, which is shared. */
  public Fields with(String name, double[] values) {
    return with(name, new Doubles(values));
  }

  /** These and an array, which is shared. */
  public Fields with(String name, float[] values) {
    return with(name, new Floats(values));
  }

  /** These and an array, which is shared. */
  public Fields with(String name, int[] values) {
    return with(name, new Ints(values));
  }

  /** These and a list of arrays, which are shared. */
  public Fields with(String name, double[][] rows) {
    return with(name, List.of(rows), Doubles::new);
  }

  /** These and a list. */
  public <T> Fields with(String name, List<T> list, Function<? super T, ? extends Portable> form) {
    List<Portable> items = new ArrayList<>();
    list.forEach(element -> items.add(form.apply(element)));
    return with(name, new Items(items));
  }

  /** These and arrays of any lengths, as one array and the lengths. */
  public Fields withRagged(String name, int[][] rows) {
    return with(name, ragged(rows));
  }

  /** Arrays of any lengths, as one array and the lengths. */
  static Fields ragged(int[][] rows) {
    return lengths(rows).with("values", Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray());
  }

  /** These and arrays of any lengths, as one array and the lengths. */
  public Fields withRagged(String name, double[][] rows) {
    return with(
        name,
        lengths(rows)
            .with("values", Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray()));
  }

  private static Fields lengths(Object[] rows) {
    return NONE.with("lengths", Arrays.stream(rows).mapToInt(Array::getLength).toArray());
  }
}
