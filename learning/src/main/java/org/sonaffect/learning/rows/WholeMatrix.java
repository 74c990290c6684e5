package org.sonaffect.learning.rows;

/** All rows of a matrix, as numbers. */
public final class WholeMatrix {
  private WholeMatrix() {}

  public static int[] rows(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    return rows;
  }
}
