package org.sonaffect.report.figure;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;

/** Marks that tell series apart without their colour. */
enum Mark {
  CIRCLE(),
  SQUARE(-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9),
  UP(0, -1.2, 1.1, 0.8, -1.1, 0.8),
  DIAMOND(0, -1.3, 1.1, 0, 0, 1.3, -1.1, 0),
  DOWN(0, 1.2, 1.1, -0.8, -1.1, -0.8),
  CROSS(
      -0.4, -1.1, 0.4, -1.1, 0.4, -0.4, 1.1, -0.4, 1.1, 0.4, 0.4, 0.4, 0.4, 1.1, -0.4, 1.1, -0.4,
      0.4, -1.1, 0.4, -1.1, -0.4, -0.4, -0.4),
  /** Points to values that lie outside on the left, or below. */
  LEFT(-1.2, 0, 0.8, -1, 0.8, 1),
  RIGHT(1.2, 0, -0.8, -1, -0.8, 1);

  private static final int SERIES = 6;

  /** x and y in turn, in radii from the middle; none of a circle. */
  private final double[] corners;

  Mark(double... corners) {
    this.corners = corners;
  }

  /** Of the series of a number. */
  static Mark series(int number) {
    return values()[number % SERIES];
  }

  Shape at(double x, double y, double radius) {
    if (corners.length == 0) {
      return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
    double[] across = new double[corners.length / 2];
    double[] down = new double[corners.length / 2];
    for (int i = 0; i < across.length; i++) {
      across[i] = x + radius * corners[2 * i];
      down[i] = y + radius * corners[2 * i + 1];
    }
    return Canvas.polygon(across, down);
  }
}
