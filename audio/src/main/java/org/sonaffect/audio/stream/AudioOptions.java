package org.sonaffect.audio.stream;

import java.time.Duration;

/**
 * How an audio file is read: which part of it, mixed or not, and what it may cost.
 *
 * @param start seconds into the file, not negative
 * @param end seconds into the file; NaN means to its end
 * @param referenceQuirks read as the reference extractor does where that is a fault: bytes of 8-bit
 *     WAV as signed numbers, 24 bits in four bytes without their sign
 *     (docs/spec/compare2013-contours.md §C1.2)
 * @param eachChannel the channels as they are, and not their mean (see {@link SampleStream})
 * @param maxSeconds longest audio that is accepted, counted from the start of the file
 * @param maxDecoding longest time that decoding (not what is done with the samples) may take
 */
public record AudioOptions(
    double start,
    double end,
    boolean referenceQuirks,
    boolean eachChannel,
    double maxSeconds,
    Duration maxDecoding) {

  /**
   * The whole file, mixed to mono, read rightly, at most six hours of it and ten minutes of
   * decoding.
   */
  public static final AudioOptions DEFAULT =
      new AudioOptions(0, Double.NaN, false, false, 6 * 3600, Duration.ofMinutes(10));

  /** Checks the ranges. */
  public AudioOptions {
    if (!(start >= 0) || Double.isInfinite(start)) {
      throw new IllegalArgumentException("start is " + start + " s, expected 0 or more");
    }
    if (end <= start) {
      throw new IllegalArgumentException("end is " + end + " s, expected more than start " + start);
    }
    if (!(maxSeconds > 0)) {
      throw new IllegalArgumentException("limit is " + maxSeconds + " s, expected more than 0");
    }
  }

  /** The same for the part from {@code start} to {@code end} (NaN: to the end), in seconds. */
  public AudioOptions segment(double start, double end) {
    return new AudioOptions(start, end, referenceQuirks, eachChannel, maxSeconds, maxDecoding);
  }

  /** The same with the reference's faults in reading, or without. */
  public AudioOptions withReferenceQuirks(boolean quirks) {
    return new AudioOptions(start, end, quirks, eachChannel, maxSeconds, maxDecoding);
  }

  /** The same with the channels as they are. */
  public AudioOptions withEachChannel() {
    return new AudioOptions(start, end, referenceQuirks, true, maxSeconds, maxDecoding);
  }

  /** The same with other limits. */
  public AudioOptions withLimits(double maxSeconds, Duration maxDecoding) {
    return new AudioOptions(start, end, referenceQuirks, eachChannel, maxSeconds, maxDecoding);
  }
}
