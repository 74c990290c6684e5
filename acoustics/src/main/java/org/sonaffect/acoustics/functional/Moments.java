package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Moments about the rounded mean, divisor N; 0 for a constant (docs/spec/compare2013-functionals.md
 * §F4.4).
 *
 * <ul>
 *   <li>{@code stddev}: standard deviation, in the unit of the contour, 0 or more
 *   <li>{@code skewness}: third standardised moment
 *   <li>{@code kurtosis}: fourth standardised moment, 3 for a normal distribution
 * </ul>
 */
final class Moments implements FunctionalGroup {
  @Override
  public List<String> names() {
    return List.of("stddev", "skewness", "kurtosis");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    float[] x = series.x;
    int length = series.length();
    double mean = series.mean();
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    for (int i = 0; i < length; i++) {
      double d = x[i] - mean;
      double e2 = d * d;
      double e3 = e2 * d;
      double e4 = e3 * d;
      s2 += e2;
      s3 += e3;
      s4 += e4;
    }
    double n = length;
    double v = s2 / n;
    boolean spread = v > 0;
    out[at] = spread ? (float) Math.sqrt(v) : 0f;
    out[at + 1] = spread ? (float) (s3 / ((n * v) * Math.sqrt(v))) : 0f;
    out[at + 2] = spread ? (float) (s4 / ((n * v) * v)) : 0f;
  }
}
