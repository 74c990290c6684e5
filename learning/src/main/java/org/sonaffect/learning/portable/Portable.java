package org.sonaffect.learning.portable;

import java.io.Serializable;
import java.util.List;

/**
 * A plain value: text, a number, an array, or a list or map of such. Immutable; arrays are shared
 * and not to be written to.
 */
public sealed interface Portable extends Serializable
    permits Portable.Text,
        Portable.Whole,
        Portable.Real,
        Portable.Truth,
        Portable.Doubles,
        Portable.Floats,
        Portable.Ints,
        Portable.Items,
        Portable.Nothing,
        Fields {
  /** What it is, in words. */
  String kind();

  /** A text. */
  record Text(String value) implements Portable {
    @Override
    public String kind() {
      return "the text '%s'".formatted(value.length() <= 40 ? value : value.substring(0, 40));
    }
  }

  /** A whole number. */
  record Whole(long value) implements Portable {
    @Override
    public String kind() {
      return "the number " + value;
    }
  }

  /** A number. */
  record Real(double value) implements Portable {
    @Override
    public String kind() {
      return "the number " + value;
    }
  }

  /** True or false. */
  record Truth(boolean value) implements Portable {
    @Override
    public String kind() {
      return String.valueOf(value);
    }
  }

  /** An array of doubles. */
  @SuppressWarnings("ArrayRecordComponent")
  record Doubles(double[] values) implements Portable {
    @Override
    public String kind() {
      return values.length + " doubles";
    }
  }

  /** An array of floats. */
  @SuppressWarnings("ArrayRecordComponent")
  record Floats(float[] values) implements Portable {
    @Override
    public String kind() {
      return values.length + " floats";
    }
  }

  /** An array of whole numbers. */
  @SuppressWarnings("ArrayRecordComponent")
  record Ints(int[] values) implements Portable {
    @Override
    public String kind() {
      return values.length + " whole numbers";
    }
  }

  /** In place of a value that there is not. */
  record Nothing() implements Portable {
    @Override
    public String kind() {
      return "null";
    }
  }

  /** A list. */
  record Items(List<Portable> values) implements Portable {
    /** Copies. */
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a list of " + values.size();
    }
  }
}
