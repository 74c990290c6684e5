package org.sonaffect.acoustics.tonal;

/** Takes frames of samples at {@link TonalExtractor#RATE}, in order. */
abstract class FrameAnalyser {
  private final int length;
  private final int hop;

  /** Of frames of {@code length} samples, {@code hop} samples from one to the next. */
  FrameAnalyser(int length, int hop) {
    this.length = length;
    this.hop = hop;
  }

  final int length() {
    return length;
  }

  final int hop() {
    return hop;
  }

  /** The frame that begins at {@code samples[offset]}. */
  abstract void analyse(float[] samples, int offset);
}
