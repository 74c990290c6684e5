package org.sonaffect.report.figure;

import java.util.stream.DoubleStream;
import org.knowm.xchart.style.AxesChartStyler;

/**
 * A vertical axis of R2: up to 1, down to the lowest value, but not below -1, where values are cut.
 *
 * @param floor where it ends
 */
record R2Axis(double floor) {
  static final String TITLE = "R² (1 perfect, 0 the mean rating)";

  private static final double CUT = -1;
  private static final double TICK = 0.2;

  /** For values of which some may be no numbers. */
  static R2Axis of(DoubleStream values) {
    double lowest = values.filter(Double::isFinite).min().orElse(0);
    return new R2Axis(Math.max(CUT, Math.min(0, Math.floor(lowest / TICK) * TICK)));
  }

  void apply(AxesChartStyler styler) {
    styler.setYAxisMin(floor).setYAxisMax(1.0);
  }

  /** Where a value is drawn. */
  double place(double value) {
    return Math.max(floor, value);
  }

  /**
   * An interval no longer than the axis; none of a value that is cut: it is not where it starts.
   */
  double halfWidth(double value, double halfWidth) {
    return Math.max(0, Math.min(Double.isFinite(halfWidth) ? halfWidth : 0, value - floor));
  }
}
