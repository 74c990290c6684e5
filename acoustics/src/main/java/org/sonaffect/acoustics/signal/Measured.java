package org.sonaffect.acoustics.signal;

/**
 * What was found in audio that a {@link Signal} is measured on.
 *
 * @param from the first sample that is kept, at the rate of the signal
 * @param to after the last
 * @param gain that samples are multiplied by
 */
public record Measured(long from, long to, double gain) {
  /** All, as it is. */
  public static final Measured NOTHING = new Measured(0, Long.MAX_VALUE, 1);

  /** How many samples are kept. */
  public long samples() {
    return to - from;
  }

  /** The same with the silence at the ends. */
  public Measured untrimmed() {
    return new Measured(0, Long.MAX_VALUE, gain);
  }
}
