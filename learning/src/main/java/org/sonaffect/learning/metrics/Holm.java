package org.sonaffect.learning.metrics;

import java.util.Arrays;
import java.util.Comparator;

/** Holm's correction of many tests at once (Scandinavian Journal of Statistics 6, 1979). */
public final class Holm {
  private Holm() {}

  /**
   * The p values, raised so that comparing all of them with one level keeps the chance of any false
   * find below it: the i-th smallest of m is multiplied by m - i + 1, is no smaller than the one
   * before, and at most 1. A NaN is no test: it stays NaN and does not count.
   */
  public static double[] adjusted(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i])); // NaN last
    int tests = (int) Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
    double[] adjusted = new double[p.length];
    Arrays.fill(adjusted, Double.NaN);
    double before = 0;
    for (int i = 0; i < tests; i++) {
      before = Math.max(before, Math.min(1, (tests - i) * p[order[i]]));
      adjusted[order[i]] = before;
    }
    return adjusted;
  }
}
