package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Distances, heights and slopes of peaks and valleys, float32 (functionals.md section 4.9,
 * statistics and slopes).
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
   * Between maxima. The deviation is that of a maximum from the minimum before it, about the mean
   * between maxima: so in the reference.
   */
  private static void distances(Series series, int count, float[] out, int at) {
    int[] position = series.extremum;
    float sum = 0f;
    int peaks = 0;
    int before = 0;
    for (int k = 0; k < count; k++) {
      if (series.isMaximum[k]) {
        if (peaks > 0) {
          sum += (float) (position[k] - before);
        }
        before = position[k];
        peaks++;
      }
    }
    boolean several = peaks - 1 > 1;
    float mean = several ? sum / (float) (peaks - 1) : sum;
    float squares = 0f;
    boolean first = true;
    for (int k = 0; k < count; k++) {
      if (series.isMaximum[k]) {
        if (!first) {
          float v = (float) (position[k] - position[k - 1]) - mean;
          squares += v * v;
        }
        first = false;
      }
    }
    float variance = several ? squares / (float) (peaks - 1) : squares;
    out[at] = mean * T;
    out[at + 1] = (variance > 0f ? (float) Math.sqrt(variance) : 0f) * T;
  }

  private static void heights(Series series, int count, float[] out, int at) {
    float highest = 0f;
    float lowestPeak = 0f;
    float sum = 0f;
    int peaks = 0;
    float lowest = 0f;
    float highestValley = 0f;
    int valleys = 0;
    for (int k = 0; k < count; k++) {
      float y = series.x[series.extremum[k]];
      if (series.isMaximum[k]) {
        highest = peaks == 0 || y > highest ? y : highest;
        lowestPeak = peaks == 0 || y < lowestPeak ? y : lowestPeak;
        sum += y;
        peaks++;
      } else {
        lowest = valleys == 0 || y < lowest ? y : lowest;
        highestValley = valleys == 0 || y > highestValley ? y : highestValley;
        valleys++;
      }
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
   * Slopes up to each maximum (rising) or down to each minimum (falling, positive for a fall) from
   * the last one of the other kind, at first from the first sample. The way from the last extremum
   * to the last sample counts for the mean, with its own sign, not for the deviations.
   */
  private static void slopes(Series series, int count, boolean rising, float[] out, int at) {
    float[] x = series.x;
    int[] position = series.extremum;
    float sum = 0f;
    int slopes = 0;
    for (int k = 0; k < count; k++) {
      if (series.isMaximum[k] == rising) {
        sum += slope(series, k, rising);
        slopes++;
      }
    }
    int end = series.length() - 1;
    int last = position[count - 1];
    if (series.isMaximum[count - 1] != rising && end - last > 0) {
      sum += (x[end] - x[last]) / ((float) (end - last) * T);
      slopes++;
    }
    float mean = slopes > 1 ? sum / (float) slopes : sum;
    float squares = 0f;
    for (int k = 0; k < count; k++) {
      if (series.isMaximum[k] == rising) {
        float v = slope(series, k, rising) - mean;
        squares += v * v;
      }
    }
    float variance = slopes > 1 ? squares / (float) slopes : squares;
    out[at] = mean;
    out[at + 1] = variance > 0f ? (float) Math.sqrt(variance) : 0f;
  }

  private static float slope(Series series, int k, boolean rising) {
    int from = k == 0 ? 0 : series.extremum[k - 1];
    int to = series.extremum[k];
    float rise = rising ? series.x[to] - series.x[from] : series.x[from] - series.x[to];
    return rise / ((float) (to - from) * T);
  }

  private static void slopeWithoutPeaks(Series series, float[] out, int at) {
    float z = (series.x[series.length() - 1] - series.x[0]) / (float) series.length();
    out[at] = z > 0f ? z : 0f;
    out[at + 1] = 0f;
    out[at + 2] = z < 0f ? z : 0f;
    out[at + 3] = 0f;
  }
}
