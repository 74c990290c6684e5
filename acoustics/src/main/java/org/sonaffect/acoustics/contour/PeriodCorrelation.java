package org.sonaffect.acoustics.contour;

/**
 * NCC, the normalised cross-correlation of two neighbouring stretches of a signal
 * (docs/spec/compare2013-contours.md §C4.6.4). Every sum is sequential, in double: the threshold on
 * voiced periods hangs on the last bit. Three lengths are computed side by side, each with sums of
 * its own.
 */
final class PeriodCorrelation {
  private PeriodCorrelation() {}

  /**
   * The correlations of {@code x[a..a+k-1]} with {@code x[a+k..a+2k-1]} for k = n, n + 1 and n + 2,
   * into {@code out} from {@code at}.
   */
  static void three(double[] x, int a, int n, double[] out, int at) {
    int b = a + n;
    double sumA0 = 0.0;
    double sumB0 = 0.0;
    double sumB1 = 0.0;
    double sumB2 = 0.0;
    for (int i = 0; i < n; i++) {
      sumA0 += x[a + i];
      sumB0 += x[b + i];
      sumB1 += x[b + 1 + i];
      sumB2 += x[b + 2 + i];
    }
    double sumA1 = sumA0 + x[a + n];
    double sumA2 = sumA1 + x[a + n + 1];
    sumB1 += x[b + 1 + n];
    sumB2 = (sumB2 + x[b + 2 + n]) + x[b + 3 + n];
    double meanA0 = sumA0 / n;
    double meanB0 = sumB0 / n;
    double meanA1 = sumA1 / (n + 1);
    double meanB1 = sumB1 / (n + 1);
    double meanA2 = sumA2 / (n + 2);
    double meanB2 = sumB2 / (n + 2);
    double c0 = 0.0;
    double c1 = 0.0;
    double c2 = 0.0;
    double na0 = 0.0;
    double na1 = 0.0;
    double na2 = 0.0;
    double nb0 = 0.0;
    double nb1 = 0.0;
    double nb2 = 0.0;
    for (int i = 0; i < n + 2; i++) {
      double v = x[a + i];
      double da2 = v - meanA2;
      double db2 = x[b + 2 + i] - meanB2;
      c2 += da2 * db2;
      na2 += da2 * da2;
      nb2 += db2 * db2;
      if (i > n) {
        continue;
      }
      double da1 = v - meanA1;
      double db1 = x[b + 1 + i] - meanB1;
      c1 += da1 * db1;
      na1 += da1 * da1;
      nb1 += db1 * db1;
      if (i == n) {
        continue;
      }
      double da0 = v - meanA0;
      double db0 = x[b + i] - meanB0;
      c0 += da0 * db0;
      na0 += da0 * da0;
      nb0 += db0 * db0;
    }
    out[at] = c0 / (Math.sqrt(na0) * Math.sqrt(nb0));
    out[at + 1] = c1 / (Math.sqrt(na1) * Math.sqrt(nb1));
    out[at + 2] = c2 / (Math.sqrt(na2) * Math.sqrt(nb2));
  }
}
