package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.NaturalSpline;

/**
 * The 60 ms magnitude spectrum, enhanced, smoothed, resampled to an octave scale and weighted by
 * the ear's sensitivity (section 4.2 of the contour specification; Hermes 1988).
 */
final class OctaveSpectrum {
  /** Lowest frequency of the octave scale, Hz. */
  private static final double LOWEST = 25.0;

  private final int bins;
  private final double first;
  private final double last;
  private final double pointsPerOctave;
  private final double[] weight;
  private final NaturalSpline spline;
  private final double[] enhanced;
  private final double[] smoothed;
  private final double[] resampled;

  OctaveSpectrum(int bins, double duration) {
    this.bins = bins;
    double df = 1.0 / (float) duration;
    double[] x = new double[bins];
    for (int i = 1; i < bins; i++) {
      x[i] = log2(i * df);
    }
    x[0] = 2 * x[1] - x[2];
    double highest = df * (bins - 1);
    first = log2(LOWEST);
    last = log2(highest);
    double step = (last - first) / (bins - 1);
    double[] targets = new double[bins];
    for (int i = 0; i < bins; i++) {
      targets[i] = first + i * step;
    }
    spline = new NaturalSpline(x, targets);
    pointsPerOctave = bins / log2(highest / LOWEST);
    double s = pointsPerOctave * log2(65.0 / 50.0) - 1;
    weight = new double[bins];
    for (int i = 0; i < bins; i++) {
      weight[i] = 0.5 + StrictMath.atan(3 * (i + 1 - s) / pointsPerOctave) / Math.PI;
    }
    enhanced = new double[bins];
    smoothed = new double[bins];
    resampled = new double[bins];
  }

  static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }

  /** log2 of the frequency of the first point. */
  double first() {
    return first;
  }

  /** log2 of the frequency of the last point. */
  double last() {
    return last;
  }

  double pointsPerOctave() {
    return pointsPerOctave;
  }

  /** Maps {@code magnitudes} to {@code out}; both {@code float[bins]}. */
  void map(float[] magnitudes, float[] out) {
    enhance(magnitudes);
    double[] a = enhanced;
    double[] b = smoothed;
    b[0] = (2 * a[0] + a[1]) / 4;
    for (int i = 1; i < bins - 1; i++) {
      b[i] = (a[i - 1] + 2 * a[i] + a[i + 1]) / 4;
    }
    b[bins - 1] = a[bins - 1];
    spline.evaluate(b, resampled);
    for (int i = 0; i < bins; i++) {
      float o = (float) resampled[i];
      out[i] = o > 0 ? (float) (o * weight[i]) : 0f;
    }
  }

  /** Clears what is farther than two bins from a spectral peak, between peaks. */
  private void enhance(float[] m) {
    double[] a = enhanced;
    for (int i = 0; i < bins; i++) {
      a[i] = m[i];
    }
    int peaks = 0;
    int previous = -1;
    for (int i = 0; i < bins; i++) {
      boolean peak =
          i == 0
              ? m[0] > m[1]
              : i == bins - 1 ? m[i] > m[i - 1] : m[i] > m[i - 1] && m[i] >= m[i + 1];
      if (!peak) {
        continue;
      }
      if (peaks > 0) {
        for (int j = previous + 3; j <= i - 3; j++) {
          a[j] = 0;
        }
      }
      peaks++;
      previous = i;
    }
    if (peaks == 1) { // wherever the peak is: so the reference
      for (int j = 3; j < bins; j++) {
        a[j] = 0;
      }
    }
  }
}
