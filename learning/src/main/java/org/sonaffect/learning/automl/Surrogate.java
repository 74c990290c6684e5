package org.sonaffect.learning.automl;

import org.sonaffect.learning.SplitMix64;

/**
 * A forest of randomised trees that predicts the loss of a point from its encoding, with a variance
 * (Hutter, Hoos and Leyton-Brown, "Sequential model-based optimization for general algorithm
 * configuration", LION 2011; splits as in Geurts, Ernst and Wehenkel, "Extremely randomized trees",
 * 2006). The variance is that of the trees' means and of the values in the leaves.
 */
final class Surrogate {
  private static final int TREES = 24;

  /** Fewest points in a leaf. */
  private static final int LEAF = 2;

  /** Share of the coordinates tried at a node. */
  private static final double TRIED = 0.4;

  private final Node[] trees = new Node[TREES];

  /**
   * A node; a leaf where {@code coordinate} is -1.
   *
   * @param below where the coordinate is at most the threshold
   */
  private record Node(
      int coordinate, double threshold, Node[] children, double mean, double variance) {}

  /**
   * Grows the forest.
   *
   * @param points {@code [point][coordinate]}, at least one
   * @param loss of each point
   */
  Surrogate(double[][] points, double[] loss, SplitMix64 random) {
    for (int t = 0; t < TREES; t++) {
      int[] drawn = new int[points.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = random.nextInt(drawn.length);
      }
      trees[t] = grow(points, loss, drawn, random);
    }
  }

  /** The expected improvement on a loss at a point, at least 0. */
  double improvement(double[] point, double best) {
    double mean = 0;
    double square = 0;
    for (Node tree : trees) {
      Node node = tree;
      while (node.coordinate() >= 0) {
        node = node.children()[point[node.coordinate()] <= node.threshold() ? 0 : 1];
      }
      mean += node.mean();
      square += node.mean() * node.mean() + node.variance();
    }
    mean /= TREES;
    double deviation = Math.sqrt(Math.max(1e-12, square / TREES - mean * mean));
    double z = (best - mean) / deviation;
    return Math.max(0, (best - mean) * below(z) + deviation * density(z));
  }

  private static Node grow(double[][] points, double[] loss, int[] rows, SplitMix64 random) {
    double sum = 0;
    double squares = 0;
    for (int row : rows) {
      sum += loss[row];
      squares += loss[row] * loss[row];
    }
    double mean = sum / rows.length;
    double variance = Math.max(0, squares / rows.length - mean * mean);
    int best = -1;
    double threshold = 0;
    if (rows.length >= 2 * LEAF && variance > 1e-12) {
      int coordinates = points[0].length;
      int tries = Math.max(1, (int) (TRIED * coordinates));
      double gain = 0;
      for (int k = 0; k < tries; k++) {
        int j = random.nextInt(coordinates);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
          low = Math.min(low, points[row][j]);
          high = Math.max(high, points[row][j]);
        }
        if (low < high) {
          double at = low + random.nextDouble() * (high - low);
          double found = gain(points, loss, rows, j, at, sum);
          if (found > gain) {
            gain = found;
            best = j;
            threshold = at;
          }
        }
      }
    }
    if (best < 0) {
      return new Node(-1, 0, new Node[0], mean, variance);
    }
    int[][] sides = sides(points, rows, best, threshold);
    Node[] children = {grow(points, loss, sides[0], random), grow(points, loss, sides[1], random)};
    return new Node(best, threshold, children, mean, variance);
  }

  /**
   * The squared error a split saves, up to a constant above 0; 0 where a side would be too small.
   */
  private static double gain(
      double[][] points, double[] loss, int[] rows, int j, double at, double sum) {
    double left = 0;
    int count = 0;
    for (int row : rows) {
      if (points[row][j] <= at) {
        left += loss[row];
        count++;
      }
    }
    int others = rows.length - count;
    if (count < LEAF || others < LEAF) {
      return 0;
    }
    double right = sum - left;
    return left * left / count + right * right / others - sum * sum / rows.length;
  }

  private static int[][] sides(double[][] points, int[] rows, int j, double at) {
    int count = 0;
    for (int row : rows) {
      count += points[row][j] <= at ? 1 : 0;
    }
    int[][] sides = {new int[count], new int[rows.length - count]};
    int left = 0;
    int right = 0;
    for (int row : rows) {
      if (points[row][j] <= at) {
        sides[0][left++] = row;
      } else {
        sides[1][right++] = row;
      }
    }
    return sides;
  }

  private static double density(double z) {
    return StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
  }

  /** The normal distribution, within 7.5e-8 (Abramowitz and Stegun 26.2.17). */
  private static double below(double z) {
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double tail =
        density(z)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z > 0 ? 1 - tail : tail;
  }
}
