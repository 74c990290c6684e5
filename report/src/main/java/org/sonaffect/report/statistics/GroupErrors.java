package org.sonaffect.report.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.sonaffect.learning.metrics.Metric;
import org.sonaffect.learning.metrics.Metrics;

/**
 * Ratings, predictions and errors of test rows, summed by group: all that the scores of any
 * resample of whole groups need. Repetitions are summed together, which makes R2 the mean of
 * theirs.
 */
public final class GroupErrors {
  private static final int COUNT = 0;
  private static final int SUM = 1;
  private static final int SQUARES = 2;
  private static final int ERROR = 3;
  private static final int ABSOLUTE = 4;
  private static final int PREDICTED = 5;
  private static final int PREDICTED_SQUARES = 6;
  private static final int PRODUCT = 7;
  private static final int SUMS = 8;

  /** What remains of a variance by rounding, as a share of the sum of squares. */
  private static final double ROUNDING = 1e-12;

  private final Map<String, double[]> groups = new TreeMap<>();
  private double[][] sorted = new double[0][];

  /** Adds a test row; rows of one group are drawn together. */
  public void add(String group, double rating, double prediction) {
    double[] sums = groups.computeIfAbsent(group, g -> new double[SUMS]);
    sums[COUNT]++;
    sums[SUM] += rating;
    sums[SQUARES] += rating * rating;
    sums[ERROR] += (rating - prediction) * (rating - prediction);
    sums[ABSOLUTE] += Math.abs(rating - prediction);
    sums[PREDICTED] += prediction;
    sums[PREDICTED_SQUARES] += prediction * prediction;
    sums[PRODUCT] += rating * prediction;
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
  double score(Metric metric, int[] drawn) {
    double[] total = new double[SUMS];
    double[][] all = sums();
    for (int group : drawn) {
      for (int i = 0; i < total.length; i++) {
        total[i] += all[group][i];
      }
    }
    double n = total[COUNT];
    double ofRating = about(total[SQUARES], total[SUM], n);
    double ofPrediction = about(total[PREDICTED_SQUARES], total[PREDICTED], n);
    double product = total[PRODUCT] - total[SUM] * total[PREDICTED] / n;
    return switch (metric) {
      case RMSE -> Math.sqrt(total[ERROR] / n);
      case MAE -> total[ABSOLUTE] / n;
      case R2 -> 1 - total[ERROR] / ofRating;
      case PEARSON -> product / Math.sqrt(ofRating * ofPrediction);
      case CCC ->
          Double.isNaN(ofRating)
              ? Double.NaN
              : Metrics.concordance(
                  n,
                  product,
                  ofRating,
                  Double.isNaN(ofPrediction) ? 0 : ofPrediction,
                  (total[SUM] - total[PREDICTED]) / n);
    };
  }

  /** A sum of squares about the mean; NaN where all values are equal. */
  private static double about(double squares, double sum, double n) {
    double about = squares - sum * sum / n;
    return about > ROUNDING * squares ? about : Double.NaN;
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
    Arrays.setAll(whole, i -> i);
    return whole;
  }
}
