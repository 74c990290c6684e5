package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Line and parabola over the frame index i, and the centre of gravity, float64
 * (docs/spec/compare2013-functionals.md §F4.8). The order of evaluation is part of the definition.
 *
 * <ul>
 *   <li>{@code linregc1}, {@code linregc2}: slope (unit of the contour per frame) and offset of the
 *       line
 *   <li>{@code qregc1} i² + {@code qregc2} i + {@code qregc3}: the parabola
 *   <li>{@code linregerrQ}, {@code qregerrQ}: their mean squared errors, 0 or more
 *   <li>{@code centroid}: mean index weighted with the samples, over N; in [0, 1] where the samples
 *       have one sign
 * </ul>
 */
record Regression(Scale scale) implements FunctionalGroup {
  /** In which units the coefficients and errors are. */
  enum Scale {
    /** Of the contour, and of frames: ComParE 2013. */
    OF_THE_CONTOUR,
    /** Of the range of the contour, limited, and of frames: ComParE 2016, component Nz. */
    OF_THE_RANGE,
    /** The same in seconds: ComParE 2016, component LLD (docs/spec/compare2016.md §D4). */
    OF_THE_RANGE_PER_SECOND
  }

  /** Frames in a second. */
  private static final double FRAMES = 100.0;

  /** Beyond a limit there is this much more room than it is large. */
  private static final double ROOM = 0.01;

  @Override
  public List<String> names() {
    return List.of(
        "linregc1", "linregc2", "linregerrQ", "qregc1", "qregc2", "qregc3", "qregerrQ", "centroid");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    float[] x = series.x;
    int length = series.length();
    double n = length;
    double b1 = 0;
    double b2 = 0;
    for (int i = 0; i < length; i++) {
      double xi = x[i] * (double) i;
      b1 += xi;
      b2 += xi * i;
    }
    double b0 = series.mean() * n;

    double m = 0;
    double t = x[0];
    double a = 0;
    double b = 0;
    double c = x[0];
    if (length > 1) {
      // The line.
      double p = n * (n - 1);
      double s1 = p / 2;
      double s2 = p * (2 * n - 1) / 6;
      double u = s1 / s2;
      double w = n - s1 * u;
      t = w == 0 ? 0 : (b0 - b1 * u) / w;
      m = (b1 - t * s1) / s2;

      // The parabola: normal equations by Cramer's rule.
      double s3 = s1 * s1;
      double s4 = s2 * (3 * ((n - 1) * (n - 1) + (n - 1)) - 1) / 5;
      double d = s4 * s2 * n + 2 * s3 * (s1 * s2) - (s2 * s2) * s2 - (s3 * s3) * n - s3 * s4;
      boolean solvable = d != 0;
      double k12 = s1 * s2 - s3 * n;
      double k13 = s3 * s1 - s2 * s2;
      double k23 = s3 * s2 - s4 * s1;
      a = solvable ? ((s2 * n - s3) * b2 + k12 * b1 + k13 * b0) / d : 0;
      b = solvable ? (k12 * b2 + (s4 * n - s2 * s2) * b1 + k23 * b0) / d : 0;
      c = solvable ? (k13 * b2 + k23 * b1 + (s4 * s2 - s3 * s3) * b0) / d : 0;
    }
    double range = series.range();
    boolean constant = range <= 0;
    double inverse = scale == Scale.OF_THE_CONTOUR ? 1.0 : constant ? 0.0 : 1.0 / range;
    double lineError = 0;
    double parabolaError = 0;
    for (int i = 0; i < length; i++) {
      double v = x[i];
      double line = (v - (m * i + t)) * inverse;
      double parabola = (v - (a * i * i + b * i + c)) * inverse;
      lineError += line * line;
      parabolaError += parabola * parabola;
    }
    out[at + 2] = finite(lineError / n);
    out[at + 6] = finite(parabolaError / n);
    if (scale == Scale.OF_THE_CONTOUR) {
      write(out, at, m, t, a, b, c);
      out[at + 7] = finite(b0 == 0 ? 0 : (b1 / b0) / n);
      return;
    }
    // docs/spec/compare2016.md §D4.2 to §D4.4
    double tenth = (constant ? 1.0 : range) / 10.0;
    double perFrame = scale == Scale.OF_THE_RANGE_PER_SECOND ? FRAMES : 1.0;
    double min = series.min();
    write(
        out,
        at,
        limited(m, tenth) * perFrame * inverse,
        (t - min) * inverse,
        limited(a, Math.sqrt(tenth)) * (perFrame * perFrame) * inverse,
        limited(b, tenth) * perFrame * inverse,
        (c - min) * inverse);
    out[at + 7] = centroid(series);
  }

  private static void write(float[] out, int at, double m, double t, double a, double b, double c) {
    out[at] = finite(m);
    out[at + 1] = finite(t);
    out[at + 3] = finite(a);
    out[at + 4] = finite(b);
    out[at + 5] = finite(c);
  }

  private static double limited(double v, double limit) {
    return SoftLimit.of((float) v, (float) limit, (float) (limit + ROOM));
  }

  /** Of the absolute values, limited (docs/spec/compare2016.md §D4.5). */
  private static float centroid(Series series) {
    double moment = 0;
    double sum = 0;
    int n = series.length();
    for (int i = 0; i < n; i++) {
      double v = Math.abs(series.x[i]);
      moment += v * i;
      sum += v;
    }
    double u = sum == 0 ? 0 : moment / sum;
    return finite((double) SoftLimit.of((float) u, n, n) / n);
  }

  private static float finite(double v) {
    return Double.isFinite(v) ? (float) v : 0f;
  }
}
