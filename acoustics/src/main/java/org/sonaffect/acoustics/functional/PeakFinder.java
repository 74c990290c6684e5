package org.sonaffect.acoustics.functional;

/**
 * Peaks and valleys of a contour that stand out by a tenth of its range, in turn
 * (docs/spec/compare2013-functionals.md §F4.9.1 to §F4.9.4). The result is left in the scratch
 * arrays of the series.
 */
final class PeakFinder {
  /**
   * What is smaller than this share of the range is weak (docs/spec/compare2013-functionals.md
   * §F4.9).
   */
  private static final float SHARE = 0.1f;

  /**
   * A weak maximum this much higher than the last takes its place
   * (docs/spec/compare2013-functionals.md §F4.9.2).
   */
  private static final double HIGHER = 1.05;

  /**
   * The first and the last extremum have so many samples outside
   * (docs/spec/compare2013-functionals.md §F4.9.1).
   */
  private static final int MARGIN = 2;

  private static final int DELETED = -1;

  private final Series series;
  private final float[] x;
  private final int[] at;
  private final boolean[] isMaximum;
  private final float small;

  private PeakFinder(Series series) {
    this.series = series;
    this.x = series.x;
    this.at = series.extremum;
    this.isMaximum = series.isMaximum;
    this.small = SHARE * series.range();
  }

  /** How many extrema there are: {@code series.extremum[0..]} and {@code series.isMaximum[0..]}. */
  static int find(Series series) {
    PeakFinder finder = new PeakFinder(series);
    int count = finder.candidates();
    count = finder.withoutWeakMaxima(count);
    count = finder.withoutWeakMinima(count);
    return finder.alternating(count);
  }

  /**
   * Strict local extrema, two frames or more from either end (docs/spec/compare2013-functionals.md
   * §F4.9.1).
   */
  private int candidates() {
    // Every sample is noted and the note kept or not: noise would mispredict a branch here.
    int n = series.length();
    int count = 0;
    for (int i = MARGIN; i < n - MARGIN; i++) {
      float y = x[i];
      boolean maximum = y > x[i - 1] & y > x[i + 1];
      boolean minimum = y < x[i - 1] & y < x[i + 1];
      at[count] = i;
      isMaximum[count] = maximum;
      count += maximum | minimum ? 1 : 0;
    }
    return count;
  }

  /**
   * Weak maxima (docs/spec/compare2013-functionals.md §F4.9.2). {@code previous} is the value of
   * the element before, deleted or not.
   */
  private int withoutWeakMaxima(int count) {
    float previous = x[0];
    float lastMinimum = x[0];
    float lastMaximum = x[0];
    int keptMaximum = DELETED;
    boolean strongMinimum = false;
    for (int k = 0; k < count; k++) {
      float y = x[at[k]];
      boolean strong = !(Math.abs(y - previous) < small);
      previous = y;
      if (!isMaximum[k]) {
        if (strong) {
          strongMinimum = true;
          lastMinimum = y;
        }
        continue;
      }
      boolean keep = strong;
      if (!strong) {
        if (y - lastMinimum < small) {
          at[k] = DELETED;
          continue;
        }
        if (y > lastMaximum * HIGHER) {
          if (keptMaximum >= 0) {
            at[keptMaximum] = DELETED;
          }
          keep = true;
        } else {
          keep = strongMinimum;
        }
      }
      strongMinimum = false;
      if (keep) {
        lastMaximum = y;
        keptMaximum = k;
      } else {
        at[k] = DELETED;
      }
    }
    return compact(count);
  }

  /** Weak minima (docs/spec/compare2013-functionals.md §F4.9.3). */
  private int withoutWeakMinima(int count) {
    float current = x[0];
    for (int k = 0; k < count; k++) {
      float y = x[at[k]];
      if (isMaximum[k]) {
        current = y;
      } else if (current - y < small) {
        at[k] = DELETED;
      }
    }
    return compact(count);
  }

  /**
   * Of a run of one kind the highest maximum or lowest minimum, the first of equals
   * (docs/spec/compare2013-functionals.md §F4.9.4).
   */
  private int alternating(int count) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      if (kept == 0 || isMaximum[k] != isMaximum[kept - 1]) {
        at[kept] = at[k];
        isMaximum[kept++] = isMaximum[k];
      } else {
        float best = x[at[kept - 1]];
        float y = x[at[k]];
        if (isMaximum[k] ? y > best : y < best) {
          at[kept - 1] = at[k];
        }
      }
    }
    return kept;
  }

  private int compact(int count) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int position = at[k];
      at[kept] = position;
      isMaximum[kept] = isMaximum[k];
      kept += position != DELETED ? 1 : 0;
    }
    return kept;
  }
}
