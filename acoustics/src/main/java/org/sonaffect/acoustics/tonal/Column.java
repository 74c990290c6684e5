package org.sonaffect.acoustics.tonal;

import java.util.Arrays;

/** A growing column of floats. */
final class Column {
  private float[] values = new float[256];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = (float) value;
  }

  int size() {
    return size;
  }

  /** Values so far, trimmed. */
  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
