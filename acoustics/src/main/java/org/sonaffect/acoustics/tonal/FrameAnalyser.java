package org.sonaffect.acoustics.tonal;

/** Takes frames of samples at {@link TonalExtractor#RATE}, in order. */
interface FrameAnalyser {
  /** Hz: 8192 samples are 0.2 s, and half of it lies above the highest third octave. */
  int RATE = 40960;

  /** Samples of a frame. */
  int length();

  /** Samples from one frame to the next. */
  int hop();

  /** The frame that begins at {@code samples[offset]}. */
  void analyse(float[] samples, int offset);
}
