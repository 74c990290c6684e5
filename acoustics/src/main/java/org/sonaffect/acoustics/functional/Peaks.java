package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Peaks and valleys that stand out by a tenth of the range, float32
 * (docs/spec/compare2013-functionals.md §F4.9.5, §F4.9.6). Seconds count 10 ms a frame.
 *
 * <ul>
 *   <li>{@code meanPeakDist}: mean distance of peaks, s
 *   <li>{@code peakDistStddev}: deviation of the distance from valley to peak about that mean, s
 *   <li>{@code peakRangeAbs}, {@code peakRangeRel}: highest less lowest peak; the same over the
 *       range
 *   <li>{@code peakMeanAbs}, {@code peakMeanMeanDist}, {@code peakMeanRel}: mean height of the
 *       peaks; the same less the mean of the contour, and over it
 *   <li>{@code minRangeRel}: highest less lowest valley over the range
 *   <li>{@code meanRisingSlope}, {@code stddevRisingSlope}: slopes up to each peak, unit of the
 *       contour per second
 *   <li>{@code meanFallingSlope}, {@code stddevFallingSlope}: slopes down to each valley, positive
 *       for a fall
 * </ul>
 */
final class Peaks implements FunctionalGroup {
  /** Frame period in seconds, whatever the real hop. */
  private static final float T = 0.01f;

  @Override
  public List<String> names() {
    return List.of(
        "meanPeakDist",
        "peakDistStddev",
        "peakRangeAbs",
        "peakRangeRel",
        "peakMeanAbs",
        "peakMeanMeanDist",
        "peakMeanRel",
        "minRangeRel",
        "meanRisingSlope",
        "stddevRisingSlope",
        "meanFallingSlope",
        "stddevFallingSlope");
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    int count = PeakFinder.find(series);
    distances(series, count, out, at);
    heights(series, count, out, at + 2);
    if (count == 0) {
      slopeWithoutPeaks(series, out, at + 8);
    } else {
      slopes(series, count, true, out, at + 8);
      slopes(series, count, false, out, at + 10);
    }
  }

  /**
   * Between maxima (docs/spec/compare2013-functionals.md §F4.9.5). The deviation is that of a
   * maximum from the minimum before it, about the mean between maxima: so in the reference.
   */
  private static void distances(Series series, int count, float[] out, int at) {
    int[] position = series.extremum;
    int first = first(series, count, true);
    int peaks = (count - first + 1) / 2;
    float sum = 0f;
    for (int k = first + 2; k < count; k += 2) {
      sum += (float) (position[k] - position[k - 2]);
    }
    boolean several = peaks - 1 > 1;
    float mean = several ? sum / (float) (peaks - 1) : sum;
    float squares = 0f;
    for (int k = first + 2; k < count; k += 2) {
      float v = (float) (position[k] - position[k - 1]) - mean;
      squares += v * v;
    }
    float variance = several ? squares / (float) (peaks - 1) : squares;
    out[at] = mean * T;
    out[at + 1] = (variance > 0f ? (float) Math.sqrt(variance) : 0f) * T;
  }

  /** Of maxima and minima (docs/spec/compare2013-functionals.md §F4.9.5). */
  private static void heights(Series series, int count, float[] out, int at) {
    float[] x = series.x;
    int[] position = series.extremum;
    int first = first(series, count, true);
    int peaks = (count - first + 1) / 2;
    float highest = peaks == 0 ? 0f : x[position[first]];
    float lowestPeak = highest;
    float sum = 0f;
    for (int k = first; k < count; k += 2) {
      float y = x[position[k]];
      highest = y > highest ? y : highest;
      lowestPeak = y < lowestPeak ? y : lowestPeak;
      sum += y;
    }
    int valley = first(series, count, false);
    float lowest = valley < count ? x[position[valley]] : 0f;
    float highestValley = lowest;
    for (int k = valley; k < count; k += 2) {
      float y = x[position[k]];
      lowest = y < lowest ? y : lowest;
      highestValley = y > highestValley ? y : highestValley;
    }
    float range = series.range();
    float mean = series.mean();
    float peakRange = highest - lowestPeak;
    float valleyRange = highestValley - lowest;
    float height = peaks == 0 ? 0f : sum / (float) peaks;
    out[at] = peakRange;
    out[at + 1] = range == 0f ? peakRange : Math.abs(peakRange / range);
    out[at + 2] = height;
    out[at + 3] = height - mean;
    out[at + 4] = mean == 0f ? height : height / mean;
    out[at + 5] = range == 0f ? valleyRange : Math.abs(valleyRange / range);
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
    int first = first(series, count, rising);
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

  /** The first maximum (or minimum); the others are every second extremum from there. */
  private static int first(Series series, int count, boolean maximum) {
    return count > 0 && series.isMaximum[0] == maximum ? 0 : Math.min(1, count);
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
