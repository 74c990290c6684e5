package org.sonaffect.acoustics.contour;

/**
 * Zero-crossing rate of one 60 ms frame after another (docs/spec/compare2013-contours.md §C4.7):
 * frames overlap, so each sample is judged once and frames are differences of running counts.
 */
final class ZeroCrossings {
  private final int length;
  private final int hop;

  /** Crossings up to each of the last samples. */
  private final int[] counts;

  private final int mask;

  /** The last sample judged, from the start of the next frame. */
  private int judged;

  /** Where the start of the next frame is in {@link #counts}. */
  private int origin;

  ZeroCrossings(Framing framing) {
    length = framing.long60();
    hop = framing.hop();
    counts = new int[2 * Integer.highestOneBit(length)];
    mask = counts.length - 1;
  }

  /** The rate of the next frame, which starts at {@code z[offset]}. */
  float next(float[] z, int offset) {
    int count = counts[(origin + judged) & mask];
    float before = z[offset + judged];
    float here = z[offset + judged + 1];
    while (judged < length - 2) {
      judged++;
      float after = z[offset + judged + 1];
      if (here == 0f && before * after <= 0f) {
        count++;
      }
      // 1 where the product is below zero, -0 not being so; without a branch to mispredict
      int product = Float.floatToRawIntBits(before * here);
      count += (product & ~(product + Integer.MAX_VALUE)) >>> 31;
      counts[(origin + judged) & mask] = count;
      before = here;
      here = after;
    }
    int crossings = count - counts[origin];
    judged -= hop;
    origin = (origin + hop) & mask;
    return (float) crossings / (float) length;
  }
}
