package org.sonaffect.acoustics.contour;

/**
 * The contours of a clip as the reference prints them, one row about every 10 ms: of a ComParE set
 * 65 smoothed descriptors, then their 65 deltas; of eGeMAPS 25 smoothed descriptors, of GeMAPS 18.
 *
 * @param sampleRate Hz of the clip
 * @param times {@code double[rows]}: start of each row's frame in seconds; of a ComParE set the
 *     last row repeats the time of the one before
 * @param values {@code float[contours][rows]}, in the order of the names of the set; no rows where
 *     the clip is shorter than 60 ms
 */
@SuppressWarnings("ArrayRecordComponent")
public record Contours(int sampleRate, double[] times, float[][] values) {
  /** Number of rows. */
  public int rows() {
    return times.length;
  }
}
