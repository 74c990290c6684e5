package org.sonaffect.audio;

/**
 * Mono audio in memory.
 *
 * @param samples {@code float[samples]}, nominally in [-1, 1]; finite
 * @param sampleRate Hz
 */
@SuppressWarnings("ArrayRecordComponent")
public record Clip(float[] samples, int sampleRate) {
  /** Duration in seconds. */
  public double seconds() {
    return samples.length / (double) sampleRate;
  }
}
