package org.sonaffect.learning.folds;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Ward's agglomeration of points of the plane with integer coordinates, one merge at a time (Ward,
 * JASA 58, 1963). A cluster is named by its lowest row and knows its size and the exact sum of its
 * points; the cost of a merge, |nb sa - na sb|^2 / (na nb (na + nb)), is a fraction of integers, so
 * equal costs are known to be equal and go to the lowest pair of names.
 *
 * <p>Each cluster remembers its cheapest partner of higher name (Anderberg 1973, section 6.2.3).
 * Merging never makes a cluster cheaper to join than its cheaper part was, so only clusters that
 * remembered one of the merged two look for a partner again.
 */
final class WardTree {
  /** Largest absolute rating, before the scaling by 1e9. */
  static final int LARGEST_RATING = 100;

  /** Most rows: nb sa - na sb of LARGEST_RATING 1e9 stays within 2^63 for n^2 / 2 of them. */
  static final int MOST_ROWS = 10_000;

  /** Doubles of costs that differ by less than this share may be equal fractions. */
  private static final double NEAR = 1e-13;

  private final long[] sumX;
  private final long[] sumY;
  private final int[] size;
  private final int[] parent;
  private final int[] partner;
  private final double[] cost;
  private int clusters;

  WardTree(long[] x, long[] y) {
    int n = x.length;
    if (n > MOST_ROWS) {
      throw new IllegalArgumentException(
          "strata are made of at most %d rows, found %d".formatted(MOST_ROWS, n));
    }
    sumX = x.clone();
    sumY = y.clone();
    size = new int[n];
    Arrays.fill(size, 1);
    parent = new int[n];
    Arrays.setAll(parent, i -> i);
    partner = new int[n];
    cost = new double[n];
    clusters = n;
    for (int i = 0; i < n; i++) {
      findPartner(i);
    }
  }

  int clusters() {
    return clusters;
  }

  int smallest() {
    int smallest = Integer.MAX_VALUE;
    for (int i = 0; i < size.length; i++) {
      if (parent[i] == i) {
        smallest = Math.min(smallest, size[i]);
      }
    }
    return smallest;
  }

  /** Merges the cheapest pair. */
  void merge() {
    int a = -1;
    for (int i = 0; i < size.length; i++) {
      if (parent[i] == i && partner[i] >= 0 && (a < 0 || cheaper(i, partner[i], a, partner[a]))) {
        a = i;
      }
    }
    int b = partner[a];
    sumX[a] += sumX[b];
    sumY[a] += sumY[b];
    size[a] += size[b];
    parent[b] = a;
    clusters--;
    findPartner(a);
    for (int k = 0; k < b; k++) {
      if (parent[k] != k || k == a) {
        continue;
      }
      if (partner[k] == a || partner[k] == b) {
        findPartner(k);
      } else if (k < a && a < partner[k] && !cheaper(k, partner[k], k, a)) {
        partner[k] = a;
        cost[k] = cost(k, a);
      }
    }
  }

  /** The cluster of each row, numbered by their lowest rows. */
  int[] numbered() {
    int[] numbers = new int[parent.length];
    int next = 0;
    for (int i = 0; i < parent.length; i++) {
      numbers[i] = parent[i] == i ? next++ : numbers[parent[i]];
    }
    return numbers;
  }

  private void findPartner(int i) {
    partner[i] = -1;
    for (int j = i + 1; j < size.length; j++) {
      if (parent[j] != j) {
        continue;
      }
      double found = cost(i, j);
      if (partner[i] < 0 || found < cost[i] * (1 + NEAR) && cheaper(i, j, i, partner[i])) {
        partner[i] = j;
        cost[i] = found;
      }
    }
  }

  /** Whether merging (a, b) costs less than merging (c, d). */
  private boolean cheaper(int a, int b, int c, int d) {
    double first = cost(a, b);
    double second = cost(c, d);
    if (Math.abs(first - second) > NEAR * Math.max(first, second)) {
      return first < second;
    }
    long firstX = Math.abs(difference(sumX, a, b));
    long firstY = Math.abs(difference(sumY, a, b));
    long secondX = Math.abs(difference(sumX, c, d));
    long secondY = Math.abs(difference(sumY, c, d));
    long firstBelow = denominator(a, b);
    long secondBelow = denominator(c, d);
    if (firstBelow == secondBelow && firstX == secondX && firstY == secondY) {
      return false;
    }
    return squares(firstX, firstY)
            .multiply(BigInteger.valueOf(secondBelow))
            .compareTo(squares(secondX, secondY).multiply(BigInteger.valueOf(firstBelow)))
        < 0;
  }

  private double cost(int a, int b) {
    double dx = difference(sumX, a, b);
    double dy = difference(sumY, a, b);
    return (dx * dx + dy * dy) / denominator(a, b);
  }

  private long difference(long[] sum, int a, int b) {
    return size[b] * sum[a] - size[a] * sum[b];
  }

  private long denominator(int a, int b) {
    return (long) size[a] * size[b] * (size[a] + size[b]);
  }

  private static BigInteger squares(long x, long y) {
    BigInteger bigX = BigInteger.valueOf(x);
    BigInteger bigY = BigInteger.valueOf(y);
    return bigX.multiply(bigX).add(bigY.multiply(bigY));
  }
}
