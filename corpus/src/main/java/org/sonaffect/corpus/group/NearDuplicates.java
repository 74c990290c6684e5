package org.sonaffect.corpus.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows with nearly the same features, such as two encodings of one recording. A fold that separates
 * them would test on training data.
 *
 * <p>Two rows are near-duplicates when, each column standardised over all rows (population standard
 * deviation; constant columns say nothing), their largest difference is below {@link #DIFFERENCE}
 * and their Pearson correlation over the columns is above {@link #CORRELATION}. Identical rows
 * always are.
 */
public final class NearDuplicates {
  /** Correlation above which two rows may be near-duplicates. */
  public static final double CORRELATION = 0.9999;

  /** Largest difference, in standard deviations, below which they may be. */
  public static final double DIFFERENCE = 1e-3;

  /** Two rows, {@code first} below {@code second}. */
  public record Pair(int first, int second) {}

  private final float[][] rows;
  private final int[] columns;
  private final double[] mean;
  private final double[] deviation;

  private NearDuplicates(float[][] rows) {
    this.rows = rows;
    int width = rows.length == 0 ? 0 : rows[0].length;
    mean = new double[width];
    deviation = new double[width];
    for (float[] row : rows) {
      for (int c = 0; c < width; c++) {
        mean[c] += row[c];
      }
    }
    for (int c = 0; c < width; c++) {
      mean[c] /= rows.length;
    }
    for (float[] row : rows) {
      for (int c = 0; c < width; c++) {
        double d = row[c] - mean[c];
        deviation[c] += d * d;
      }
    }
    int[] varying = new int[width];
    int count = 0;
    for (int c = 0; c < width; c++) {
      deviation[c] = Math.sqrt(deviation[c] / rows.length);
      if (deviation[c] > 0) {
        varying[count++] = c;
      }
    }
    columns = Arrays.copyOf(varying, count);
  }

  /**
   * Pairs that join all near-duplicates into sets: of a set of m rows m - 1 pairs, in row order.
   *
   * @param rows {@code float[rows][columns]}, finite
   */
  public static List<Pair> of(float[][] rows) {
    return new NearDuplicates(rows).pairs();
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    Groups groups = new Groups(rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = i + 1; j < rows.length; j++) {
        if (groups.root(i) != groups.root(j)
            && close(rows[i], rows[j])
            && correlated(rows[i], rows[j])) {
          groups.join(i, j);
          pairs.add(new Pair(i, j));
        }
      }
    }
    return pairs;
  }

  /** Leaves at the first column that differs, so all pairs cost little more than one comparison. */
  private boolean close(float[] a, float[] b) {
    for (int c : columns) {
      if (!(Math.abs((double) a[c] - b[c]) < DIFFERENCE * deviation[c])) {
        return false;
      }
    }
    return true;
  }

  private boolean correlated(float[] a, float[] b) {
    double meanA = 0;
    double meanB = 0;
    boolean identical = true;
    for (int c : columns) {
      meanA += standardised(a, c);
      meanB += standardised(b, c);
      identical &= a[c] == b[c];
    }
    meanA /= columns.length;
    meanB /= columns.length;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int c : columns) {
      double da = standardised(a, c) - meanA;
      double db = standardised(b, c) - meanB;
      aa += da * da;
      bb += db * db;
      ab += da * db;
    }
    return identical || ab > CORRELATION * Math.sqrt(aa * bb);
  }

  private double standardised(float[] row, int column) {
    return (row[column] - mean[column]) / deviation[column];
  }
}
