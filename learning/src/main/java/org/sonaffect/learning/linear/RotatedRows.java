package org.sonaffect.learning.linear;

/**
 * The rows of a square matrix under plane rotations of neighbouring rows.
 *
 * <p>Rotations are collected and applied to one block of columns at a time, which stays in the
 * cache meanwhile. Each column sees the same rotations in the same order however they are blocked.
 */
final class RotatedRows {
  /** Columns of a block. */
  private static final int WIDTH = 64;

  private static final int BATCH = 1 << 15;

  private final int n;

  /** By block, then row. */
  private final double[][][] blocks;

  private final int[] row = new int[BATCH];
  private final double[] cosine = new double[BATCH];
  private final double[] sine = new double[BATCH];
  private int waiting;

  /** Takes the rows of {@code matrix[n x n]}. */
  RotatedRows(double[] matrix, int n) {
    this.n = n;
    blocks = new double[(n + WIDTH - 1) / WIDTH][n][WIDTH];
    for (int b = 0; b < blocks.length; b++) {
      int width = Math.min(WIDTH, n - b * WIDTH);
      for (int i = 0; i < n; i++) {
        System.arraycopy(matrix, i * n + b * WIDTH, blocks[b][i], 0, width);
      }
    }
  }

  /** Row i becomes {@code c row(i) - s row(i+1)}, row i+1 {@code s row(i) + c row(i+1)}. */
  void rotate(int i, double c, double s) {
    row[waiting] = i;
    cosine[waiting] = c;
    sine[waiting] = s;
    if (++waiting == BATCH) {
      flush();
    }
  }

  /** Applies what has been collected. */
  void flush() {
    for (double[][] block : blocks) {
      int t = 0;
      while (t < waiting) {
        if (t + 1 < waiting && row[t + 1] == row[t] - 1) {
          int i = row[t];
          two(block[i - 1], block[i], block[i + 1], cosine[t], sine[t], cosine[t + 1], sine[t + 1]);
          t += 2;
        } else {
          one(block[row[t]], block[row[t] + 1], cosine[t], sine[t]);
          t++;
        }
      }
    }
    waiting = 0;
  }

  private static void one(double[] upper, double[] lower, double c, double s) {
    for (int j = 0; j < upper.length; j++) {
      double x = upper[j];
      double y = lower[j];
      upper[j] = c * x - s * y;
      lower[j] = s * x + c * y;
    }
  }

  /** A rotation of the middle and lower row and then one of the upper and middle. */
  private static void two(
      double[] upper, double[] middle, double[] lower, double c, double s, double c2, double s2) {
    for (int j = 0; j < middle.length; j++) {
      double x = middle[j];
      double y = lower[j];
      double w = upper[j];
      double turned = c * x - s * y;
      lower[j] = s * x + c * y;
      upper[j] = c2 * w - s2 * turned;
      middle[j] = s2 * w + c2 * turned;
    }
  }

  /** Copies row {@code i} to {@code into[offset ..]}. */
  void copy(int i, double[] into, int offset) {
    for (int b = 0; b < blocks.length; b++) {
      int width = Math.min(WIDTH, n - b * WIDTH);
      System.arraycopy(blocks[b][i], 0, into, offset + b * WIDTH, width);
    }
  }
}
