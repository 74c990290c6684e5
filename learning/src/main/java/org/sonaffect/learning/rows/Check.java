package org.sonaffect.learning.rows;

/** What inputs may be; the errors say what was found and what was expected. */
public final class Check {
  private Check() {}

  /** Refuses what is not a finite number above 0. */
  public static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s, expected a number above 0".formatted(name, ShortDecimal.of(value)));
    }
  }

  /** Refuses what is not in {@code low..high}. */
  public static void between(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s is %s, expected %s..%s"
              .formatted(
                  name, ShortDecimal.of(value), ShortDecimal.of(low), ShortDecimal.of(high)));
    }
  }

  /** Rows to fit on. */
  public static void training(Matrix x) {
    if (x.rows() == 0 || x.columns() == 0) {
      throw new IllegalArgumentException(
          "%d rows of %d columns, expected at least 1 of 1".formatted(x.rows(), x.columns()));
    }
    finite(x);
  }

  /** Targets of so many rows. */
  public static void targets(double[] y, int rows) {
    if (y.length != rows) {
      throw new IllegalArgumentException("%d targets for %d rows".formatted(y.length, rows));
    }
    for (int i = 0; i < y.length; i++) {
      if (!Double.isFinite(y[i])) {
        throw new IllegalArgumentException(
            "target %d is %s, expected a finite number".formatted(i, ShortDecimal.of(y[i])));
      }
    }
  }

  /** Rows to apply a fit of so many columns to. */
  public static void applied(Matrix x, int columns) {
    if (x.columns() != columns) {
      throw new IllegalArgumentException(
          "%d columns, expected the %d it was fitted on".formatted(x.columns(), columns));
    }
    finite(x);
  }

  /** Refuses values that are not finite, naming row and column. */
  public static void finite(Matrix x) {
    MixedRows mixed = x.mixed();
    if (mixed != null) {
      finite(mixed.pair());
      return;
    }
    Standardisation.requireFinite(x, WholeMatrix.rows(x.rows()));
  }
}
