package org.sonaffect.learning.family;

/**
 * The restricted marginal likelihood of a target under a Gaussian process with constant mean
 * (Rasmussen and Williams 2006, sections 2.7 and 5.4.1; Patterson and Thompson, Biometrika 58,
 * 1971): the mean is integrated out, the amplitude is its best.
 */
final class Evidence {
  /** Half decades searched first, then golden sections between the neighbours of the best. */
  private static final int GRID = 21;

  private static final double FIRST = -6;
  private static final double STEP = 0.5;
  private static final int SECTIONS = 20;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final KernelSystem system;
  private final double[] coordinates;

  Evidence(KernelSystem system, double[] y) {
    this.system = system;
    coordinates = system.coordinates(y);
  }

  /** Log likelihood where noise is {@code lambda} times the amplitude. */
  double of(double lambda) {
    double[] values = system.values();
    int rank = values.length;
    double squares = 0;
    double determinant = 0;
    for (int k = 0; k < rank; k++) {
      squares += coordinates[k] * coordinates[k] / (values[k] + lambda);
      determinant += StrictMath.log(values[k] + lambda);
    }
    double amplitude = squares / rank;
    return -(rank * (StrictMath.log(2 * Math.PI * amplitude) + 1) + determinant) / 2;
  }

  /** The noise of the highest likelihood, in units of the mean eigenvalue. */
  double bestNoise() {
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < GRID; i++) {
      double likelihood = at(FIRST + i * STEP);
      if (likelihood > highest) {
        highest = likelihood;
        best = i;
      }
    }
    double low = FIRST + (best - 1) * STEP;
    double high = FIRST + (best + 1) * STEP;
    for (int i = 0; i < SECTIONS; i++) {
      double width = GOLDEN * (high - low);
      if (at(high - width) > at(low + width)) {
        high = low + width;
      } else {
        low = high - width;
      }
    }
    return StrictMath.pow(10, (low + high) / 2);
  }

  private double at(double exponent) {
    return of(StrictMath.pow(10, exponent) * system.mean());
  }

  /** Whether the target varies beyond rounding. */
  boolean varies(double[] y) {
    double squares = 0;
    for (double coordinate : coordinates) {
      squares += coordinate * coordinate;
    }
    double largest = 0;
    for (double value : y) {
      largest = Math.max(largest, Math.abs(value));
    }
    return squares > y.length * largest * largest * 0x1p-90;
  }
}
