package org.sonaffect.study.run;

import java.util.ArrayList;
import java.util.List;
import org.sonaffect.learning.Matrix;

/**
 * Pairs of rows whose feature vectors are so alike that they must come from the same recording
 * (PROTOCOL section 5.1).
 */
public final class NearDuplicates {
  /** Above this correlation (PROTOCOL section 5.1) ... */
  public static final double MIN_CORRELATION = 0.9999;

  /** ... and with every standardised difference below this. */
  public static final double MAX_DIFFERENCE = 1e-3;

  private NearDuplicates() {}

  /**
   * Two rows that are near-duplicates.
   *
   * @param first the lower row
   * @param second the higher row
   * @param correlation of the standardised features; 1 where both rows are the same
   * @param difference largest difference of a standardised feature
   */
  public record Pair(int first, int second, double correlation, double difference) {}

  /** All pairs, by first, then second row. Columns are standardised over all rows. */
  public static List<Pair> of(Matrix x) {
    int n = x.rows();
    double[] z = standardised(x);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double difference = difference(z, x.columns(), i, j);
        if (difference < MAX_DIFFERENCE) {
          double correlation = difference == 0 ? 1 : correlation(z, x.columns(), i, j);
          if (correlation > MIN_CORRELATION) {
            pairs.add(new Pair(i, j, correlation, difference));
          }
        }
      }
    }
    return pairs;
  }

  /** Mean 0 and population standard deviation 1; constant columns become 0. */
  private static double[] standardised(Matrix x) {
    int n = x.rows();
    int p = x.columns();
    double[] z = x.values().clone();
    for (int c = 0; c < p; c++) {
      double mean = 0;
      for (int r = 0; r < n; r++) {
        mean += z[r * p + c];
      }
      mean /= n;
      double variance = 0;
      for (int r = 0; r < n; r++) {
        z[r * p + c] -= mean;
        variance += z[r * p + c] * z[r * p + c];
      }
      double deviation = Math.sqrt(variance / n);
      for (int r = 0; deviation > 0 && r < n; r++) {
        z[r * p + c] /= deviation;
      }
    }
    return z;
  }

  /** The largest difference, or the first that is too large. */
  private static double difference(double[] z, int p, int i, int j) {
    double largest = 0;
    for (int c = 0; c < p && largest < MAX_DIFFERENCE; c++) {
      largest = Math.max(largest, Math.abs(z[i * p + c] - z[j * p + c]));
    }
    return largest;
  }

  private static double correlation(double[] z, int p, int i, int j) {
    double meanI = 0;
    double meanJ = 0;
    for (int c = 0; c < p; c++) {
      meanI += z[i * p + c] / p;
      meanJ += z[j * p + c] / p;
    }
    double ii = 0;
    double jj = 0;
    double ij = 0;
    for (int c = 0; c < p; c++) {
      double a = z[i * p + c] - meanI;
      double b = z[j * p + c] - meanJ;
      ii += a * a;
      jj += b * b;
      ij += a * b;
    }
    return ij / Math.sqrt(ii * jj);
  }
}
