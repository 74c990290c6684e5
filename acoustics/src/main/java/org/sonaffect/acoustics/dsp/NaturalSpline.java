package org.sonaffect.acoustics.dsp;

/**
 * Natural cubic spline (second derivatives 0 at both ends) through values at fixed knots, evaluated
 * at fixed points, in double. Everything that does not depend on the values is precomputed.
 */
public final class NaturalSpline {
  private final int knots;

  /** Of knot i: 1 / (X[i+1] - X[i]). */
  private final double[] inverseStep;

  /** Elimination of knot i: second[i] = ratio[i] second[i+1] + (right side) scale[i]. */
  private final double[] ratio;

  private final double[] scale;
  private final double[] carry;

  /** Of target j: its upper knot and the weights of the values and second derivatives there. */
  private final int[] upper;

  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] d;

  private final double[] right;
  private final double[] second;

  /**
   * A spline through ascending {@code x}, evaluated at ascending {@code targets}; a target beyond
   * the knots continues the outermost cubic.
   */
  public NaturalSpline(double[] x, double[] targets) {
    knots = x.length;
    if (knots < 3) {
      throw new IllegalArgumentException("spline through " + knots + " knots, wanted at least 3");
    }
    inverseStep = new double[knots];
    for (int i = 0; i < knots - 1; i++) {
      inverseStep[i] = 1.0 / (x[i + 1] - x[i]);
    }
    ratio = new double[knots];
    scale = new double[knots];
    carry = new double[knots];
    for (int i = 1; i < knots - 1; i++) {
      double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
      double pivot = share * ratio[i - 1] + 2.0;
      ratio[i] = (share - 1.0) / pivot;
      scale[i] = 6.0 / (x[i + 1] - x[i - 1]) / pivot;
      carry[i] = share / pivot;
    }
    right = new double[knots];
    second = new double[knots];
    upper = new int[targets.length];
    a = new double[targets.length];
    b = new double[targets.length];
    c = new double[targets.length];
    d = new double[targets.length];
    int knot = 1;
    for (int j = 0; j < targets.length; j++) {
      while (knot < knots - 1 && x[knot] < targets[j]) {
        knot++;
      }
      double h = x[knot] - x[knot - 1];
      double low = (x[knot] - targets[j]) / h;
      double high = (targets[j] - x[knot - 1]) / h;
      upper[j] = knot;
      a[j] = low;
      b[j] = high;
      c[j] = (low * low * low - low) * (h * h) / 6.0;
      d[j] = (high * high * high - high) * (h * h) / 6.0;
    }
  }

  /** Evaluates the spline through {@code values} (one a knot) at the targets. */
  public void evaluate(double[] values, double[] out) {
    double slope = (values[1] - values[0]) * inverseStep[0];
    double previous = 0.0;
    for (int i = 1; i < knots - 1; i++) {
      double next = (values[i + 1] - values[i]) * inverseStep[i];
      previous = (next - slope) * scale[i] - carry[i] * previous;
      right[i] = previous;
      slope = next;
    }
    second[knots - 1] = 0.0;
    double following = 0.0;
    for (int i = knots - 2; i >= 1; i--) {
      following = ratio[i] * following + right[i];
      second[i] = following;
    }
    second[0] = 0.0;
    for (int j = 0; j < upper.length; j++) {
      int k = upper[j];
      out[j] = a[j] * values[k - 1] + b[j] * values[k] + (c[j] * second[k - 1] + d[j] * second[k]);
    }
  }
}
