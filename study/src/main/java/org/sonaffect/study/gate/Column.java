package org.sonaffect.study.gate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A column of numbers over all rows of a corpus, with its moments.
 *
 * @param deviation population standard deviation; 0 where the column is constant up to rounding
 */
@SuppressWarnings("ArrayRecordComponent")
record Column(String name, double[] values, double mean, double deviation) {
  /** Below this part of the largest value a deviation is rounding. */
  private static final double ROUNDING = 1e-7;

  /** How near an end of a range is met: features are stored in single precision. */
  private static final double END = 1e-6;

  static Column of(String name, double[] values) {
    double sum = 0;
    double largest = 0;
    for (double value : values) {
      sum += value;
      largest = Math.max(largest, Math.abs(value));
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / values.length);
    return new Column(name, values, mean, deviation > ROUNDING * largest ? deviation : 0);
  }

  /** Pearson's correlation; NaN where one of the two is constant. */
  double correlation(Column other) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (values[i] - mean) * (other.values[i] - other.mean);
    }
    return sum / values.length / (deviation * other.deviation);
  }

  /** Whether mean and deviation (divided by n or by n - 1) are 0 and 1. */
  boolean standard(double near) {
    double unbiased = deviation * Math.sqrt(values.length / (values.length - 1.0));
    return Math.abs(mean) <= near
        && (Math.abs(deviation - 1) <= near || Math.abs(unbiased - 1) <= near);
  }

  /** How many different values there are. */
  long distinct() {
    return Arrays.stream(values).distinct().count();
  }

  /** Whether the smallest value is 0 or -1 and the largest 1. */
  boolean fillsRange() {
    double low = Arrays.stream(values).min().orElse(Double.NaN);
    double high = Arrays.stream(values).max().orElse(Double.NaN);
    return Math.abs(high - 1) <= END && (Math.abs(low) <= END || Math.abs(low + 1) <= END);
  }

  /** The ranks of the values; equal ones share their mean rank. */
  Column ranks() {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return of(name, ranks);
  }
}
