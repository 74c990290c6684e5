package org.sonaffect.learning.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Epsilon support vector regression on a kernel matrix, by sequential minimal optimisation with
 * second-order working sets (Fan, Chen and Lin, JMLR 6, 2005).
 *
 * <p>The two dual weights of a row are kept as their difference {@code w}, since at most one of
 * them is above 0: minimise {@code w'Kw / 2 - y'w + epsilon |w|_1} over {@code |w_i| <= C}, {@code
 * sum w = 0}. Where that takes many moves, a solution is proposed by {@link ActiveSet}, and the
 * moves continue from there until the conditions hold.
 */
public final class SvrSolver {
  /** Stands for a curvature that is not positive, which an indefinite kernel can have. */
  private static final double LEAST_CURVATURE = 1e-12;

  /** A curvature below the rounding errors of its terms, in units of their size, is none. */
  private static final double ROUNDING = 0x1p-50;

  /** A weight is at a bound when it is nearer than this share of the bound, or of its way to 0. */
  private static final double AT_BOUND = 1e-12;

  /**
   * After {@code n^2} divided by this many moves a solution is proposed; it costs about as much as
   * five times these moves.
   */
  private static final int PATIENCE = 128;

  private static final int LEAST_PATIENCE = 64;

  /** Where LIBSVM gives up too. */
  private static final long MOST_ITERATIONS = 10_000_000;

  /** A positive kernel for which proposals have not led to the end by then has no more to give. */
  private static final long MOST_WITH_PROPOSALS = 1_000_000;

  /** So few values are looked through one by one. */
  private static final int FEW = 16;

  private final double[] kernel;
  private final int n;
  private final double[] y;
  private final boolean positive;
  private final double[] share;

  /** Largest size of each weight. */
  private final double[] limit;

  private final double[] diagonal;
  private final double[] w;

  /** {@code y - K w}. */
  private final double[] residual;

  /** What is added to the residual where the weight may still grow; else minus infinity. */
  private final double[] up;

  /** What is added to the residual where the weight may still fall; else infinity. */
  private final double[] down;

  private final double[] values;
  private final double[] gains;
  private final double[] rowI;
  private final double[] rowJ;
  private final double[] upper;
  private final double[] lower;
  private @Nullable ActiveSet activeSet;

  /**
   * Prepares for many problems on the same kernel and target.
   *
   * @param kernel {@code n x n}, symmetric; not copied
   * @param y {@code n} targets
   * @param positive whether the kernel is positive semidefinite; one that is not has several
   *     optima, and only moves from the start lead to the one that other programs find
   */
  public SvrSolver(double[] kernel, double[] y, boolean positive) {
    this(kernel, y, positive, ones(y.length));
  }

  /**
   * Prepares for many problems on the same kernel and target, with errors of rows that have
   * different weights.
   *
   * @param share what the C of each row is multiplied by, at least 0
   */
  public SvrSolver(double[] kernel, double[] y, boolean positive, double[] share) {
    n = y.length;
    this.kernel = kernel;
    this.y = y.clone();
    this.positive = positive;
    this.share = share.clone();
    limit = new double[n];
    diagonal = new double[n];
    Arrays.setAll(diagonal, i -> kernel[i * n + i]);
    w = new double[n];
    residual = new double[n];
    up = new double[n];
    down = new double[n];
    values = new double[n];
    gains = new double[n];
    rowI = new double[n];
    rowJ = new double[n];
    upper = new double[n];
    lower = new double[n];
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * Solves one problem.
   *
   * @param start weights to start from, within [-c, c] times the share of their row and summing to
   *     0; null: all 0
   */
  public SvrSolution solve(double c, double epsilon, double tolerance, double @Nullable [] start) {
    return solve(c, epsilon, tolerance, start, positive ? MOST_WITH_PROPOSALS : MOST_ITERATIONS);
  }

  /**
   * Solves one problem, or stops on the way.
   *
   * @param most pairs of weights moved at most
   */
  public SvrSolution solve(
      double c, double epsilon, double tolerance, double @Nullable [] start, long most) {
    if (start == null) {
      Arrays.fill(w, 0);
    } else {
      System.arraycopy(start, 0, w, 0, n);
    }
    for (int i = 0; i < n; i++) {
      limit[i] = c * share[i];
      bounds(i, epsilon);
    }
    refreshResiduals();
    long patience = Math.max(LEAST_PATIENCE, (long) n * n / PATIENCE);
    long iterations = 0;
    boolean optimal = false;
    double least = Double.POSITIVE_INFINITY;
    while (!optimal && iterations < most) {
      long until = positive ? Math.min(most, iterations + patience) : most;
      long before = iterations;
      iterations = descend(epsilon, tolerance, iterations, until);
      // Residuals are summed up over the moves; the conditions must hold for exact ones.
      refreshResiduals();
      optimal = iterations == before;
      if (!optimal && iterations < until) {
        // Ended by its own residuals and not by exact ones: no gain is one of rounding errors.
        double reached = objective(epsilon);
        if (!(reached < least)) {
          break;
        }
        least = reached;
      }
      if (iterations == until && until < most) {
        takeProposal(epsilon);
        patience *= 2;
      }
    }
    return new SvrSolution(w.clone(), intercept(epsilon), iterations, optimal);
  }

  /** Goes on from the proposal of the active sets, if it is better than what is there. */
  private void takeProposal(double epsilon) {
    ActiveSet sets = activeSet;
    if (sets == null) {
      sets = new ActiveSet(kernel, y);
      activeSet = sets;
    }
    double[] proposed = sets.propose(w, residual, intercept(epsilon), limit, epsilon);
    if (proposed == null) {
      return;
    }
    double before = objective(epsilon);
    double[] old = w.clone();
    System.arraycopy(proposed, 0, w, 0, n);
    refreshResiduals();
    if (!(objective(epsilon) < before)) {
      System.arraycopy(old, 0, w, 0, n);
      refreshResiduals();
    }
    for (int i = 0; i < n; i++) {
      bounds(i, epsilon);
    }
  }

  private double objective(double epsilon) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += epsilon * Math.abs(w[i]) - w[i] * (y[i] + residual[i]) / 2;
    }
    return sum;
  }

  private void bounds(int i, double epsilon) {
    up[i] = w[i] < 0 ? epsilon : w[i] < limit[i] ? -epsilon : Double.NEGATIVE_INFINITY;
    down[i] = w[i] > 0 ? -epsilon : w[i] > -limit[i] ? epsilon : Double.POSITIVE_INFINITY;
  }

  private void refreshResiduals() {
    System.arraycopy(y, 0, residual, 0, n);
    for (int i = 0; i < n; i++) {
      double weight = w[i];
      if (weight != 0) {
        int row = i * n;
        for (int t = 0; t < n; t++) {
          residual[t] -= weight * kernel[row + t];
        }
      }
    }
  }

  private long descend(double epsilon, double tolerance, long iterations, long most) {
    long count = iterations;
    while (count < most) {
      add(values, residual, up);
      int i = lastOfLargest(values);
      double highest = values[i];
      System.arraycopy(kernel, i * n, rowI, 0, n);
      add(values, residual, down);
      gains(gains, values, diagonal, rowI, highest, diagonal[i]);
      int j = lastOfLargest(gains);
      // Without a gain anywhere no weight can fall for another to rise.
      // A gap as wide as the tolerance says already that this is not the end.
      if (!(gains[j] > 0)
          || (highest - values[j] < tolerance && highest - smallest(values, n) < tolerance)) {
        return count;
      }
      count++;
      double step = (highest - values[j]) / curvature(diagonal[i], diagonal[j], rowI[j]);
      // A tube of some width has a kink at 0, where a step ends.
      boolean rising = epsilon > 0 && w[i] < 0;
      boolean falling = epsilon > 0 && w[j] > 0;
      double wayI = rising ? -w[i] : limit[i] - w[i];
      double wayJ = falling ? w[j] : limit[j] + w[j];
      step = Math.min(step, Math.min(wayI, wayJ));
      // At its end, or nearer than rounding errors, the weight is set, not summed: one that were
      // taken for free would fix the intercept at an end of the interval it is the middle of. Near
      // 0 the errors are those of the way there: weights on a kernel of large values are tiny.
      boolean endI = wayI - step <= AT_BOUND * (rising ? wayI : limit[i]);
      boolean endJ = wayJ - step <= AT_BOUND * (falling ? wayJ : limit[j]);
      w[i] = endI ? (rising ? 0 : limit[i]) : w[i] + step;
      w[j] = endJ ? (falling ? 0 : -limit[j]) : w[j] - step;
      bounds(i, epsilon);
      bounds(j, epsilon);
      System.arraycopy(kernel, j * n, rowJ, 0, n);
      move(residual, rowI, rowJ, step);
    }
    return count;
  }

  // One array a row, one index and no branch: the form that C2 turns into vectors.

  private static void add(double[] into, double[] a, double[] b) {
    for (int t = 0; t < into.length; t++) {
      into[t] = a[t] + b[t];
    }
  }

  /** What moving each weight against the chosen one would gain, doubled; 0 where it cannot fall. */
  private static void gains(
      double[] into, double[] values, double[] diagonal, double[] row, double highest, double own) {
    for (int t = 0; t < into.length; t++) {
      double gap = Math.max(0.0, highest - values[t]);
      into[t] = gap * gap / curvature(own, diagonal[t], row[t]);
    }
  }

  private static double curvature(double own, double other, double between) {
    double none = Math.max(LEAST_CURVATURE, ROUNDING * (own + other));
    return Math.max(none, own + other - 2 * between);
  }

  private static void move(double[] residual, double[] rowI, double[] rowJ, double step) {
    for (int t = 0; t < residual.length; t++) {
      residual[t] -= step * (rowI[t] - rowJ[t]);
    }
  }

  /** The last place of the largest value: the halves are laid on one another until few are left. */
  private int lastOfLargest(double[] from) {
    System.arraycopy(from, 0, upper, 0, n);
    double largest = Double.NEGATIVE_INFINITY;
    int left = n;
    while (left > FEW) {
      int half = left / 2;
      if (left % 2 == 1) {
        largest = Math.max(largest, upper[left - 1]);
      }
      System.arraycopy(upper, half, lower, 0, half);
      keepLarger(upper, lower, half);
      left = half;
    }
    for (int t = 0; t < left; t++) {
      largest = Math.max(largest, upper[t]);
    }
    int last = n - 1;
    while (last > 0 && from[last] != largest) {
      last--;
    }
    return last;
  }

  private static void keepLarger(double[] kept, double[] other, int count) {
    for (int t = 0; t < count; t++) {
      kept[t] = Math.max(kept[t], other[t]);
    }
  }

  private static double smallest(double[] values, int n) {
    double m0 = Double.POSITIVE_INFINITY;
    double m1 = m0;
    int t = 0;
    for (; t + 1 < n; t += 2) {
      m0 = values[t] < m0 ? values[t] : m0;
      m1 = values[t + 1] < m1 ? values[t + 1] : m1;
    }
    for (; t < n; t++) {
      m0 = values[t] < m0 ? values[t] : m0;
    }
    return Math.min(m0, m1);
  }

  private double intercept(double epsilon) {
    double sum = 0;
    int free = 0;
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      if (w[t] != 0 && w[t] > -limit[t] && w[t] < limit[t]) {
        sum += residual[t] + up[t];
        free++;
      }
      highest = Math.max(highest, residual[t] + up[t]);
      lowest = Math.min(lowest, residual[t] + down[t]);
    }
    return free > 0 ? sum / free : (highest + lowest) / 2;
  }
}
