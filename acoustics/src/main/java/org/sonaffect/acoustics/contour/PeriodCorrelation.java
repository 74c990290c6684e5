package org.sonaffect.acoustics.contour;

/**
 * Normalised cross-correlation of two neighbouring stretches of a signal, for each length of a
 * range (section 4.6 of the contour specification). Every sum is sequential, in double: the
 * threshold on voiced periods hangs on the last bit.
 */
final class PeriodCorrelation {
  private PeriodCorrelation() {}

  /** Correlation of {@code x[a..a+length-1]} with {@code x[a+length..a+2 length-1]}. */
  static double at(float[] x, int a, int length) {
    int b = a + length;
    double sumA = 0.0;
    double sumB = 0.0;
    for (int i = 0; i < length; i++) {
      sumA += x[a + i];
      sumB += x[b + i];
    }
    double meanA = sumA / length;
    double meanB = sumB / length;
    double c = 0.0;
    double na = 0.0;
    double nb = 0.0;
    for (int i = 0; i < length; i++) {
      double da = x[a + i] - meanA;
      double db = x[b + i] - meanB;
      c += da * db;
      na += da * da;
      nb += db * db;
    }
    return c / (Math.sqrt(na) * Math.sqrt(nb));
  }
}
