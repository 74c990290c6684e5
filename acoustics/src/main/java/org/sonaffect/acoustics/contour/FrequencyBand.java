package org.sonaffect.acoustics.contour;

/**
 * A band of the bins left to right, of which the outer ones count in part
 * (docs/spec/compare2013-contours.md §C5.4.1).
 *
 * @param left first bin
 * @param right last bin
 * @param leftWeight how much of the first bin counts
 * @param rightWeight how much of the last bin counts
 */
public record FrequencyBand(int left, int right, double leftWeight, double rightWeight) {
  /** The band between two frequencies in Hz; {@code frequency} is that of each bin. */
  public static FrequencyBand between(double from, double to, double[] frequency) {
    int bins = frequency.length;
    int u = 0;
    while (u < bins && frequency[u] <= from) {
      u++;
    }
    int left = bins - 1;
    double leftWeight = 1;
    if (u < bins) {
      left = u - 1;
      leftWeight = (frequency[u] - from) / (frequency[u] - frequency[u - 1]);
    }
    int v = 0;
    while (v < bins && frequency[v] < to) {
      v++;
    }
    int right = bins - 1;
    double rightWeight = 1;
    if (v < bins) {
      right = frequency[v] == to ? v : v - 1;
      rightWeight = (to - frequency[v - 1]) / (frequency[v] - frequency[v - 1]);
    }
    return new FrequencyBand(
        left, right, leftWeight == 0 ? 1 : leftWeight, rightWeight == 0 ? 1 : rightWeight);
  }
}
