package org.sonaffect.acoustics.contour;

import java.util.Arrays;
import org.sonaffect.acoustics.dsp.NaturalSpline;

/**
 * The 60 ms magnitude spectrum, enhanced, smoothed, resampled to an octave scale and weighted by
 * the ear's sensitivity (docs/spec/compare2013-contours.md §C4.2; Hermes 1988).
 */
final class OctaveSpectrum {
  /** Lowest frequency of the octave scale, Hz (docs/spec/compare2013-contours.md §C4.2.3). */
  private static final double LOWEST = 25.0;

  /**
   * The ear's sensitivity (docs/spec/compare2013-contours.md §C4.2.5): about half at this multiple
   * of the lowest frequency, and how steeply it rises over an octave.
   */
  private static final double HALF_WEIGHT = 65.0 / 50.0;

  private static final double WEIGHT_SLOPE = 3;

  /**
   * From this many bins off a peak on they are cleared (docs/spec/compare2013-contours.md §C4.2.1).
   */
  private static final int CLEARED = 3;

  private final int bins;
  private final double first;
  private final double last;
  private final double pointsPerOctave;
  private final double[] weight;
  private final NaturalSpline spline;
  private final float[] enhanced;
  private final int[] peak;
  private final double[] smoothed;

  OctaveSpectrum(int bins, double duration) {
    this.bins = bins;
    // docs/spec/compare2013-contours.md §C4.2.3
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
    Arrays.setAll(targets, i -> first + i * step);
    spline = new NaturalSpline(x, targets);
    pointsPerOctave = bins / log2(highest / LOWEST);
    // docs/spec/compare2013-contours.md §C4.2.5
    double s = pointsPerOctave * log2(HALF_WEIGHT) - 1;
    weight = new double[bins];
    Arrays.setAll(
        weight, i -> 0.5 + StrictMath.atan(WEIGHT_SLOPE * (i + 1 - s) / pointsPerOctave) / Math.PI);
    enhanced = new float[bins];
    peak = new int[bins + 1];
    smoothed = new double[bins];
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
    smooth();
    // docs/spec/compare2013-contours.md §C4.2.4
    spline.evaluate(smoothed, weight, out);
  }

  /** Mean over three bins (docs/spec/compare2013-contours.md §C4.2.2). */
  private void smooth() {
    float[] a = enhanced;
    double[] b = smoothed;
    double before = 0.0;
    double here = a[0];
    for (int i = 0; i < bins - 1; i++) {
      double after = a[i + 1];
      b[i] = (before + 2 * here + after) * 0.25;
      before = here;
      here = after;
    }
    b[bins - 1] = here;
  }

  /**
   * Clears what is farther than two bins from a spectral peak, between peaks
   * (docs/spec/compare2013-contours.md §C4.2.1).
   */
  private void enhance(float[] m) {
    float[] a = enhanced;
    System.arraycopy(m, 0, a, 0, bins);
    int count = peaks(m);
    if (count == 1) { // wherever the peak is: so the reference
      Arrays.fill(a, CLEARED, bins, 0f);
    }
    if (count < 2) {
      return;
    }
    // All between the outer peaks is cleared, and what is near a peak put back: the gaps are of all
    // lengths, and loops over them would be mispredicted.
    int from = peak[0] + CLEARED;
    int to = peak[count - 1] - CLEARED;
    if (from <= to) {
      Arrays.fill(a, from, to + 1, 0f);
    }
    for (int p = 1; p < count - 1; p++) {
      int j = peak[p];
      a[j - 2] = m[j - 2];
      a[j - 1] = m[j - 1];
      a[j] = m[j];
      a[j + 1] = m[j + 1];
      a[j + 2] = m[j + 2];
    }
  }

  /** Lists the peaks; the first and the last bin may be peaks too. */
  private int peaks(float[] m) {
    peak[0] = 0;
    int count = Maxima.list(m, false, peak, m[0] > m[1] ? 1 : 0);
    if (m[bins - 1] > m[bins - 2]) {
      peak[count++] = bins - 1;
    }
    return count;
  }
}
