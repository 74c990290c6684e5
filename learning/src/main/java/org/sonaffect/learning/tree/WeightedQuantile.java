package org.sonaffect.learning.tree;

import java.util.Arrays;
import java.util.Comparator;

/** Quantiles of weighted values. */
final class WeightedQuantile {
  private WeightedQuantile() {}

  /** The least value of the rows {@code order[from..to - 1]} with at least a share up to it. */
  static double of(double[] values, double[] weights, int[] order, int from, int to, double share) {
    Integer[] sorted = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
    Arrays.sort(sorted, Comparator.comparingDouble(i -> values[i]));
    double total = 0;
    for (int i : sorted) {
      total += weights[i];
    }
    double sum = 0;
    for (int i : sorted) {
      sum += weights[i];
      if (sum >= share * total) {
        return values[i];
      }
    }
    return values[sorted[sorted.length - 1]];
  }
}
