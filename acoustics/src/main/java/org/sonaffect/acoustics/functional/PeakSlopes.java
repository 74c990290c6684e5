package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * How steeply a contour goes up to its peaks and down to its valleys, float32
 * (docs/spec/compare2013-functionals.md §F4.9.6). Seconds count 10 ms a frame.
 *
 * <ul>
 *   <li>{@code meanRisingSlope}, {@code stddevRisingSlope}: slopes up to each peak, unit of the
 *       contour per second
 *   <li>{@code meanFallingSlope}, {@code stddevFallingSlope}: slopes down to each valley, positive
 *       for a fall
 * </ul>
 */
public final class PeakSlopes implements FunctionalGroup {
  /** Frame period in seconds, whatever the real hop. */
  private static final float T = 0.01f;

  @Override
  public List<String> names() {
    return List.of(
        "meanRisingSlope", "stddevRisingSlope", "meanFallingSlope", "stddevFallingSlope");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    compute(series, PeakFinder.find(series), out, at);
  }

  /** The same where the peaks are found already. */
  static void compute(Series series, int count, float[] out, int at) {
    if (count == 0) {
      slopeWithoutPeaks(series, out, at);
    } else {
      slopes(series, count, true, out, at);
      slopes(series, count, false, out, at + 2);
    }
  }

  /**
   * docs/spec/compare2013-functionals.md §F4.9.6: slopes up to each maximum (rising) or down to
   * each minimum (falling, positive for a fall) from the last one of the other kind, at first from
   * the first sample. The way from the last extremum to the last sample counts for the mean, with
   * its own sign, not for the deviations.
   */
  private static void slopes(Series series, int count, boolean rising, float[] out, int at) {
    float[] x = series.x;
    int[] position = series.extremum;
    float[] slope = series.slope;
    int first = Peaks.first(series, count, rising);
    int slopes = (count - first + 1) / 2;
    float sum = 0f;
    for (int k = first; k < count; k += 2) {
      int from = k == 0 ? 0 : position[k - 1];
      int to = position[k];
      float rise = rising ? x[to] - x[from] : x[from] - x[to];
      slope[k] = rise / ((float) (to - from) * T);
      sum += slope[k];
    }
    int end = series.length() - 1;
    int last = position[count - 1];
    if (series.isMaximum[count - 1] != rising && end - last > 0) {
      sum += (x[end] - x[last]) / ((float) (end - last) * T);
      slopes++;
    }
    float mean = slopes > 1 ? sum / (float) slopes : sum;
    float squares = 0f;
    for (int k = first; k < count; k += 2) {
      float v = slope[k] - mean;
      squares += v * v;
    }
    float variance = slopes > 1 ? squares / (float) slopes : squares;
    out[at] = mean;
    out[at + 1] = variance > 0f ? (float) Math.sqrt(variance) : 0f;
  }

  /** The slope of an empty list (docs/spec/compare2013-functionals.md §F4.9.6). */
  private static void slopeWithoutPeaks(Series series, float[] out, int at) {
    float z = (series.x[series.length() - 1] - series.x[0]) / (float) series.length();
    out[at] = z > 0f ? z : 0f;
    out[at + 1] = 0f;
    out[at + 2] = z < 0f ? z : 0f;
    out[at + 3] = 0f;
  }
}
