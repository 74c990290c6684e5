package org.sonaffect.acoustics.contour;

import java.util.Arrays;

/**
 * The pitch candidates of one frame: up to six, the best first, free slots all zero
 * (docs/spec/compare2013-contours.md §C4.3.4).
 */
final class PitchCandidates {
  static final int COUNT = 6;

  /** Hz; 0 in a free slot. */
  final float[] frequency = new float[COUNT];

  /** Probability of voicing, at most 1. */
  final float[] voicing = new float[COUNT];

  /** Height of the peak in the sub-harmonic sum. */
  final float[] score = new float[COUNT];

  void copyFrom(PitchCandidates other) {
    System.arraycopy(other.frequency, 0, frequency, 0, COUNT);
    System.arraycopy(other.voicing, 0, voicing, 0, COUNT);
    System.arraycopy(other.score, 0, score, 0, COUNT);
  }

  /** Frees the slots from {@code first} on. */
  void clear(int first) {
    Arrays.fill(frequency, first, COUNT, 0f);
    Arrays.fill(score, first, COUNT, 0f);
    Arrays.fill(voicing, first, COUNT, 0f);
  }

  /**
   * Puts those that lie in a range of pitch into {@code out} (docs/spec/compare2013-contours.md
   * §C4.3.4).
   */
  void select(PitchSearch search, PitchCandidates out) {
    int kept = 0;
    for (int s = 0; s < COUNT; s++) {
      if (frequency[s] > search.highest() || frequency[s] < search.lowest()) {
        continue;
      }
      out.frequency[kept] = frequency[s];
      out.score[kept] = score[s];
      out.voicing[kept] = voicing[s];
      kept++;
    }
    out.clear(kept);
    out.bestFirst();
  }

  /** Swaps the highest score with the first slot (docs/spec/compare2013-contours.md §C4.3.4). */
  private void bestFirst() {
    int best = 0;
    for (int s = 1; s < COUNT; s++) {
      if (score[s] > score[best]) {
        best = s;
      }
    }
    swap(frequency, best);
    swap(voicing, best);
    swap(score, best);
  }

  private static void swap(float[] values, int slot) {
    float v = values[0];
    values[0] = values[slot];
    values[slot] = v;
  }
}
