package org.sonaffect.learning.kernel;

/**
 * The angle between two vectors, and the expected products of units over random weights (Cho and
 * Saul, NIPS 2009, equations 1 to 6).
 *
 * @param length product of the lengths
 * @param cosine in [-1, 1]
 * @param angle in [0, pi]
 */
record Angle(double length, double cosine, double angle) {
  static Angle of(double product, double squareA, double squareB) {
    double length = Math.sqrt(squareA) * Math.sqrt(squareB);
    double cosine = length > 0 ? Math.max(-1, Math.min(1, product / length)) : 0;
    return new Angle(length, cosine, StrictMath.acos(cosine));
  }

  /** Order 0: 1 where the vectors point the same way. */
  double threshold() {
    return 1 - angle / Math.PI;
  }

  /** Order 1: the product of the lengths where the vectors point the same way. */
  double rectified() {
    double sine = Math.sqrt((1 - cosine) * (1 + cosine));
    return length * (sine + (Math.PI - angle) * cosine) / Math.PI;
  }
}
