package org.sonaffect.learning.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Epsilon support vector regression on a kernel matrix, by sequential minimal optimisation with
 * second-order working sets (Fan, Chen and Lin, JMLR 6, 2005).
 *
 * <p>The two dual weights of a row are kept as their difference {@code w}, since at most one of
 * them is above 0: minimise {@code w'Kw / 2 - y'w + epsilon |w|_1} over {@code |w_i| <= C}, {@code
 * sum w = 0}.
 */
public final class SvrSolver {
  /** Stands for a curvature that is not positive, which an indefinite kernel can have. */
  private static final double LEAST_CURVATURE = 1e-12;

  /** A weight is at a bound when it is nearer than this share of C. */
  private static final double AT_BOUND = 1e-12;

  /** Where LIBSVM gives up too. */
  static final long MOST_ITERATIONS = 10_000_000;

  private final double[] kernel;
  private final int n;
  private final double[] y;
  private final double[] diagonal;
  private final double[] w;

  /** {@code y - K w}. */
  private final double[] residual;

  /** What is added to the residual where the weight may still grow; else minus infinity. */
  private final double[] up;

  /** What is added to the residual where the weight may still fall; else infinity. */
  private final double[] down;

  /**
   * Prepares for many problems on the same kernel and target.
   *
   * @param kernel {@code n x n}, symmetric; not copied
   * @param y {@code n} targets
   */
  public SvrSolver(double[] kernel, double[] y) {
    n = y.length;
    this.kernel = kernel;
    this.y = y.clone();
    diagonal = new double[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = kernel[i * n + i];
    }
    w = new double[n];
    residual = new double[n];
    up = new double[n];
    down = new double[n];
  }

  /**
   * Solves one problem.
   *
   * @param start weights to start from, within [-c, c] and summing to 0; null: all 0
   */
  public SvrSolution solve(double c, double epsilon, double tolerance, double @Nullable [] start) {
    return solve(c, epsilon, tolerance, start, MOST_ITERATIONS);
  }

  /**
   * Solves one problem, or stops on the way.
   *
   * @param most pairs of weights moved at most
   */
  public SvrSolution solve(
      double c, double epsilon, double tolerance, double @Nullable [] start, long most) {
    long iterations = 0;
    boolean converged;
    if (start == null) {
      Arrays.fill(w, 0);
    } else {
      System.arraycopy(start, 0, w, 0, n);
    }
    for (int i = 0; i < n; i++) {
      bounds(i, c, epsilon);
    }
    do {
      refreshResiduals();
      long before = iterations;
      iterations = descend(c, epsilon, tolerance, iterations, most);
      converged = iterations < most;
      if (iterations == before) {
        break;
      }
    } while (converged);
    return new SvrSolution(w.clone(), intercept(c, epsilon), iterations, converged);
  }

  private void bounds(int i, double c, double epsilon) {
    up[i] = w[i] < 0 ? epsilon : w[i] < c ? -epsilon : Double.NEGATIVE_INFINITY;
    down[i] = w[i] > 0 ? -epsilon : w[i] > -c ? epsilon : Double.POSITIVE_INFINITY;
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

  private long descend(double c, double epsilon, double tolerance, long iterations, long most) {
    long count = iterations;
    while (count < most) {
      int i = -1;
      double highest = Double.NEGATIVE_INFINITY;
      for (int t = 0; t < n; t++) {
        double value = residual[t] + up[t];
        if (value >= highest) {
          highest = value;
          i = t;
        }
      }
      int j = -1;
      double lowest = Double.POSITIVE_INFINITY;
      double bestGain = -1;
      double bestCurvature = 1;
      int row = i * n;
      double own = diagonal[i];
      for (int t = 0; t < n; t++) {
        double value = residual[t] + down[t];
        if (value < lowest) {
          lowest = value;
        }
        double gap = highest - value;
        if (gap > 0) {
          double curvature = own + diagonal[t] - 2 * kernel[row + t];
          if (curvature <= 0) {
            curvature = LEAST_CURVATURE;
          }
          double gain = gap * gap;
          if (gain * bestCurvature >= bestGain * curvature) {
            bestGain = gain;
            bestCurvature = curvature;
            j = t;
          }
        }
      }
      if (highest - lowest < tolerance || j < 0) {
        return count;
      }
      count++;
      double step = (highest - (residual[j] + down[j])) / bestCurvature;
      // A tube of some width has a kink at 0, where a step ends.
      boolean rising = epsilon > 0 && w[i] < 0;
      boolean falling = epsilon > 0 && w[j] > 0;
      double limitI = rising ? -w[i] : c - w[i];
      double limitJ = falling ? w[j] : c + w[j];
      step = Math.min(step, Math.min(limitI, limitJ));
      // At a bound, or nearer than rounding errors, the weight is set, not summed: one that were
      // taken for free would fix the intercept at an end of the interval it is the middle of.
      w[i] = limitI - step <= AT_BOUND * c ? (rising ? 0 : c) : w[i] + step;
      w[j] = limitJ - step <= AT_BOUND * c ? (falling ? 0 : -c) : w[j] - step;
      bounds(i, c, epsilon);
      bounds(j, c, epsilon);
      int rowJ = j * n;
      for (int t = 0; t < n; t++) {
        residual[t] -= step * (kernel[row + t] - kernel[rowJ + t]);
      }
    }
    return count;
  }

  private double intercept(double c, double epsilon) {
    double sum = 0;
    int free = 0;
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      if (w[t] != 0 && w[t] > -c && w[t] < c) {
        sum += residual[t] + up[t];
        free++;
      }
      highest = Math.max(highest, residual[t] + up[t]);
      lowest = Math.min(lowest, residual[t] + down[t]);
    }
    return free > 0 ? sum / free : (highest + lowest) / 2;
  }
}
