package org.sonaffect.learning.tree;

import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.ShortDecimal;

/** What settings of trees may be; the errors say what was found and what was expected. */
final class Inputs {
  private Inputs() {}

  static void atLeast(String name, int value, int low) {
    if (value < low) {
      throw new IllegalArgumentException(
          "%s is %d, expected at least %d".formatted(name, value, low));
    }
  }

  /** A share above 0, up to 1. */
  static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s is %s, expected a share above 0, up to 1".formatted(name, ShortDecimal.of(value)));
    }
  }

  static double finite(Matrix x, int row, int column) {
    double value = x.get(row, column);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "row %d, column %d is %s, expected a finite number"
              .formatted(row, column, ShortDecimal.of(value)));
    }
    return value;
  }
}
