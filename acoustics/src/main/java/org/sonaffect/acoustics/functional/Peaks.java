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
public record Peaks(boolean limited) implements FunctionalGroup {
  /** The most that a height over the mean may be, and grow beyond that; 2016 only. */
  private static final float MOST = 10f;

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
    PeakSlopes.compute(series, count, out, at + 8);
  }

  /** How many peaks there are: np (docs/spec/compare2013-functionals.md §F4.9.5). */
  public static int count(Series series) {
    int count = PeakFinder.find(series);
    return (count - first(series, count, true) + 1) / 2;
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
  private void heights(Series series, int count, float[] out, int at) {
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
    out[at + 1] = ofRange(peakRange, range);
    out[at + 2] = height;
    out[at + 3] = height - mean;
    out[at + 4] = limited ? limitedOfMean(height, mean) : mean == 0f ? height : height / mean;
    out[at + 5] = ofRange(valleyRange, range);
  }

  private float ofRange(float difference, float range) {
    if (range == 0f) {
      return difference;
    }
    float share = Math.abs(difference / range);
    return limited ? Math.min(1f, share) : share;
  }

  private static float limitedOfMean(float height, float mean) {
    return mean == 0f ? 2 * MOST : SoftLimit.of(height / mean, MOST, MOST);
  }

  /** The first maximum (or minimum); the others are every second extremum from there. */
  static int first(Series series, int count, boolean maximum) {
    return count > 0 && series.isMaximum[0] == maximum ? 0 : Math.min(1, count);
  }
}
