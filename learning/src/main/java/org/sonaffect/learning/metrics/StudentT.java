package org.sonaffect.learning.metrics;

/** Student's t distribution. */
public final class StudentT {
  /** Lanczos's approximation of the gamma function, g = 7, 9 terms (error below 1e-14). */
  private static final double[] LANCZOS = {
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7
  };

  private static final double LANCZOS_G = 7;

  private StudentT() {}

  /**
   * The chance of a value further from 0 than |t|, on either side: the p value of a two-sided test;
   * accurate to 1e-12 of itself.
   *
   * @param freedom degrees of freedom, above 0
   */
  public static double twoSided(double t, double freedom) {
    if (!(freedom > 0)) {
      throw new IllegalArgumentException("expected degrees of freedom above 0, found " + freedom);
    }
    if (Double.isNaN(t)) {
      return Double.NaN;
    }
    if (Double.isInfinite(t)) {
      return 0;
    }
    return incompleteBeta(freedom / (freedom + t * t), t * t / (freedom + t * t), freedom / 2, 0.5);
  }

  /**
   * The value that t stays below with a given chance; accurate to 1e-10 of itself.
   *
   * @param chance in (0, 1)
   * @param freedom degrees of freedom, above 0
   */
  public static double quantile(double chance, double freedom) {
    if (!(chance > 0 && chance < 1)) {
      throw new IllegalArgumentException("expected a chance in (0, 1), found " + chance);
    }
    if (chance == 0.5) {
      return 0;
    }
    double outside = 2 * Math.min(chance, 1 - chance);
    double high = 1;
    while (twoSided(high, freedom) > outside && high < Double.MAX_VALUE / 2) {
      high *= 2;
    }
    double low = high == 1 ? 0 : high / 2;
    // Bisection down to neighbouring doubles: sure, and quick enough for a few hundred calls.
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (twoSided(middle, freedom) > outside) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return chance > 0.5 ? high : -high;
  }

  /**
   * The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz and
   * Stegun 26.5.8) evaluated by Lentz's method.
   *
   * @param y 1 - x, known better than by subtraction
   */
  private static double incompleteBeta(double x, double y, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (y <= 0) {
      return 1;
    }
    double front =
        StrictMath.exp(
            logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log(y));
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(y, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double tiny = 1e-300;
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1), tiny);
    double value = d;
    for (int m = 1; m < 10_000; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d, tiny);
      c = nonZero(1 + even / c, tiny);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d, tiny);
      c = nonZero(1 + odd / c, tiny);
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-16) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double value, double tiny) {
    return Math.abs(value) < tiny ? tiny : value;
  }

  /** log gamma(x) for x > 0 (Lanczos 1964). */
  private static double logGamma(double x) {
    if (x < 0.5) {
      // The reflection formula.
      return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x - 1 + i);
    }
    double t = x - 1 + LANCZOS_G + 0.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (x - 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }
}
