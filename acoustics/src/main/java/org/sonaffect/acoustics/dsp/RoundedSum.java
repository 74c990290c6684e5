package org.sonaffect.acoustics.dsp;

/**
 * The mean square of floats and its root, to the bit of the sequential sum the specification asks
 * for (docs/spec/compare2013-contours.md §C4.1, §C5.1; docs/spec/egemaps.md §E8), at the speed of
 * four sums side by side: where the two could round to different floats (once in some ten thousand
 * frames), the sequential one is computed.
 */
public final class RoundedSum {
  /**
   * Bound on the relative difference of two orders of summation: 2 n 2^-53 for up to 40,000
   * non-negative terms, with a margin for the root's own rounding.
   */
  private static final double DOUBT = 1e-11;

  /** Samples between two looks at the sum. */
  private static final int PIECE = 32;

  private RoundedSum() {}

  /** The root of the mean of the float squares of {@code x[from..from+n-1]}. */
  public static float rootMeanSquare(float[] x, int from, int n) {
    double root = Math.sqrt(sum(x, from, n) / n);
    return FastMath.certain(root, DOUBT) ? (float) root : sequential(x, from, n);
  }

  /** The sum of squares in an order of its own. */
  private static double sum(float[] x, int from, int n) {
    double s0 = 0.0;
    double s1 = 0.0;
    double s2 = 0.0;
    double s3 = 0.0;
    int i = from;
    int end = from + n;
    for (; i + 3 < end; i += 4) {
      s0 += x[i] * x[i];
      s1 += x[i + 1] * x[i + 1];
      s2 += x[i + 2] * x[i + 2];
      s3 += x[i + 3] * x[i + 3];
    }
    for (; i < end; i++) {
      s0 += x[i] * x[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** The mean of the float squares of {@code x[from..from+n-1]}. */
  public static float meanSquare(float[] x, int from, int n) {
    double mean = sum(x, from, n) / n;
    return FastMath.certain(mean, DOUBT) ? (float) mean : (float) (sumInOrder(x, from, n) / n);
  }

  /**
   * Whether {@link #rootMeanSquare} of {@code x[start..start+n-1]} exceeds {@code level}: of a
   * frame that sounds a few samples in the middle, where its window is highest, say so.
   */
  public static boolean exceeds(float[] x, int start, int n, float level) {
    double enough = (double) level * level * n * (1 + 1e-6);
    double sum = 0.0;
    int from = start + n / 2;
    int stop = start + n;
    for (int end = Math.min(stop, from + PIECE); from < stop; end = Math.min(stop, from + PIECE)) {
      for (; from < end; from++) {
        sum += x[from] * x[from];
      }
      if (sum > enough) {
        return true;
      }
    }
    return rootMeanSquare(x, start, n) > level;
  }

  /** The root as it is specified. */
  static float sequential(float[] x, int from, int n) {
    return (float) Math.sqrt(sumInOrder(x, from, n) / n);
  }

  /** The sum as it is specified. */
  private static double sumInOrder(float[] x, int from, int n) {
    double sum = 0.0;
    for (int i = from; i < from + n; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }
}
