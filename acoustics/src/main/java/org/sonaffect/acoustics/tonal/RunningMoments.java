package org.sonaffect.acoustics.tonal;

/** Mean and standard deviation of values that come one by one (Welford 1962). */
final class RunningMoments {
  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    count++;
    double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
  }

  /** 0 where there was no value. */
  double mean() {
    return mean;
  }

  /** With divisor n; 0 where there was no value. */
  double standardDeviation() {
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count));
  }
}
