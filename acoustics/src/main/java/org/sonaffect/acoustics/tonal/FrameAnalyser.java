package org.sonaffect.acoustics.tonal;

/** Takes frames of samples at {@link TonalExtractor#RATE}, in order. */
interface FrameAnalyser {
  /** Samples of a frame. */
  int length();

  /** Samples from one frame to the next. */
  int hop();

  /** The frame that begins at {@code samples[offset]}. */
  void analyse(float[] samples, int offset);
}
