package org.sonaffect.learning.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.linear.Cholesky;

/**
 * Proposes the solution of a support vector regression from a guess of which weights are 0, at
 * their bound or free: the equations of the free ones are solved at once, and the guess is
 * corrected until it holds (primal-dual active sets; Hintermueller, Ito and Kunisch, SIAM Journal
 * on Optimization 13, 2003).
 *
 * <p>A handful of factorisations does what takes sequential minimal optimisation, which moves two
 * weights at a time, a number of moves that grows with the condition of the kernel. Nothing says
 * that the guess must come to hold, so this only proposes, and the optimality conditions are
 * checked by who asked.
 */
final class ActiveSet {
  /** Guesses that come to hold do so in fewer rounds, nearly all. */
  private static final int MOST_ROUNDS = 12;

  /** What is added to the diagonal, in units of its largest value: more than rounding errors. */
  private static final double RIDGE = 0x1p-46;

  /** How far the sum of the weights may be from 0, in units of the largest bound. */
  private static final double SUM_ERROR = 1e-9;

  private enum State {
    ZERO,
    FREE,
    BOUND
  }

  private final double[] kernel;
  private final double[] y;
  private final int n;
  private final double ridge;
  private final State[] state;

  /** Sign of a weight that is free or at its bound. */
  private final double[] sign;

  private final int[] free;
  private final double[] factor;
  private final double[] right;
  private final double[] ones;
  private final double[] weights;

  /** {@code K weights}. */
  private final double[] products;

  private double intercept;

  /**
   * Prepares for many problems on one kernel.
   *
   * @param kernel {@code n x n}, positive semidefinite; not copied
   * @param y {@code n} targets; not copied
   */
  ActiveSet(double[] kernel, double[] y) {
    this.kernel = kernel;
    this.y = y;
    n = y.length;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, kernel[i * n + i]);
    }
    ridge = RIDGE * largest;
    state = new State[n];
    sign = new double[n];
    free = new int[n];
    factor = new double[n * n];
    right = new double[n];
    ones = new double[n];
    weights = new double[n];
    products = new double[n];
  }

  /**
   * Proposes weights.
   *
   * @param w weights within the limits, from which the guess is read
   * @param residual {@code y - K w}
   * @param b the intercept to these weights
   * @param limit largest size of each weight
   * @return weights within the limits that sum to 0, which solve the problem if the guess came to
   *     hold; null where equations could not be solved
   */
  double @Nullable [] propose(
      double[] w, double[] residual, double b, double[] limit, double epsilon) {
    guess(w, residual, b, limit, epsilon);
    boolean holds = false;
    for (int round = 0; round < MOST_ROUNDS && !holds; round++) {
      if (!solve(limit, epsilon)) {
        return null;
      }
      holds = mend(limit, epsilon);
    }
    return feasible(limit);
  }

  private void guess(double[] w, double[] residual, double b, double[] limit, double epsilon) {
    for (int i = 0; i < n; i++) {
      double gap = residual[i] - b;
      sign[i] = w[i] != 0 ? Math.signum(w[i]) : Math.signum(gap);
      if (limit[i] == 0 || (w[i] == 0 && Math.abs(gap) <= epsilon)) {
        state[i] = State.ZERO;
      } else if (Math.abs(w[i]) >= limit[i] && sign[i] * gap > epsilon) {
        state[i] = State.BOUND;
      } else {
        state[i] = State.FREE;
      }
    }
  }

  /** Solves for the free weights and the intercept; whether that could be done. */
  private boolean solve(double[] limit, double epsilon) {
    Arrays.fill(products, 0);
    double fixed = 0;
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (state[i] == State.FREE) {
        free[count++] = i;
      } else {
        weights[i] = state[i] == State.BOUND ? sign[i] * limit[i] : 0;
        fixed += weights[i];
        addProducts(i);
      }
    }
    if (count == 0) {
      return false;
    }
    for (int a = 0; a < count; a++) {
      int row = free[a] * n;
      for (int q = a; q < count; q++) {
        factor[a * count + q] = kernel[row + free[q]];
      }
      factor[a * count + a] += ridge;
      right[a] = y[free[a]] - epsilon * sign[free[a]] - products[free[a]];
      ones[a] = 1;
    }
    if (!Cholesky.factor(factor, count, count, 0)) {
      return false;
    }
    Cholesky.solve(factor, count, count, right);
    Cholesky.solve(factor, count, count, ones);
    double ofRight = fixed;
    double ofOnes = 0;
    for (int a = 0; a < count; a++) {
      ofRight += right[a];
      ofOnes += ones[a];
    }
    intercept = ofRight / ofOnes;
    if (!Double.isFinite(intercept)) {
      return false;
    }
    for (int a = 0; a < count; a++) {
      weights[free[a]] = right[a] - intercept * ones[a];
      addProducts(free[a]);
    }
    return true;
  }

  private void addProducts(int i) {
    double weight = weights[i];
    if (weight != 0) {
      int row = i * n;
      for (int t = 0; t < n; t++) {
        products[t] += weight * kernel[row + t];
      }
    }
  }

  /** Changes what does not hold of the guess; whether all of it did. */
  private boolean mend(double[] limit, double epsilon) {
    boolean holds = true;
    for (int i = 0; i < n; i++) {
      double gap = y[i] - products[i] - intercept;
      State before = state[i];
      if (before == State.FREE) {
        freed(i, limit[i], epsilon);
      } else if (before == State.BOUND && sign[i] * gap < epsilon) {
        state[i] = State.FREE;
      } else if (before == State.ZERO && Math.abs(gap) > epsilon && limit[i] > 0) {
        state[i] = State.FREE;
        sign[i] = Math.signum(gap);
      }
      holds &= state[i] == before;
    }
    return holds;
  }

  private void freed(int i, double limit, double epsilon) {
    if (sign[i] * weights[i] < 0) {
      // A tube of no width has no kink at 0 and lets a weight change its sign.
      if (epsilon > 0) {
        state[i] = State.ZERO;
        return;
      }
      sign[i] = -sign[i];
    }
    if (Math.abs(weights[i]) > limit) {
      state[i] = State.BOUND;
    }
  }

  /** The weights taken to their limits, and what that leaves of their sum off the free ones. */
  private double @Nullable [] feasible(double[] limit) {
    double sum = 0;
    double largest = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = Math.max(-limit[i], Math.min(limit[i], weights[i]));
      sum += weights[i];
      largest = Math.max(largest, limit[i]);
    }
    for (int i = 0; i < n && sum != 0; i++) {
      if (state[i] == State.FREE) {
        double moved = Math.max(-limit[i], Math.min(limit[i], weights[i] - sum));
        sum -= weights[i] - moved;
        weights[i] = moved;
      }
    }
    return Math.abs(sum) <= SUM_ERROR * largest ? weights.clone() : null;
  }
}
