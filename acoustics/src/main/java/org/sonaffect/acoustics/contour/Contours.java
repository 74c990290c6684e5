package org.sonaffect.acoustics.contour;

/**
 * The 130 contours of a clip as the reference prints them: 65 smoothed descriptors, then their 65
 * deltas, one row about every 10 ms.
 *
 * @param sampleRate Hz of the clip
 * @param times {@code double[rows]}: start of each row's frame in seconds; the last row repeats the
 *     time of the one before
 * @param values {@code float[130][rows]}, in the order of {@link
 *     org.sonaffect.acoustics.contour.ContourNames}; no rows where the clip is shorter than 60 ms
 */
@SuppressWarnings("ArrayRecordComponent")
public record Contours(int sampleRate, double[] times, float[][] values) {
  /** Number of rows. */
  public int rows() {
    return times.length;
  }
}
