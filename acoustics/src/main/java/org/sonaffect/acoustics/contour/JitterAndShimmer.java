package org.sonaffect.acoustics.contour;

/**
 * Jitter and shimmer of one voiced frame after another: which periods count, and the sums over
 * those that do (docs/spec/compare2013-contours.md §C4.6.5, §C4.6.7).
 */
final class JitterAndShimmer {
  /** Correlation threshold before a frame's first period. */
  private static final float NO_THRESHOLD = -2f;

  /** Jitter and shimmer are given up to this. */
  private static final float MOST = 1f;

  /** The correlation above which a period counts; NaN: the lowest of the frame so far. */
  private final double fixedThreshold;

  /** Length and difference of the last periods counted, of any frame; 0 where there is none. */
  private float lastPeriod;

  private float lastDifference;

  /** The values kept for frames without a counted period. */
  private float keptJitter;

  private float keptDoubleJitter;
  private float keptShimmer;

  /** Of the frame: how many, and their sums. */
  private int periods;

  private int differences;
  private int doubleDifferences;
  private float sumPeriod;
  private float sumDifference;
  private float sumDoubleDifference;
  private float sumAmplitude;
  private float sumAmplitudeDifference;
  private float threshold;

  JitterAndShimmer(double threshold) {
    fixedThreshold = threshold;
  }

  /** An unvoiced frame: nothing is kept (docs/spec/compare2013-contours.md §C4.6.2). */
  void forget() {
    lastPeriod = 0f;
    lastDifference = 0f;
    keptJitter = 0f;
    keptDoubleJitter = 0f;
    keptShimmer = 0f;
  }

  /** A voiced frame begins (docs/spec/compare2013-contours.md §C4.6.3). */
  void begin() {
    periods = 0;
    differences = 0;
    doubleDifferences = 0;
    sumPeriod = 0f;
    sumDifference = 0f;
    sumDoubleDifference = 0f;
    sumAmplitude = 0f;
    sumAmplitudeDifference = 0f;
    threshold = NO_THRESHOLD;
  }

  /**
   * Counts a period, or passes over it (docs/spec/compare2013-contours.md §C4.6.5).
   *
   * @param height correlation of the period with the one after it, at the vertex
   * @param length of the period in seconds
   * @param before peak to peak, of the period
   * @param after peak to peak, of the one after it
   */
  void judge(double height, float length, float before, float after) {
    if (threshold == NO_THRESHOLD || threshold > (float) height) {
      threshold = (float) height;
    }
    // The minimum includes this period: so the reference.
    if (!(height > (Double.isNaN(fixedThreshold) ? threshold : fixedThreshold))) {
      return;
    }
    sumPeriod += length;
    periods++;
    if (lastPeriod > 0) {
      float difference = Math.abs(lastPeriod - length);
      sumDifference += difference;
      differences++;
      if (lastDifference > 0) {
        sumDoubleDifference += Math.abs(lastDifference - difference);
        doubleDifferences++;
      }
      lastDifference = difference;
    }
    lastPeriod = length;
    sumAmplitude += (before + after) / 2;
    sumAmplitudeDifference += Math.abs(before - after);
  }

  /** Jitter of the frame (docs/spec/compare2013-contours.md §C4.6.7). */
  float jitter() {
    if (periods > 0 && differences > 0) {
      keptJitter = Math.min(MOST, (sumDifference / differences) / (sumPeriod / periods));
    }
    return periods > 0 && differences == 0 ? 0f : keptJitter;
  }

  /** Jitter of the jitter (docs/spec/compare2013-contours.md §C4.6.7). */
  float doubleJitter() {
    if (periods > 0 && doubleDifferences > 0) {
      keptDoubleJitter =
          Math.min(MOST, (sumDoubleDifference / doubleDifferences) / (sumPeriod / periods));
    }
    return periods > 0 && doubleDifferences == 0 ? 0f : keptDoubleJitter;
  }

  /** Shimmer of the frame (docs/spec/compare2013-contours.md §C4.6.7). */
  float shimmer() {
    if (periods > 0) {
      keptShimmer = sumAmplitude > 0 ? Math.min(MOST, sumAmplitudeDifference / sumAmplitude) : 0f;
    }
    return keptShimmer;
  }
}
