package org.sonaffect.acoustics.signal;

import org.jspecify.annotations.Nullable;

/**
 * What was found in audio that a {@link Signal} is measured on.
 *
 * @param from the first sample that is kept, at the rate of the signal
 * @param to after the last
 * @param gain that samples are multiplied by
 * @param held the audio at the rate and in the band of the signal, so that it need not be decoded
 *     again; null where it is long
 */
public record Measured(long from, long to, double gain, @Nullable Held held) {
  /** All, as it is. */
  public static final Measured NOTHING = new Measured(0, Long.MAX_VALUE, 1, null);

  /** Mono samples, which nobody writes to. */
  @SuppressWarnings("ArrayRecordComponent")
  record Held(int sampleRate, float[] samples) {}

  /** How many samples are kept. */
  public long samples() {
    return to - from;
  }

  /** The same with the silence at the ends. */
  public Measured untrimmed() {
    return new Measured(0, Long.MAX_VALUE, gain, held);
  }
}
