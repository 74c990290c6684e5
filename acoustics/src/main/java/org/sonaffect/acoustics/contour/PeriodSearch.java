package org.sonaffect.acoustics.contour;

import java.util.Arrays;

/**
 * The period length of the highest strict local maximum of {@link PeriodCorrelation}
 * (docs/spec/compare2013-contours.md §C4.6.3), without computing all of them to the bit: a float32
 * estimate with a proven bound on its error says which lengths can be the maximum, and only these
 * and their neighbours are computed exactly. The choice and the values are those of the full
 * search.
 */
final class PeriodSearch {
  /** The estimate takes four samples at once, this far apart. */
  private static final int GAP = 16;

  private static final int BLOCK = 4 * GAP;

  /** Unit roundoff of float. */
  private static final double FLOAT_ROUNDING = 0x1p-24;

  /**
   * The estimate is used where the variance of both stretches is at least this share of the energy
   * of all samples: then their double prefix sums are good to 2e-6.
   */
  private static final double SMALLEST_VARIANCE = 1e-6;

  private static final double PREFIX_ERROR = 4e-6;

  /** Below this energy float products could underflow. */
  private static final double SMALLEST_ENERGY = 1e-20;

  private int samples;
  private double energy;
  private double[] exact = new double[0];
  private float[] centred = new float[0];
  private double[] sum = new double[1];
  private double[] squares = new double[1];

  private double[] correlation = new double[0];
  private boolean[] known = new boolean[0];
  private float[] products = new float[0];
  private float[] shifted = new float[0];
  private double[] estimate = new double[0];
  private double error;

  /** Takes the {@code n} samples from {@code b[from]} on as those to be searched. */
  void take(float[] b, int from, int n) {
    samples = n;
    if (exact.length < n) {
      exact = new double[2 * n];
      centred = new float[2 * n + 2];
      sum = new double[2 * n + 3];
      squares = new double[2 * n + 3];
    }
    for (int i = 0; i < n; i++) {
      exact[i] = b[from + i];
    }
    float mean = (float) mean(n);
    for (int i = 0; i < n; i++) {
      centred[i] = b[from + i] - mean;
    }
    accumulate(n);
    energy = squares[n];
  }

  /** The mean of the samples, any rounding: it only keeps the estimate well-conditioned. */
  private double mean(int n) {
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    double s3 = 0.0;
    for (int i = 0; i + 3 < n; i += 4) {
      s0 += exact[i];
      s1 += exact[i + 1];
      s2 += exact[i + 2];
      s3 += exact[i + 3];
    }
    return (s0 + s1 + s2 + s3) / n;
  }

  /** Prefix sums of the centred samples and of their squares; pairs first, for speed. */
  private void accumulate(int n) {
    double s = 0.0;
    double q = 0.0;
    for (int i = 0; i < n; i += 2) {
      double d = centred[i];
      double e = centred[i + 1];
      double dd = d * d;
      sum[i + 1] = s + d;
      squares[i + 1] = q + dd;
      s += d + e;
      q += dd + e * e;
      sum[i + 2] = s;
      squares[i + 2] = q;
    }
  }

  /**
   * Searches the lengths {@code shortest..longest} of stretches from sample {@code a} on.
   *
   * @return the length found less {@code shortest}, or -1 where no inner length is a maximum
   */
  int find(int a, int shortest, int longest) {
    int lags = longest - shortest + 1;
    if (a + 2 * longest > samples) {
      throw new IllegalArgumentException(
          "period search to sample " + (a + 2 * longest) + " of " + samples);
    }
    prepare(lags);
    boolean estimated = energy > SMALLEST_ENERGY && estimate(a, shortest, lags);
    double least = Double.NEGATIVE_INFINITY;
    double doubt = 2 * error;
    if (estimated) {
      for (int i = 1; i <= lags - 3; i++) {
        if (estimate[i] > least
            && estimate[i] > estimate[i - 1] + doubt
            && estimate[i] > estimate[i + 1] + doubt) {
          least = estimate[i];
        }
      }
      least -= doubt;
    }
    int best = -1;
    for (int i = 1; i <= lags - 3; i++) {
      if (estimated
          && (estimate[i] < least
              || estimate[i] < estimate[i - 1] - doubt
              || estimate[i] < estimate[i + 1] - doubt)) {
        continue;
      }
      ensure(a, shortest, lags, i);
      if (correlation[i - 1] < correlation[i]
          && correlation[i] > correlation[i + 1]
          && (best < 0 || correlation[i] > correlation[best])) {
        best = i;
      }
    }
    return best;
  }

  /** The exact correlation of the length {@code shortest + i}, within one of that found. */
  double correlation(int i) {
    return correlation[i];
  }

  private void prepare(int lags) {
    if (correlation.length < lags) {
      correlation = new double[2 * lags];
      known = new boolean[2 * lags];
      products = new float[2 * lags];
      shifted = new float[2 * lags + BLOCK];
      estimate = new double[2 * lags];
    }
    Arrays.fill(known, 0, lags, false);
  }

  /** Computes the lengths i - 1, i and i + 1 exactly, and what comes with them. */
  private void ensure(int a, int shortest, int lags, int i) {
    if (known[i - 1] && known[i] && known[i + 1]) {
      return;
    }
    int first = known[i - 1] ? known[i] ? i + 1 : i : i - 1;
    int from = Math.min(first, lags - 3);
    PeriodCorrelation.three(exact, a, shortest + from, correlation, from);
    known[from] = true;
    known[from + 1] = true;
    known[from + 2] = true;
  }

  /** Estimates all correlations and the bound of the error; false where the bound is no good. */
  private boolean estimate(int a, int shortest, int lags) {
    multiply(a, shortest, lags);
    double smallest = SMALLEST_VARIANCE * energy;
    double condition = 1.0;
    for (int l = 0; l < lags; l++) {
      int n = shortest + l;
      double sumA = sum[a + n] - sum[a];
      double sumB = sum[a + 2 * n] - sum[a + n];
      double energyA = squares[a + n] - squares[a];
      double energyB = squares[a + 2 * n] - squares[a + n];
      double share = 1.0 / n;
      double varianceA = energyA - sumA * sumA * share;
      double varianceB = energyB - sumB * sumB * share;
      if (!(varianceA > smallest && varianceB > smallest)) {
        return false;
      }
      double perNorm = 1.0 / (varianceA * varianceB);
      condition = Math.max(condition, energyA * energyB * perNorm);
      estimate[l] = (products[l] - sumA * sumB * share) * Math.sqrt(perNorm);
    }
    // Each term is rounded at most n / 4 + BLOCK times in its sums, and its factors twice;
    // doubled, since this must never be too small.
    double roundings = (shortest + lags) / 4.0 + 2 * BLOCK;
    error = 2 * roundings * FLOAT_ROUNDING * Math.sqrt(condition) + PREFIX_ERROR;
    return error < 1e-2;
  }

  /** Sums of products of the two stretches of each length, in float, many lengths at once. */
  private void multiply(int a, int shortest, int lags) {
    float[] d = centred;
    float[] p = products;
    float[] y = shifted;
    Arrays.fill(p, 0, lags, 0f);
    int longest = shortest + lags - 1;
    for (int i = 0; i < longest; i += BLOCK) {
      int whole = Math.max(0, i + BLOCK - shortest); // lengths from here on take the whole block
      if (whole < lags) {
        for (int j = i; j < i + GAP; j++) {
          int from = a + shortest + j + whole;
          System.arraycopy(d, from, y, whole, lags - whole + BLOCK - GAP);
          int x = a + j;
          stride(p, y, whole, lags, d[x], d[x + GAP], d[x + 2 * GAP], d[x + 3 * GAP]);
        }
      }
      int partly = Math.min(whole, lags);
      int l = Math.max(0, i + 1 - shortest);
      for (; l + 1 < partly; l += 2) {
        twoProducts(d, a + i, a + shortest + l + i, shortest + l - i, p, l);
      }
      if (l < partly) {
        p[l] += product(d, a + i, a + shortest + l + i, shortest + l - i);
      }
    }
  }

  /**
   * Adds to {@code p[l]} what {@link #product} gives, and to the next that of a stretch one longer
   * and one later: the two share most of what they read.
   */
  private static void twoProducts(float[] d, int a, int b, int n, float[] p, int l) {
    float s0 = 0f;
    float s1 = 0f;
    float s2 = 0f;
    float s3 = 0f;
    float t0 = 0f;
    float t1 = 0f;
    float t2 = 0f;
    float t3 = 0f;
    int j = 0;
    for (; j + 3 < n; j += 4) {
      float x0 = d[a + j];
      float x1 = d[a + j + 1];
      float x2 = d[a + j + 2];
      float x3 = d[a + j + 3];
      float y1 = d[b + j + 1];
      float y2 = d[b + j + 2];
      float y3 = d[b + j + 3];
      s0 += x0 * d[b + j];
      s1 += x1 * y1;
      s2 += x2 * y2;
      s3 += x3 * y3;
      t0 += x0 * y1;
      t1 += x1 * y2;
      t2 += x2 * y3;
      t3 += x3 * d[b + j + 4];
    }
    for (; j < n; j++) {
      s0 += d[a + j] * d[b + j];
      t0 += d[a + j] * d[b + j + 1];
    }
    p[l] += s0 + s1 + s2 + s3;
    p[l + 1] += t0 + t1 + t2 + t3 + d[a + n] * d[b + n + 1];
  }

  /** The sum of products of two stretches of {@code n} samples. */
  private static float product(float[] d, int a, int b, int n) {
    float s = 0f;
    for (int j = 0; j < n; j++) {
      s += d[a + j] * d[b + j];
    }
    return s;
  }

  /**
   * Four samples of all lengths from {@code from} on: a loop that C2 turns into vectors, since the
   * samples lie a vector apart.
   */
  private static void stride(
      float[] p, float[] y, int from, int to, float x0, float x1, float x2, float x3) {
    for (int l = from; l < to; l++) {
      p[l] += x0 * y[l] + x1 * y[l + GAP] + x2 * y[l + 2 * GAP] + x3 * y[l + 3 * GAP];
    }
  }
}
