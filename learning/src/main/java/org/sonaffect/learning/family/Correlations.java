package org.sonaffect.learning.family;

import java.util.Arrays;
import java.util.Comparator;

/** Columns by the strength of their correlation with a target. */
public final class Correlations {
  private Correlations() {}

  /**
   * The columns of the strongest correlation, ascending by number; of equals the first.
   *
   * @param byFeature {@code [column * n + row]}
   */
  static int[] leading(double[] byFeature, double[] y, int most) {
    int n = y.length;
    int p = byFeature.length / n;
    if (p <= most) {
      int[] all = new int[p];
      Arrays.setAll(all, j -> j);
      return all;
    }
    double[] strength = squared(byFeature, y);
    Integer[] order = new Integer[p];
    Arrays.setAll(order, j -> j);
    Arrays.sort(order, Comparator.comparingDouble((Integer j) -> -strength[j]));
    int[] leading = new int[most];
    Arrays.setAll(leading, k -> order[k]);
    Arrays.sort(leading);
    return leading;
  }

  /** Squared correlation of each column; 0 for a constant one. */
  public static double[] squared(double[] byFeature, double[] y) {
    int n = y.length;
    double mean = 0;
    for (double value : y) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : y) {
      squares += (value - mean) * (value - mean);
    }
    double[] strength = new double[byFeature.length / n];
    for (int j = 0; j < strength.length; j++) {
      double own = 0;
      for (int i = 0; i < n; i++) {
        own += byFeature[j * n + i];
      }
      own /= n;
      double product = 0;
      double square = 0;
      for (int i = 0; i < n; i++) {
        double deviation = byFeature[j * n + i] - own;
        product += deviation * (y[i] - mean);
        square += deviation * deviation;
      }
      boolean constant = square <= n * (n * own * 0x1p-52) * (n * own * 0x1p-52);
      strength[j] = constant || squares == 0 ? 0 : product / square * (product / squares);
    }
    return strength;
  }
}
