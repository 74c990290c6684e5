package org.sonaffect.acoustics.tonal;

import java.util.List;

/**
 * Cuts samples into the frames of several analysers. Only whole frames count, but a clip shorter
 * than one is padded with silence to one.
 */
final class Frames {
  private final List<FrameAnalyser> analysers;
  private final long[] next;
  private final int longest;
  private final float[] held;
  private long first;
  private int count;

  Frames(List<FrameAnalyser> analysers) {
    this.analysers = List.copyOf(analysers);
    this.next = new long[analysers.size()];
    this.longest = this.analysers.stream().mapToInt(FrameAnalyser::length).max().orElse(1);
    this.held = new float[4 * longest];
  }

  /** Takes the first {@code length} of some samples. */
  void accept(float[] samples, int length) {
    int taken = 0;
    while (taken < length) {
      if (count == held.length) {
        System.arraycopy(held, count - longest, held, 0, longest);
        first += count - longest;
        count = longest;
      }
      int some = (int) Math.min(Math.min(length - taken, held.length - count), missing());
      System.arraycopy(samples, taken, held, count, some);
      taken += some;
      count += some;
      for (int i = 0; i < next.length; i++) {
        FrameAnalyser analyser = analysers.get(i);
        if (next[i] + analyser.length() == first + count) {
          analyser.analyse(held, (int) (next[i] - first));
          next[i] += analyser.hop();
        }
      }
    }
  }

  /** Samples until the next frame of any analyser is whole. */
  private long missing() {
    long missing = Long.MAX_VALUE;
    for (int i = 0; i < next.length; i++) {
      missing = Math.min(missing, next[i] + analysers.get(i).length() - first - count);
    }
    return missing;
  }

  /** Ends the clip. */
  void finish() {
    for (int i = 0; i < next.length; i++) {
      if (next[i] == 0 && count > 0) {
        float[] padded = new float[analysers.get(i).length()];
        System.arraycopy(held, 0, padded, 0, count);
        analysers.get(i).analyse(padded, 0);
      }
    }
  }
}
