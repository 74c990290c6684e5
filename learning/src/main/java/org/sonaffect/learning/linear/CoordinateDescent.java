package org.sonaffect.learning.linear;

import java.util.Arrays;

/**
 * Minimises {@code |y - Xw|^2 / 2 + n alpha sum_j (l1 |w_j| / d_j + (1 - l1) w_j^2 / (2 d_j^2))} by
 * cyclic coordinate descent with covariance updates (Friedman, Hastie and Tibshirani, J. Stat.
 * Softw. 33, 2010): only {@code X'X}, {@code X'y} and {@code y'y} are needed. With scales {@code d}
 * this is the elastic net on columns multiplied by {@code d}, weights mapped back, so that one
 * {@code X'X} serves whitened and normalised columns too.
 *
 * <p>Where sweeps converge slowly, all weights that are not 0 are solved for at once.
 */
public final class CoordinateDescent {
  /** Sweeps over all weights for one penalty; about five are usual. */
  private static final int MOST_SWEEPS = 10_000;

  private static final int BLOCK = 4;

  private final double[][] gram;
  private final int m;
  private final double[] products;
  private final double squares;
  private final double n;
  private final double[] scales;
  private final NormalEquations equations;
  private final double[] w;

  /** {@code X'y - X'X w}. */
  private final double[] slope;

  /** Of the present penalty: {@code n alpha l1}, {@code n alpha (1 - l1)}, and for each weight. */
  private double absolute;

  private double quadratic;
  private final double[] threshold;
  private final double[] ridge;

  private final double[] inverseScale;
  private final double[] change = new double[BLOCK];

  /** The last two penalties, and the solution of the one before the last. */
  private double alphaBefore;

  private double lastAlpha;
  private final double[] lastW;
  private final double[] lastSlope;

  private final int[] active;
  private final double[] right;
  private final double[] activeRidge;

  /**
   * Starts with all weights 0.
   *
   * @param gram {@code X'X} row by row; its first {@code m} rows and columns are used
   * @param products {@code X'y}, at least {@code m}
   * @param squares {@code y'y}
   * @param n number of rows, which scales the penalty
   * @param scales {@code d}, at least {@code m}, above 0
   * @param equations the normal equations of the same columns
   */
  public CoordinateDescent(
      double[][] gram,
      int m,
      double[] products,
      double squares,
      double n,
      double[] scales,
      NormalEquations equations) {
    this.gram = gram;
    this.m = m;
    this.products = products;
    this.squares = squares;
    this.n = n;
    this.scales = scales;
    this.equations = equations;
    w = new double[m];
    slope = Arrays.copyOf(products, m);
    lastW = new double[m];
    lastSlope = slope.clone();
    threshold = new double[m];
    ridge = new double[m];
    inverseScale = new double[m];
    Arrays.setAll(inverseScale, j -> 1 / scales[j]);
    active = new int[m];
    right = new double[m];
    activeRidge = new double[m];
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
   */
  public void solve(double alpha, double l1, double tolerance) {
    absolute = n * alpha * l1;
    quadratic = n * alpha * (1 - l1);
    for (int j = 0; j < m; j++) {
      threshold[j] = absolute * inverseScale[j];
      ridge[j] = quadratic * inverseScale[j] * inverseScale[j];
    }
    extrapolate(alpha);
    double spent = 0;
    for (int sweep = 0; sweep < MOST_SWEEPS && gap() > tolerance * squares; sweep++) {
      int count = sweep();
      spent += (double) count * m;
      // Where sweeping has cost as much as solving for the active weights would, that is done.
      if (spent >= equations.cost(count)) {
        solveActive();
        spent = 0;
      }
    }
  }

  /**
   * Moves on in a straight line from the last two solutions. Slopes are linear in the weights, so
   * they follow by the same line.
   */
  private void extrapolate(double alpha) {
    double t =
        alphaBefore > lastAlpha ? Math.min(1, (lastAlpha - alpha) / (alphaBefore - lastAlpha)) : 0;
    t = Math.max(0, t);
    for (int j = 0; j < m; j++) {
      double weight = w[j];
      w[j] = weight + t * (weight - lastW[j]);
      lastW[j] = weight;
      double steepness = slope[j];
      slope[j] = steepness + t * (steepness - lastSlope[j]);
      lastSlope[j] = steepness;
    }
    alphaBefore = lastAlpha;
    lastAlpha = alpha;
  }

  /** Minimises over each weight in turn; returns how many are not 0. */
  private int sweep() {
    int count = 0;
    int first = 0;
    for (; first + BLOCK <= m; first += BLOCK) {
      int changed = 0;
      for (int b = 0; b < BLOCK; b++) {
        int j = first + b;
        // Slopes are brought up to date for the block only, and for all once it is done.
        double slopeHere = slope[j];
        for (int before = 0; before < b; before++) {
          slopeHere -= change[before] * gram[first + before][j];
        }
        change[b] = minimum(j, slopeHere) - w[j];
        if (change[b] != 0) {
          w[j] += change[b];
          changed++;
        }
        if (w[j] != 0) {
          count++;
        }
      }
      if (changed > 1) {
        subtractFour(first, first + 1, first + 2, first + 3);
      } else if (changed == 1) {
        for (int b = 0; b < BLOCK; b++) {
          if (change[b] != 0) {
            subtract(slope, gram[first + b], change[b], m);
          }
        }
      }
    }
    for (int j = first; j < m; j++) {
      double step = minimum(j, slope[j]) - w[j];
      if (step != 0) {
        w[j] += step;
        subtract(slope, gram[j], step, m);
      }
      if (w[j] != 0) {
        count++;
      }
    }
    return count;
  }

  private double minimum(int j, double slopeHere) {
    double own = gram[j][j];
    double target = slopeHere + own * w[j];
    double limit = threshold[j];
    double excess = target > limit ? target - limit : target < -limit ? target + limit : 0;
    return excess == 0 ? 0 : excess / (own + ridge[j]);
  }

  private void subtractFour(int row0, int row1, int row2, int row3) {
    subtract(
        slope,
        gram[row0],
        gram[row1],
        gram[row2],
        gram[row3],
        change[0],
        change[1],
        change[2],
        change[3],
        m);
  }

  // Every row an array of its own and one index: the form that C2 turns into vectors.

  private static void subtract(double[] from, double[] row, double factor, int m) {
    for (int k = 0; k < m; k++) {
      from[k] -= factor * row[k];
    }
  }

  private static void subtract(
      double[] from,
      double[] row0,
      double[] row1,
      double[] row2,
      double[] row3,
      double f0,
      double f1,
      double f2,
      double f3,
      int m) {
    for (int k = 0; k < m; k++) {
      from[k] -= (f0 * row0[k] + f1 * row1[k]) + (f2 * row2[k] + f3 * row3[k]);
    }
  }

  /**
   * Solves for all weights that are not 0 at once, their signs given, and moves there, or as far as
   * the first weight that reaches 0.
   */
  private void solveActive() {
    int count = 0;
    for (int j = 0; j < m; j++) {
      if (w[j] != 0) {
        right[count] = slope[j] - (w[j] > 0 ? threshold[j] : -threshold[j]) - ridge[j] * w[j];
        activeRidge[count] = ridge[j];
        active[count++] = j;
      }
    }
    if (count == 0 || !equations.solve(active, count, activeRidge, right)) {
      return;
    }
    double step = 1;
    int blocking = -1;
    for (int a = 0; a < count; a++) {
      double old = w[active[a]];
      if (old * (old + right[a]) < 0 && -old / right[a] < step) {
        step = -old / right[a];
        blocking = a;
      }
    }
    int a = 0;
    for (; a + BLOCK <= count; a += BLOCK) {
      int row0 = move(a, step, blocking, 0);
      int row1 = move(a + 1, step, blocking, 1);
      int row2 = move(a + 2, step, blocking, 2);
      int row3 = move(a + 3, step, blocking, 3);
      subtractFour(row0, row1, row2, row3);
    }
    for (; a < count; a++) {
      int row = move(a, step, blocking, 0);
      subtract(slope, gram[row], change[0], m);
    }
  }

  /** Moves one active weight, notes its change, and returns which it is. */
  private int move(int a, double step, int blocking, int slot) {
    int j = active[a];
    double updated = a == blocking ? 0 : w[j] + step * right[a];
    change[slot] = updated - w[j];
    w[j] = updated;
    return j;
  }

  /** Upper bound of how far the objective is above its minimum. */
  private double gap() {
    double norm = 0;
    double steepest = 0;
    double ridged = 0;
    double explained = 0;
    double rest = 0;
    for (int j = 0; j < m; j++) {
      double weight = w[j];
      steepest = Math.max(steepest, Math.abs((slope[j] - ridge[j] * weight) * scales[j]));
      norm += threshold[j] * Math.abs(weight);
      ridged += ridge[j] * weight * weight;
      explained += weight * products[j];
      rest += weight * slope[j];
    }
    double residual = Math.max(0, squares - explained - rest);
    double shrink = steepest > absolute ? absolute / steepest : 1;
    return (residual + ridged) * (1 + shrink * shrink) / 2 - shrink * (squares - explained) + norm;
  }
}
