package org.sonaffect.acoustics.contour;

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
}
