package org.sonaffect.audio.mpeg;

import java.util.Arrays;

/**
 * The samples of a frame, of each channel that is kept apart, and the filter banks they come of.
 */
final class ChannelSamples {
  private static final int MOST_SAMPLES = 1152;

  private final Synthesis[] synthesis;
  private final float[][] samples;
  private final int[] filled;

  /** With this many channels. */
  ChannelSamples(int count) {
    synthesis = new Synthesis[count];
    samples = new float[count][MOST_SAMPLES];
    filled = new int[count];
    Arrays.setAll(synthesis, channel -> new Synthesis());
  }

  /** Forgets what was heard so far. */
  void reset() {
    for (Synthesis filterBank : synthesis) {
      filterBank.reset();
    }
  }

  /** Forgets the samples. */
  void clear() {
    Arrays.fill(filled, 0);
  }

  /** Adds the samples of 32 subbands at so many times. */
  void add(int channel, float[] subbands, int times) {
    synthesis[channel].run(subbands, times, samples[channel], filled[channel]);
    filled[channel] += times * Synthesis.SIZE;
  }

  /** The samples of a channel. */
  float[] samples(int channel) {
    return samples[channel];
  }
}
