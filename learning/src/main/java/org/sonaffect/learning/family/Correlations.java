package org.sonaffect.learning.family;

import java.util.Arrays;
import java.util.Comparator;
import org.sonaffect.learning.rows.WholeMatrix;

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
      return WholeMatrix.rows(p);
    }
    return largest(squared(byFeature, y), most);
  }

  /** Places of the largest numbers, at most so many, ascending; of equals the first. */
  public static int[] largest(double[] numbers, int most) {
    Integer[] order = new Integer[numbers.length];
    Arrays.setAll(order, j -> j);
    Arrays.sort(order, Comparator.comparingDouble((Integer j) -> -numbers[j]));
    int[] places = new int[Math.min(most, numbers.length)];
    Arrays.setAll(places, k -> order[k]);
    Arrays.sort(places);
    return places;
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
