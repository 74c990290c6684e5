package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Segments of samples that are not 0, single zeros bridged; 3 such samples or more make a segment
 * (docs/spec/compare2013-functionals.md §F4.5.3, nonX).
 */
public final class NonZeroSegments implements FunctionalGroup {
  /** A segment has so many samples that are not 0, or more. */
  private static final int SAMPLES = 3;

  /** So many zeros in a row end it. */
  private static final int ZEROS = 2;

  /** So many segments count. */
  private static final int LIMIT = 100;

  @Override
  public List<String> names() {
    return SegmentLengths.NAMES;
  }

  @Override
  public void compute(Series series, float[] out, int at) {
    find(series, true, LIMIT).write(out, at);
  }

  /**
   * The segments of a series.
   *
   * @param sounding of samples that are not 0; false: of zeros, the others bridged
   *     (docs/spec/egemaps.md §E10.7)
   * @param limit how many count
   */
  public static SegmentLengths find(Series series, boolean sounding, int limit) {
    SegmentLengths segments = new SegmentLengths(limit);
    int first = -1;
    int last = -1;
    int samples = 0;
    for (int i = 0; i < series.length(); i++) {
      if (series.x[i] != 0f == sounding) {
        if (first < 0) {
          first = i;
        }
        last = i;
        samples++;
      } else if (first >= 0 && i - last >= ZEROS) {
        close(segments, first, last, samples);
        first = -1;
        samples = 0;
      }
    }
    if (first >= 0) {
      close(segments, first, last, samples);
    }
    return segments;
  }

  /** A length is one less than the number of frames, as in the reference. */
  private static void close(SegmentLengths segments, int first, int last, int samples) {
    if (samples >= SAMPLES) {
      segments.add(last - first);
    }
  }
}
