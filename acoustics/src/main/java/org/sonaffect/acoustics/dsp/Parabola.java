package org.sonaffect.acoustics.dsp;

/**
 * The vertex of the parabola through three points, in double and in exactly the form of PARAB
 * (docs/spec/compare2013-contours.md §C4.3.3): the form is ill-conditioned, so another one moves
 * printed digits.
 */
public final class Parabola {
  private double x;
  private double y;

  /** Abscissa of the vertex last fitted. */
  public double x() {
    return x;
  }

  /** Ordinate of the vertex last fitted. */
  public double y() {
    return y;
  }

  /**
   * Fits the three points; without a vertex the strictly largest point takes its place (the first
   * where there is none).
   */
  public void fit(double x1, double y1, double x2, double y2, double x3, double y3) {
    double den =
        x1 * x1 * x2 + x2 * x2 * x3 + x3 * x3 * x1 - x3 * x3 * x2 - x2 * x2 * x1 - x1 * x1 * x3;
    double a = (y1 * x2 + y2 * x3 + y3 * x1 - y3 * x2 - y2 * x1 - y1 * x3) / den;
    if (den == 0.0 || a == 0.0) {
      largest(x1, y1, x2, y2, x3, y3);
      return;
    }
    double b =
        (x1 * x1 * y2 + x2 * x2 * y3 + x3 * x3 * y1 - x3 * x3 * y2 - x2 * x2 * y1 - x1 * x1 * y3)
            / den;
    double c =
        (x1 * x1 * x2 * y3
                + x2 * x2 * x3 * y1
                + x3 * x3 * x1 * y2
                - x3 * x3 * x2 * y1
                - x2 * x2 * x1 * y3
                - x1 * x1 * x3 * y2)
            / den;
    x = -b / (2.0 * a);
    y = c - a * x * x;
  }

  private void largest(double x1, double y1, double x2, double y2, double x3, double y3) {
    if (y2 > y1 && y2 > y3) {
      x = x2;
      y = y2;
    } else if (y3 > y1 && y3 > y2) {
      x = x3;
      y = y3;
    } else {
      x = x1;
      y = y1;
    }
  }
}
