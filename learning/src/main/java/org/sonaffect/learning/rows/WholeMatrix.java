package org.sonaffect.learning.rows;

import java.util.stream.IntStream;

/** All rows of a matrix, as numbers. */
public final class WholeMatrix {
  private WholeMatrix() {}

  /** The numbers of so many rows, from 0. */
  public static int[] rows(int count) {
    return IntStream.range(0, count).toArray();
  }
}
