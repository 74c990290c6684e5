package org.sonaffect.acoustics.functional;

import java.util.List;

/**
 * Statistics of segment lengths, in seconds of 10 ms a frame (docs/spec/compare2013-functionals.md
 * §F4.5.1): mean, longest, shortest, standard deviation.
 */
public final class SegmentLengths {
  static final List<String> NAMES = List.of("meanSegLen", "maxSegLen", "minSegLen", "segLenStddev");

  /** Frame period, whatever the real hop. */
  private static final float T = 0.01f;

  private final int[] lengths;
  private int count;

  /** Of up to {@code limit} segments: later ones are cut off from the list. */
  SegmentLengths(int limit) {
    lengths = new int[limit];
  }

  void add(int length) {
    if (count < lengths.length) {
      lengths[count++] = length;
    }
  }

  /** How many segments there are. */
  public int count() {
    return count;
  }

  /** Writes the mean, the longest, the shortest and the standard deviation to {@code out[at..]}. */
  public void write(float[] out, int at) {
    int total = 0;
    int max = count == 0 ? 0 : lengths[0];
    int min = max;
    for (int i = 0; i < count; i++) {
      total += lengths[i];
      max = Math.max(max, lengths[i]);
      min = Math.min(min, lengths[i]);
    }
    float mean = count > 1 ? (float) total / (float) count : (float) total;
    float squares = 0f;
    for (int i = 0; i < count; i++) {
      squares += ((float) lengths[i] - mean) * ((float) lengths[i] - mean);
    }
    out[at] = mean * T;
    out[at + 1] = (float) max * T;
    out[at + 2] = (float) min * T;
    out[at + 3] = count > 1 ? (float) Math.sqrt(squares / (float) count) * T : 0f;
  }
}
