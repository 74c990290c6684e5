package org.sonaffect.learning;

/** What a number in a specification may be; the errors say what was found and what was wanted. */
final class Check {
  private Check() {}

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s, wanted a number above 0".formatted(name, ShortDecimal.of(value)));
    }
  }

  static void between(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s is %s, wanted %s..%s"
              .formatted(
                  name, ShortDecimal.of(value), ShortDecimal.of(low), ShortDecimal.of(high)));
    }
  }
}
