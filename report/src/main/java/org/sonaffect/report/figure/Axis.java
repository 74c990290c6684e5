package org.sonaffect.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis with ticks at round numbers.
 *
 * @param low where it begins
 * @param high where it ends
 * @param step between ticks
 * @param title what it measures
 */
public record Axis(double low, double high, double step, String title) {
  static final String R2 = "R² (1 perfect, 0 the mean rating)";

  /** Values of R2 below are cut. */
  private static final double CUT = -1;

  /** Rounding of a tick that stands at the end of the axis. */
  private static final double CLOSE = 1e-9;

  /** From tick to tick around values, of which some may be no numbers; 0 is among them. */
  public static Axis around(DoubleStream values, int ticks, String title) {
    double[] finite = values.filter(Double::isFinite).toArray();
    double low = Math.min(0, DoubleStream.of(finite).min().orElse(0));
    double high = Math.max(0, DoubleStream.of(finite).max().orElse(0));
    return spanning(low, high > low ? high : low + 1, ticks, title);
  }

  /** From tick to tick around a range. */
  public static Axis spanning(double low, double high, int ticks, String title) {
    double step = step((high - low) / ticks);
    return new Axis(
        Math.floor(low / step + CLOSE) * step, Math.ceil(high / step - CLOSE) * step, step, title);
  }

  /** Of R2: up to 1, down to the lowest value, but not below -1, where values are cut. */
  static Axis r2(DoubleStream values) {
    double lowest = values.filter(Double::isFinite).min().orElse(0);
    double step = lowest < -0.4 ? 0.5 : 0.2;
    double low = Math.max(CUT, Math.min(0, Math.floor(lowest / step + CLOSE) * step));
    return new Axis(low, 1, step, R2);
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int round : new int[] {1, 2, 5}) {
      if (round * power >= least * (1 - CLOSE)) {
        return round * power;
      }
    }
    return 10 * power;
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (long i = Math.round(Math.ceil(low / step - CLOSE)); i * step <= high + CLOSE * step; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** With as many decimals as the step has, and a true minus. */
  String label(double tick) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + CLOSE));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", tick);
    return text.replace('-', '−').replaceAll("^−(0(\\.0*)?)$", "$1");
  }

  /** Where a value lies between two pixels. */
  double at(double value, double from, double to) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** The value, or the end of the axis that it lies beyond. */
  double inside(double value) {
    return Math.max(low, Math.min(high, value));
  }
}
