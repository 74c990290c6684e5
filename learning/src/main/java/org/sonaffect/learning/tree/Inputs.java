package org.sonaffect.learning.tree;

import org.sonaffect.learning.Matrix;
import org.sonaffect.learning.ShortDecimal;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.TrainingRows;

/** What settings and rows may be; the errors say what was found and what was wanted. */
final class Inputs {
  private Inputs() {}

  static void between(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s is %s, wanted %s..%s"
              .formatted(
                  name, ShortDecimal.of(value), ShortDecimal.of(low), ShortDecimal.of(high)));
    }
  }

  static void atLeast(String name, int value, int low) {
    if (value < low) {
      throw new IllegalArgumentException(
          "%s is %d, wanted at least %d".formatted(name, value, low));
    }
  }

  /** A share above 0, up to 1. */
  static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s is %s, wanted a share above 0, up to 1".formatted(name, ShortDecimal.of(value)));
    }
  }

  static double finite(Matrix x, int row, int column) {
    double value = x.get(row, column);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "row %d column %d is %s, wanted a finite number"
              .formatted(row, column, ShortDecimal.of(value)));
    }
    return value;
  }

  /** Rows to predict. */
  static void applied(Matrix x, int columns) {
    if (x.columns() != columns) {
      throw new IllegalArgumentException(
          "%d columns, wanted the %d it was fitted on".formatted(x.columns(), columns));
    }
    double[] values = x.values();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "row %d column %d is %s, wanted a finite number"
                .formatted(i / columns, i % columns, ShortDecimal.of(values[i])));
      }
    }
  }

  /** Targets and weights to fit rows to. */
  static void training(TrainingRows rows, double[][] y, FitContext context) {
    if (context.folds().length != rows.size()) {
      throw new IllegalArgumentException(
          "folds of %d rows for %d rows".formatted(context.folds().length, rows.size()));
    }
    if (y.length == 0) {
      throw new IllegalArgumentException("0 targets, wanted at least 1");
    }
    for (double[] target : y) {
      target(target, rows.size());
    }
    for (int i = 0; i < rows.size(); i++) {
      double weight = rows.weights()[i];
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight %d is %s, wanted a number above 0".formatted(i, ShortDecimal.of(weight)));
      }
    }
  }

  static void target(double[] y, int rows) {
    if (y.length != rows) {
      throw new IllegalArgumentException("%d targets for %d rows".formatted(y.length, rows));
    }
    for (int i = 0; i < y.length; i++) {
      if (!Double.isFinite(y[i])) {
        throw new IllegalArgumentException(
            "target %d is %s, wanted a finite number".formatted(i, ShortDecimal.of(y[i])));
      }
    }
  }
}
