package org.sonaffect.learning.linear;

/**
 * Inner products of columns, {@code c[i][j] += sum_k a[k][i] b[k][j]}, for arrays that hold one
 * feature after the other ({@code a[k * stride + i]}).
 *
 * <p>Each sum runs over {@code k} in order, four terms at a time as {@code (t0 + t1) + (t2 + t3)},
 * whatever the tile it falls into, so tiles and callers cannot change a bit. The innermost loop
 * runs along {@code j} over four rows {@code i}, a form the just-in-time compiler turns into vector
 * instructions without reordering sums.
 */
public final class Gram {
  /** Columns of a tile: four rows of {@code b} and of {@code c} stay in the first-level cache. */
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
    for (int k = firstFeature; k < endFeature; k += PANEL) {
      int end = Math.min(endFeature, k + PANEL);
      for (int j = 0; j < n; j += TILE) {
        int endTile = Math.min(n, j + TILE);
        tile(a, stride, a, stride, k, end, endTile, j, endTile, c, n, true);
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
    for (int k = firstFeature; k < endFeature; k += PANEL) {
      int end = Math.min(endFeature, k + PANEL);
      for (int j = 0; j < columns; j += TILE) {
        int endTile = Math.min(columns, j + TILE);
        tile(a, strideA, b, strideB, k, end, rows, j, endTile, c, columns, false);
      }
    }
  }

  /** Copies the part above the diagonal of {@code c[n x n]} below it. */
  public static void mirror(double[] c, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        c[j * n + i] = c[i * n + j];
      }
    }
  }

  private static void tile(
      double[] a,
      int strideA,
      double[] b,
      int strideB,
      int k0,
      int k1,
      int rows,
      int j0,
      int j1,
      double[] c,
      int strideC,
      boolean upper) {
    int i = 0;
    for (; i + 4 <= rows; i += 4) {
      int from = upper ? Math.max(j0, i) : j0;
      int k = k0;
      for (; k + 4 <= k1; k += 4) {
        fourByFour(a, strideA, b, strideB, k, i, from, j1, c, strideC);
      }
      for (; k < k1; k++) {
        for (int row = i; row < i + 4; row++) {
          one(a[k * strideA + row], b, k * strideB, from, j1, c, row * strideC);
        }
      }
    }
    for (; i < rows; i++) {
      int from = upper ? Math.max(j0, i) : j0;
      int k = k0;
      for (; k + 4 <= k1; k += 4) {
        oneByFour(a, strideA, b, strideB, k, i, from, j1, c, strideC);
      }
      for (; k < k1; k++) {
        one(a[k * strideA + i], b, k * strideB, from, j1, c, i * strideC);
      }
    }
  }

  private static void fourByFour(
      double[] a,
      int strideA,
      double[] b,
      int strideB,
      int k,
      int i,
      int from,
      int to,
      double[] c,
      int strideC) {
    int a0 = k * strideA + i;
    int a1 = a0 + strideA;
    int a2 = a1 + strideA;
    int a3 = a2 + strideA;
    double p0 = a[a0];
    double p1 = a[a1];
    double p2 = a[a2];
    double p3 = a[a3];
    double q0 = a[a0 + 1];
    double q1 = a[a1 + 1];
    double q2 = a[a2 + 1];
    double q3 = a[a3 + 1];
    double r0 = a[a0 + 2];
    double r1 = a[a1 + 2];
    double r2 = a[a2 + 2];
    double r3 = a[a3 + 2];
    double s0 = a[a0 + 3];
    double s1 = a[a1 + 3];
    double s2 = a[a2 + 3];
    double s3 = a[a3 + 3];
    int row0 = k * strideB;
    int row1 = row0 + strideB;
    int row2 = row1 + strideB;
    int row3 = row2 + strideB;
    int c0 = i * strideC;
    int c1 = c0 + strideC;
    int c2 = c1 + strideC;
    int c3 = c2 + strideC;
    for (int j = from; j < to; j++) {
      double b0 = b[row0 + j];
      double b1 = b[row1 + j];
      double b2 = b[row2 + j];
      double b3 = b[row3 + j];
      c[c0 + j] += (p0 * b0 + p1 * b1) + (p2 * b2 + p3 * b3);
      c[c1 + j] += (q0 * b0 + q1 * b1) + (q2 * b2 + q3 * b3);
      c[c2 + j] += (r0 * b0 + r1 * b1) + (r2 * b2 + r3 * b3);
      c[c3 + j] += (s0 * b0 + s1 * b1) + (s2 * b2 + s3 * b3);
    }
  }

  private static void oneByFour(
      double[] a,
      int strideA,
      double[] b,
      int strideB,
      int k,
      int i,
      int from,
      int to,
      double[] c,
      int strideC) {
    int a0 = k * strideA + i;
    double p0 = a[a0];
    double p1 = a[a0 + strideA];
    double p2 = a[a0 + 2 * strideA];
    double p3 = a[a0 + 3 * strideA];
    int row0 = k * strideB;
    int row1 = row0 + strideB;
    int row2 = row1 + strideB;
    int row3 = row2 + strideB;
    int c0 = i * strideC;
    for (int j = from; j < to; j++) {
      c[c0 + j] += (p0 * b[row0 + j] + p1 * b[row1 + j]) + (p2 * b[row2 + j] + p3 * b[row3 + j]);
    }
  }

  private static void one(
      double factor, double[] b, int row, int from, int to, double[] c, int c0) {
    for (int j = from; j < to; j++) {
      c[c0 + j] += factor * b[row + j];
    }
  }
}
