package org.sonaffect.learning.portable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree of plain values that is being read. Whatever is not as expected is refused with
 * its place; nothing is mistaken for something else, nothing is left unread in silence. Every
 * method throws {@link PortableException} where it refuses.
 */
public final class Reading {
  private final Portable value;
  private final @Nullable Reading parent;

  /** Within the parent: of a field its name, of an element of a list none. */
  private final String name;

  private final int index;
  private final Allowance allowance;

  private Reading(
      Portable value, @Nullable Reading parent, String name, int index, Allowance allowance) {
    this.value = value;
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.allowance = allowance;
  }

  /** The root. */
  public static Reading of(Portable root, Allowance allowance) {
    return new Reading(root, null, "", 0, allowance);
  }

  /** The place, such as {@code parts[2].rows}; empty for the root. */
  public String place() {
    if (parent == null) {
      return "";
    }
    String above = parent.place();
    return name.isEmpty() ? above + "[" + index + "]" : above.isEmpty() ? name : above + "." + name;
  }

  /** An exception that names this place. */
  public PortableException refuse(String found, String wanted) {
    return new PortableException(place(), found, wanted);
  }

  /** Takes what the thing read here costs. */
  public void charge(Allowance.Cost cost, double amount) {
    if (!allowance.take(cost, amount)) {
      throw refuse(
          "what takes %s more".formatted(cost.of(amount)),
          "at most %s in all".formatted(cost.of(allowance.limit(cost))));
    }
  }

  /** What all things that were read so far cost. */
  public double charged(Allowance.Cost cost) {
    return allowance.taken(cost);
  }

  /** A map of exactly these names, in any order; itself. */
  public Reading fields(String... names) {
    List<String> found = map().names();
    Set<String> wanted = new HashSet<>(List.of(names));
    if (found.size() != names.length || !wanted.containsAll(found)) {
      throw refuse(value.kind(), "a map of " + String.join(", ", names));
    }
    return this;
  }

  /** A field of a map. */
  public Reading field(String name) {
    int at = map().names().indexOf(name);
    if (at < 0) {
      throw refuse(value.kind(), "a field " + name);
    }
    return new Reading(map().values().get(at), this, name, 0, allowance);
  }

  /** Whether a map has a field. */
  public boolean has(String name) {
    return map().names().contains(name);
  }

  /** The text of the field {@code kind}. */
  public String kind() {
    return field("kind").text(40);
  }

  private Fields map() {
    if (value instanceof Fields fields) {
      return fields;
    }
    throw refuse(value.kind(), "a map");
  }

  /** An element of a list. */
  public Reading item(int number) {
    if (value instanceof Portable.Items items && number < items.values().size()) {
      return new Reading(items.values().get(number), this, "", number, allowance);
    }
    throw refuse(value.kind(), "a list of more than " + number);
  }

  /** The elements of a list. */
  public List<Reading> items(int least, int most) {
    if (!(value instanceof Portable.Items items)) {
      throw refuse(value.kind(), "a list");
    }
    int size = items.values().size();
    if (size < least || size > most) {
      throw refuse(value.kind(), "%d to %d".formatted(least, most));
    }
    List<Reading> readings = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      readings.add(new Reading(items.values().get(i), this, "", i, allowance));
    }
    return readings;
  }

  /** A text of at most so many characters. */
  public String text(int most) {
    if (!(value instanceof Portable.Text text)) {
      throw refuse(value.kind(), "a text");
    }
    if (text.value().length() > most) {
      throw refuse(text.value().length() + " characters", "at most " + most);
    }
    return text.value();
  }

  /** True or false. */
  public boolean truth() {
    if (value instanceof Portable.Truth truth) {
      return truth.value();
    }
    throw refuse(value.kind(), "true or false");
  }

  /** A whole number of a range. */
  public int whole(int low, int high) {
    return (int) wholeLong(low, high);
  }

  /** A whole number of a range. */
  public long wholeLong(long low, long high) {
    if (value instanceof Portable.Whole whole && whole.value() >= low && whole.value() <= high) {
      return whole.value();
    }
    throw refuse(value.kind(), "a whole number from %d to %d".formatted(low, high));
  }

  /** A number of a range, infinite only where an end of the range is. */
  public double number(double low, double high) {
    double number = any();
    if (number >= low && number <= high) {
      return number;
    }
    throw refuse(value.kind(), "a number from %s to %s".formatted(low, high));
  }

  /** Any number, or NaN. */
  public double any() {
    if (value instanceof Portable.Real real) {
      return real.value();
    } else if (value instanceof Portable.Whole whole) {
      return whole.value();
    }
    throw refuse(value.kind(), "a number");
  }

  /** Whether there is no value. */
  public boolean nothing() {
    return value instanceof Portable.Nothing;
  }

  /** A finite number. */
  public double number() {
    return number(-Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** So many finite doubles. */
  public double[] doubles(long length) {
    double[] values = doubles();
    count("doubles", values.length, length);
    return values;
  }

  /** Finite doubles. */
  public double[] doubles() {
    if (!(value instanceof Portable.Doubles doubles)) {
      throw refuse(value.kind(), "doubles");
    }
    double[] values = doubles.values();
    charge(Allowance.Cost.READING, values.length);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw refuse("%s at %d".formatted(values[i], i), "finite numbers");
      }
    }
    return values;
  }

  /** A list of so many arrays of so many finite doubles each. */
  public double[][] doubles(int rows, long length) {
    List<Reading> items = items(rows, rows);
    double[][] values = new double[rows][];
    Arrays.setAll(values, k -> items.get(k).doubles(length));
    return values;
  }

  /** Finite floats. */
  public float[] floats() {
    if (!(value instanceof Portable.Floats floats)) {
      throw refuse(value.kind(), "floats");
    }
    float[] values = floats.values();
    charge(Allowance.Cost.READING, values.length);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw refuse("%s at %d".formatted(values[i], i), "finite numbers");
      }
    }
    return values;
  }

  /** So many whole numbers of a range. */
  public int[] ints(long length, int low, int high) {
    int[] values = ints(low, high);
    count("whole numbers", values.length, length);
    return values;
  }

  /** Refuses arrays that are not so many of that length. */
  public void shape(double[][] arrays, int count, long length) {
    count("arrays", arrays.length, count);
    for (double[] array : arrays) {
      count("doubles", array.length, length);
    }
  }

  /** Refuses numbers that are not all in a range. */
  public void within(int[] values, int low, int high) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < low || values[i] > high) {
        throw refuse("%d at %d".formatted(values[i], i), "%d to %d".formatted(low, high));
      }
    }
  }

  /**
   * Refuses a number of things other than expected.
   *
   * @param what the things, such as {@code columns}
   */
  public void count(String what, long found, long wanted) {
    if (found != wanted) {
      throw refuse(found + " " + what, String.valueOf(wanted));
    }
  }

  /** Whole numbers of a range. */
  public int[] ints(int low, int high) {
    if (!(value instanceof Portable.Ints ints)) {
      throw refuse(value.kind(), "whole numbers");
    }
    int[] values = ints.values();
    charge(Allowance.Cost.READING, values.length);
    within(values, low, high);
    return values;
  }

  /** At least one array of at least one whole number of a range each. */
  public int[][] raggedInts(int low, int high) {
    fields("lengths", "values");
    int[] values = field("values").ints(low, high);
    int[] lengths = lengths(values.length);
    int[][] rows = new int[lengths.length][];
    int at = 0;
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Arrays.copyOfRange(values, at, at + lengths[k]);
      at += lengths[k];
    }
    return rows;
  }

  /** So many arrays of at least one finite double each. */
  public double[][] raggedDoubles(int count) {
    fields("lengths", "values");
    double[] values = field("values").doubles();
    int[] lengths = lengths(values.length);
    count("arrays", lengths.length, count);
    double[][] rows = new double[lengths.length][];
    int at = 0;
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Arrays.copyOfRange(values, at, at + lengths[k]);
      at += lengths[k];
    }
    return rows;
  }

  /** Lengths, each at least 1, that add up to as many values as there are. */
  private int[] lengths(int total) {
    int[] lengths = field("lengths").ints(1, Integer.MAX_VALUE);
    long sum = 0;
    for (int length : lengths) {
      sum += length;
    }
    if (lengths.length == 0 || sum != total) {
      throw refuse(
          "%d lengths that add up to %d".formatted(lengths.length, sum),
          "at least one, adding up to " + total);
    }
    // An array of its own for each: its head and the reference to it.
    charge(Allowance.Cost.BYTES, 32.0 * lengths.length + 8.0 * total);
    return lengths;
  }

  /** Makes what may refuse its values, and names the place where it does. */
  public <T> T made(Supplier<T> source) {
    try {
      return source.get();
    } catch (PortableException refused) {
      throw refused;
    } catch (IllegalArgumentException refused) {
      throw refuse(String.valueOf(refused.getMessage()), "values in range");
    }
  }
}
