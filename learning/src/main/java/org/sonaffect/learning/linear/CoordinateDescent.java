package org.sonaffect.learning.linear;

/**
 * Minimises {@code |y - Xw|^2 / 2 + n alpha sum_j (l1 |w_j| / d_j + (1 - l1) w_j^2 / (2 d_j^2))} by
 * cyclic coordinate descent with covariance updates (Friedman, Hastie and Tibshirani, J. Stat.
 * Softw. 33, 2010): only {@code X'X}, {@code X'y} and {@code y'y} are needed. With scales {@code d}
 * this is the elastic net on columns multiplied by {@code d}, weights mapped back, so that one
 * {@code X'X} serves whitened and normalised columns too.
 */
public final class CoordinateDescent {
  /** Sweeps over all weights for one penalty; a few dozen are usual. */
  private static final int MOST_SWEEPS = 10_000;

  private final double[] gram;
  private final int stride;
  private final int m;
  private final double[] products;
  private final double squares;
  private final double n;
  private final double[] scales;
  private final double[] w;

  /** {@code X'y - X'X w}. */
  private final double[] slope;

  /**
   * Starts with all weights 0.
   *
   * @param gram {@code X'X}, {@code [j * stride + k]}; its first {@code m} rows and columns are
   *     used
   * @param products {@code X'y}, at least {@code m}
   * @param squares {@code y'y}
   * @param n number of rows, or a number in its place that weighs the penalty
   * @param scales {@code d}, at least {@code m}, above 0
   */
  public CoordinateDescent(
      double[] gram,
      int stride,
      int m,
      double[] products,
      double squares,
      double n,
      double[] scales) {
    this.gram = gram;
    this.stride = stride;
    this.m = m;
    this.products = products;
    this.squares = squares;
    this.n = n;
    this.scales = scales;
    w = new double[m];
    slope = java.util.Arrays.copyOf(products, m);
  }

  /** The weights, of columns as they are (not multiplied by the scales); not to be written to. */
  public double[] weights() {
    return w;
  }

  /**
   * Moves on to a penalty, from the weights of the one before.
   *
   * @param alpha penalty, at least 0
   * @param l1 share of the absolute penalty
   * @param tolerance ends when the duality gap is at most {@code tolerance y'y}
   * @return sweeps done
   */
  public int solve(double alpha, double l1, double tolerance) {
    double absolute = n * alpha * l1;
    double quadratic = n * alpha * (1 - l1);
    int sweeps = 0;
    while (sweeps < MOST_SWEEPS && gap(absolute, quadratic) > tolerance * squares) {
      sweep(absolute, quadratic);
      sweeps++;
    }
    return sweeps;
  }

  private void sweep(double absolute, double quadratic) {
    for (int j = 0; j < m; j++) {
      double own = gram[j * stride + j];
      double threshold = absolute / scales[j];
      double old = w[j];
      double target = slope[j] + own * old;
      double excess =
          target > threshold ? target - threshold : target < -threshold ? target + threshold : 0;
      double updated = excess == 0 ? 0 : excess / (own + quadratic / (scales[j] * scales[j]));
      if (updated != old) {
        w[j] = updated;
        subtract(updated - old, j * stride);
      }
    }
  }

  private void subtract(double change, int row) {
    for (int k = 0; k < m; k++) {
      slope[k] -= change * gram[row + k];
    }
  }

  /** Upper bound of how far the objective is above its minimum. */
  private double gap(double absolute, double quadratic) {
    double norm = 0;
    double steepest = 0;
    double ridge = 0;
    double explained = 0;
    double rest = 0;
    for (int j = 0; j < m; j++) {
      double scaled = w[j] / scales[j];
      steepest = Math.max(steepest, Math.abs(slope[j] * scales[j] - quadratic * scaled));
      norm += Math.abs(scaled);
      ridge += scaled * scaled;
      explained += w[j] * products[j];
      rest += w[j] * slope[j];
    }
    double residual = Math.max(0, squares - explained - rest);
    double shrink = steepest > absolute ? absolute / steepest : 1;
    return residual * (1 + shrink * shrink) / 2
        - shrink * (squares - explained)
        + absolute * norm
        + quadratic * ridge * (1 + shrink * shrink) / 2;
  }
}
