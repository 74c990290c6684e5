package org.sonaffect.report.statistics;

import java.util.Map;
import java.util.TreeMap;

/**
 * Ratings and squared errors of test rows, summed by group: all that R2 and RMSE of any resample of
 * whole groups need. Repetitions are summed together, which makes R2 the mean of theirs.
 */
public final class GroupErrors {
  private static final int COUNT = 0;
  private static final int SUM = 1;
  private static final int SQUARES = 2;
  private static final int ERROR = 3;

  private final Map<String, double[]> groups = new TreeMap<>();
  private double[][] sorted = new double[0][];

  /** Adds a test row; rows of one group are drawn together. */
  public void add(String group, double rating, double prediction) {
    double[] sums = groups.computeIfAbsent(group, g -> new double[ERROR + 1]);
    sums[COUNT]++;
    sums[SUM] += rating;
    sums[SQUARES] += rating * rating;
    sums[ERROR] += (rating - prediction) * (rating - prediction);
  }

  /** How many groups there are. */
  public int size() {
    return groups.size();
  }

  /** Whether both are sums over the same groups. */
  boolean sameGroups(GroupErrors other) {
    return groups.keySet().equals(other.groups.keySet());
  }

  /** A metric of groups drawn with repetition, by their places in sorted order. */
  double score(String metric, int[] drawn) {
    double[] total = new double[ERROR + 1];
    double[][] all = sums();
    for (int group : drawn) {
      for (int i = 0; i < total.length; i++) {
        total[i] += all[group][i];
      }
    }
    return switch (metric) {
      case "r2" -> 1 - total[ERROR] / (total[SQUARES] - total[SUM] * total[SUM] / total[COUNT]);
      case "rmse" -> Math.sqrt(total[ERROR] / total[COUNT]);
      default ->
          throw new IllegalArgumentException("metric is " + metric + ", expected r2 or rmse");
    };
  }

  private double[][] sums() {
    if (sorted.length != groups.size()) {
      sorted = groups.values().toArray(double[][]::new);
    }
    return sorted;
  }

  /** Each group once. */
  int[] whole() {
    int[] whole = new int[groups.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = i;
    }
    return whole;
  }
}
