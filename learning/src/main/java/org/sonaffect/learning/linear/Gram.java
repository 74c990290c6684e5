package org.sonaffect.learning.linear;

/**
 * Inner products of columns, {@code c[i][j] += sum_k a[k][i] b[k][j]}, and sums of their absolute
 * differences, for arrays that hold one feature after the other ({@code a[k * stride + i]}).
 *
 * <p>Each sum runs over {@code k} in order, four terms at a time as {@code (t0 + t1) + (t2 + t3)},
 * whatever the tile it falls into, so tiles and callers cannot change a bit. The innermost loop
 * runs along {@code j}, a form the just-in-time compiler turns into vector instructions without
 * reordering sums.
 */
public final class Gram {
  /** Columns of a tile: four rows of {@code b} and one of {@code c} stay in the nearest cache. */
  private static final int TILE = 256;

  /** Features worked on at a time. */
  private static final int PANEL = 128;

  private Gram() {}

  /**
   * Adds the products of the columns of {@code a} with one another.
   *
   * @param a {@code features x stride}, of which the first {@code n} columns are used
   * @param firstFeature first row of {@code a} to add
   * @param endFeature end (exclusive) of the rows of {@code a} to add
   * @param c {@code n x n}, of which the part on and above the diagonal is right afterwards; see
   *     {@link #mirror}
   */
  public static void addUpper(
      double[] a, int stride, int firstFeature, int endFeature, int n, double[] c) {
    addUpper(
        new Tile(endFeature - firstFeature, n, false), a, stride, firstFeature, endFeature, n, c);
  }

  /** Adds the sums of absolute differences of the columns of {@code a} from one another. */
  public static void addUpperDistances(double[] a, int stride, int features, int n, double[] c) {
    addUpper(new Tile(features, n, true), a, stride, 0, features, n, c);
  }

  private static void addUpper(
      Tile tile, double[] a, int stride, int firstFeature, int endFeature, int n, double[] c) {
    for (int k = firstFeature; k < endFeature; k += PANEL) {
      int end = Math.min(endFeature, k + PANEL);
      for (int j = 0; j < n; j += TILE) {
        int endTile = Math.min(n, j + TILE);
        tile.add(a, stride, a, stride, k, end, n, j, endTile, c, n, true);
      }
    }
  }

  /**
   * Adds the products of the columns of {@code a} with those of {@code b}.
   *
   * @param a {@code features x strideA}, first {@code rows} columns used
   * @param b {@code features x strideB}, first {@code columns} columns used
   * @param c {@code rows x columns}
   */
  public static void add(
      double[] a,
      int strideA,
      int rows,
      double[] b,
      int strideB,
      int columns,
      int firstFeature,
      int endFeature,
      double[] c) {
    Tile tile = new Tile(endFeature - firstFeature, columns, false);
    add(tile, a, strideA, rows, b, strideB, columns, firstFeature, endFeature, c);
  }

  /** Adds the sums of absolute differences of the columns of {@code a} from those of {@code b}. */
  public static void addDistances(
      double[] a, int rows, double[] b, int columns, int features, double[] c) {
    add(new Tile(features, columns, true), a, rows, rows, b, columns, columns, 0, features, c);
  }

  private static void add(
      Tile tile,
      double[] a,
      int strideA,
      int rows,
      double[] b,
      int strideB,
      int columns,
      int firstFeature,
      int endFeature,
      double[] c) {
    for (int k = firstFeature; k < endFeature; k += PANEL) {
      int end = Math.min(endFeature, k + PANEL);
      for (int j = 0; j < columns; j += TILE) {
        int endTile = Math.min(columns, j + TILE);
        tile.add(a, strideA, b, strideB, k, end, rows, j, endTile, c, columns, false);
      }
    }
  }

  /**
   * The diagonal of {@link #addUpper}, to the bit, without the rest.
   *
   * @param a {@code features x n}
   */
  public static double[] diagonal(double[] a, int features, int n) {
    double[] diagonal = new double[n];
    int k = 0;
    for (; k + 4 <= features; k += 4) {
      for (int i = 0; i < n; i++) {
        double a0 = a[k * n + i];
        double a1 = a[(k + 1) * n + i];
        double a2 = a[(k + 2) * n + i];
        double a3 = a[(k + 3) * n + i];
        diagonal[i] += (a0 * a0 + a1 * a1) + (a2 * a2 + a3 * a3);
      }
    }
    for (; k < features; k++) {
      for (int i = 0; i < n; i++) {
        diagonal[i] += a[k * n + i] * a[k * n + i];
      }
    }
    return diagonal;
  }

  /** Copies the part above the diagonal of {@code c[n x n]} below it. */
  public static void mirror(double[] c, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        c[j * n + i] = c[i * n + j];
      }
    }
  }

  /**
   * One tile of the products: the rows of {@code b} and the row of {@code c} lie in arrays of their
   * own, the form in which C2 makes vectors of {@link #four} whatever surrounds it.
   */
  private static final class Tile {
    private final double[][] rows;
    private final double[] sums;
    private final boolean distances;

    /** Of the size that so many features and columns need at most. */
    Tile(int features, int columns, boolean distances) {
      this.distances = distances;
      int width = Math.min(TILE, columns);
      rows = new double[Math.max(0, Math.min(PANEL, features))][width];
      sums = new double[width];
    }

    void add(
        double[] a,
        int strideA,
        double[] b,
        int strideB,
        int k0,
        int k1,
        int rowCount,
        int j0,
        int j1,
        double[] c,
        int strideC,
        boolean upper) {
      int width = j1 - j0;
      for (int k = k0; k < k1; k++) {
        System.arraycopy(b, k * strideB + j0, rows[k - k0], 0, width);
      }
      int end = upper ? Math.min(rowCount, j1) : rowCount;
      for (int i = 0; i < end; i++) {
        int from = upper ? Math.max(0, i - j0) : 0;
        System.arraycopy(c, i * strideC + j0 + from, sums, from, width - from);
        int k = k0;
        for (; k + 4 <= k1; k += 4) {
          int at = k * strideA + i;
          int r = k - k0;
          double a0 = a[at];
          double a1 = a[at + strideA];
          double a2 = a[at + 2 * strideA];
          double a3 = a[at + 3 * strideA];
          if (distances) {
            fourDistances(
                sums, rows[r], rows[r + 1], rows[r + 2], rows[r + 3], from, width, a0, a1, a2, a3);
          } else {
            four(sums, rows[r], rows[r + 1], rows[r + 2], rows[r + 3], from, width, a0, a1, a2, a3);
          }
        }
        for (; k < k1; k++) {
          double factor = a[k * strideA + i];
          if (distances) {
            oneDistance(sums, rows[k - k0], from, width, factor);
          } else {
            one(sums, rows[k - k0], from, width, factor);
          }
        }
        System.arraycopy(sums, from, c, i * strideC + j0 + from, width - from);
      }
    }
  }

  private static void four(
      double[] c,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      int from,
      int to,
      double a0,
      double a1,
      double a2,
      double a3) {
    for (int j = from; j < to; j++) {
      c[j] += (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
    }
  }

  private static void one(double[] c, double[] b, int from, int to, double factor) {
    for (int j = from; j < to; j++) {
      c[j] += factor * b[j];
    }
  }

  private static void fourDistances(
      double[] c,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      int from,
      int to,
      double a0,
      double a1,
      double a2,
      double a3) {
    for (int j = from; j < to; j++) {
      c[j] +=
          (Math.abs(a0 - b0[j]) + Math.abs(a1 - b1[j]))
              + (Math.abs(a2 - b2[j]) + Math.abs(a3 - b3[j]));
    }
  }

  private static void oneDistance(double[] c, double[] b, int from, int to, double a) {
    for (int j = from; j < to; j++) {
      c[j] += Math.abs(a - b[j]);
    }
  }
}
