package org.sonaffect.learning;

/** All rows of a matrix, as numbers. */
final class WholeMatrix {
  private WholeMatrix() {}

  static int[] rows(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    return rows;
  }
}
