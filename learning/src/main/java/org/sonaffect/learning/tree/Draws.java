package org.sonaffect.learning.tree;

import org.sonaffect.learning.random.SplitMix64;

/** Random subsets and resamples. */
final class Draws {
  private Draws() {}

  /** Uniform below a bound, up to a bias of 2^-32 times the bound, without a division. */
  static int below(SplitMix64 random, int bound) {
    return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
  }

  /** A random subset of a share of the values, at least one of any, in their order. */
  static int[] subset(SplitMix64 random, int[] values, double share) {
    int wanted = count(values.length, share);
    int[] subset = new int[wanted];
    int kept = 0;
    for (int i = 0; i < values.length && kept < wanted; i++) {
      if (below(random, values.length - i) < wanted - kept) {
        subset[kept++] = values[i];
      }
    }
    return subset;
  }

  /** A share of a number, rounded, at least 1 of any. */
  static int count(int of, double share) {
    return Math.min(of, Math.max(1, (int) Math.round(share * of)));
  }

  /** How often each row is drawn in as many uniform draws with replacement as there are rows. */
  static int[] bootstrap(SplitMix64 random, int rows) {
    int[] times = new int[rows];
    for (int i = 0; i < rows; i++) {
      times[below(random, rows)]++;
    }
    return times;
  }

  /** The same, each row with a probability in proportion to its weight. */
  static int[] bootstrap(SplitMix64 random, double[] weights) {
    double[] upTo = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      upTo[i] = sum;
    }
    int[] times = new int[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double at = random.nextDouble() * sum;
      int low = 0;
      int high = weights.length - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (upTo[middle] > at) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      times[low]++;
    }
    return times;
  }
}
