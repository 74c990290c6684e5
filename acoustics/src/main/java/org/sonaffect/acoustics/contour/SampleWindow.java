package org.sonaffect.acoustics.contour;

/** The last samples of a stream, addressed by their position in the whole stream. */
public final class SampleWindow {
  private float[] buffer;
  private long start;
  private int used;

  SampleWindow(int capacity) {
    buffer = new float[capacity];
  }

  /** Position after the last sample. */
  long end() {
    return start + used;
  }

  /** How many samples can be appended while all from {@code keep} on stay. */
  int room(long keep) {
    return buffer.length - (int) (end() - Math.max(keep, start));
  }

  /** Appends samples; those before position {@code keep} may be dropped. */
  void append(float[] samples, int offset, int length, long keep) {
    if (used + length > buffer.length) {
      int drop = (int) Math.max(0, Math.min(used, keep - start));
      System.arraycopy(buffer, drop, buffer, 0, used - drop);
      start += drop;
      used -= drop;
    }
    System.arraycopy(samples, offset, buffer, used, length);
    used += length;
  }

  /** The array that holds the samples; position p is at index {@link #index}. */
  float[] array() {
    return buffer;
  }

  /** Where the sample of stream position {@code position} is in {@link #array}. */
  int index(long position) {
    if (position < start || position > end()) {
      throw new IllegalStateException(
          "sample " + position + " wanted, " + start + " to " + end() + " held");
    }
    return (int) (position - start);
  }
}
