package org.sonaffect.acoustics.dsp;

/**
 * Natural cubic spline (second derivatives 0 at both ends) through values at fixed knots, evaluated
 * at fixed points, in double (docs/spec/compare2013-contours.md §C4.2.4). Everything that does not
 * depend on the values is precomputed.
 */
public final class NaturalSpline {
  /** Knots over which a part of the sweeps finds its state. */
  private static final int WARM_UP = 40;

  private final int knots;

  /** Inner knots of a quarter. */
  private final int part;

  /** Of knot i: 1 / (X[i+1] - X[i]). */
  private final double[] inverseStep;

  /** Elimination of knot i: second[i] = ratio[i] second[i+1] + (right side) laterScale[i-1]. */
  private final double[] ratio;

  /** Of knot i at i - 1. */
  private final double[] laterScale;

  private final double[] carry;

  /** Of target j: its upper knot and the weights of the values and second derivatives there. */
  private final int[] upper;

  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] d;

  private final double[] next;
  private final double[] step;
  private final double[] right;
  private final double[] eliminated;
  private final double[] second;

  /**
   * A spline through ascending {@code x}, evaluated at ascending {@code targets}; a target beyond
   * the knots continues the outermost cubic.
   */
  public NaturalSpline(double[] x, double[] targets) {
    knots = x.length;
    if (knots < 3) {
      throw new IllegalArgumentException("spline through " + knots + " knots, expected at least 3");
    }
    inverseStep = new double[knots];
    for (int i = 0; i < knots - 1; i++) {
      inverseStep[i] = 1.0 / (x[i + 1] - x[i]);
    }
    ratio = new double[knots];
    laterScale = new double[knots];
    carry = new double[knots];
    for (int i = 1; i < knots - 1; i++) {
      double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
      double pivot = share * ratio[i - 1] + 2.0;
      ratio[i] = (share - 1.0) / pivot;
      laterScale[i - 1] = 6.0 / (x[i + 1] - x[i - 1]) / pivot;
      carry[i] = share / pivot;
    }
    next = new double[knots];
    step = new double[knots];
    right = new double[knots];
    eliminated = new double[knots];
    part = (knots - 2) / 4;
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

  /**
   * Evaluates the spline through {@code values} (one per knot) at the targets, as floats, times the
   * weights, as floats; 0 where that is negative.
   */
  public void evaluate(double[] values, double[] weight, float[] out) {
    if (part >= 2 * WARM_UP) {
      sweepParts(values);
    } else {
      sweep(values);
    }
    double[] y = second;
    for (int j = 0; j < upper.length; j++) {
      int k = upper[j];
      double at = a[j] * values[k - 1] + b[j] * values[k] + (c[j] * y[k - 1] + d[j] * y[k]);
      // The larger of 0 and the product, which is never NaN, by its sign: neither a branch, which
      // noise would mispredict, nor Math.max, which looks for NaN.
      int bits = Float.floatToRawIntBits((float) ((float) at * weight[j]));
      out[j] = Float.intBitsToFloat(bits & ~(bits >> 31));
    }
  }

  /** The right sides of all inner knots, scaled, into {@link #right}: loops that become vectors. */
  private void rightSides(double[] v) {
    System.arraycopy(v, 1, next, 0, knots - 1);
    steps(v, next, inverseStep, step, knots - 1);
    System.arraycopy(step, 1, next, 0, knots - 2);
    // Of knot i at i - 1.
    differences(next, step, laterScale, right, knots - 2);
  }

  private static void steps(double[] v, double[] next, double[] inverse, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = (next[i] - v[i]) * inverse[i];
    }
  }

  private static void differences(double[] x, double[] before, double[] by, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = (x[i] - before[i]) * by[i];
    }
  }

  private void sweep(double[] v) {
    double[] e = eliminated;
    double[] r = right;
    rightSides(v);
    double u = 0.0;
    for (int i = 1; i < knots - 1; i++) {
      u = r[i - 1] - carry[i] * u;
      e[i] = u;
    }
    double y = 0.0;
    for (int i = knots - 2; i >= 1; i--) {
      y = ratio[i] * y + e[i];
      second[i] = y;
    }
  }

  /**
   * The same sweeps over four parts side by side, since each step waits for the one before. A part
   * begins some knots early, from 0: what is forgotten shrinks to a quarter with every knot, so
   * that after {@link #WARM_UP} knots less than 1e-24 of it is left.
   */
  private void sweepParts(double[] v) {
    double[] e = eliminated;
    double[] r = right;
    int n = part;
    rightSides(v);
    double u0 = 0.0;
    double u1 = 0.0;
    double u2 = 0.0;
    double u3 = 0.0;
    for (int i = 1 - WARM_UP; i < 1; i++) {
      u1 = r[i + n - 1] - carry[i + n] * u1;
      u2 = r[i + 2 * n - 1] - carry[i + 2 * n] * u2;
      u3 = r[i + 3 * n - 1] - carry[i + 3 * n] * u3;
    }
    for (int i = 1; i <= n; i++) {
      u0 = r[i - 1] - carry[i] * u0;
      u1 = r[i + n - 1] - carry[i + n] * u1;
      u2 = r[i + 2 * n - 1] - carry[i + 2 * n] * u2;
      u3 = r[i + 3 * n - 1] - carry[i + 3 * n] * u3;
      e[i] = u0;
      e[i + n] = u1;
      e[i + 2 * n] = u2;
      e[i + 3 * n] = u3;
    }
    for (int i = 4 * n + 1; i < knots - 1; i++) {
      u3 = r[i - 1] - carry[i] * u3;
      e[i] = u3;
    }
    double y3 = 0.0;
    for (int i = knots - 2; i > 4 * n; i--) {
      y3 = ratio[i] * y3 + e[i];
      second[i] = y3;
    }
    double y0 = 0.0;
    double y1 = 0.0;
    double y2 = 0.0;
    for (int i = n + WARM_UP; i > n; i--) {
      y0 = ratio[i] * y0 + e[i];
      y1 = ratio[i + n] * y1 + e[i + n];
      y2 = ratio[i + 2 * n] * y2 + e[i + 2 * n];
    }
    for (int i = n; i >= 1; i--) {
      y0 = ratio[i] * y0 + e[i];
      y1 = ratio[i + n] * y1 + e[i + n];
      y2 = ratio[i + 2 * n] * y2 + e[i + 2 * n];
      y3 = ratio[i + 3 * n] * y3 + e[i + 3 * n];
      second[i] = y0;
      second[i + n] = y1;
      second[i + 2 * n] = y2;
      second[i + 3 * n] = y3;
    }
  }
}
