package org.sonaffect.acoustics.fingerprint;

import java.util.Arrays;

/**
 * What makes a recording recognisable: when the energy of a band of frequencies rises or falls
 * against that of the next. Each frame has {@value #DIFFERENCES} values of 1 (the difference of two
 * neighbouring bands rose within 1/4 s by more than 1 dB), -1 (it fell) or 0. About 1 KB for 30 s.
 *
 * <p>Two fingerprints are compared at every shift against each other. Correlations of different
 * clips of music and sounds stay below 0.4, those of changed copies above 0.6 (docs/MODELS.md).
 *
 * @param frames {@code int[at most 960]}, 8 a second: bit b says that difference b rose, bit 12 + b
 *     that it fell
 */
@SuppressWarnings("ArrayRecordComponent")
public record Fingerprint(int[] frames) {
  /** Values of a frame. */
  static final int DIFFERENCES = 12;

  /** Frames of two minutes; what follows is not looked at. */
  public static final int MOST_FRAMES = 960;

  private static final int RISES = (1 << DIFFERENCES) - 1;

  /** Correlation of the values that both have, at the best shift. */
  private static final double CORRELATION = 0.5;

  /** That correlation in standard deviations of chance, 1 / sqrt(values that are not 0). */
  private static final double SIGNIFICANCE = 10;

  /** The least overlap, in frames: three seconds, or a whole sound that is shorter. */
  private static final int OVERLAP = 24;

  /** A first look takes about so many frames of the shorter fingerprint. */
  private static final int GLANCE = 24;

  /** Significance of a first look from which on all frames are compared. */
  private static final double PROMISING = 3.5;

  /**
   * Checks the frames.
   *
   * @throws IllegalArgumentException where there are too many, or one rises and falls at a time
   */
  public Fingerprint {
    if (frames.length > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "a fingerprint of %d frames, expected at most %d".formatted(frames.length, MOST_FRAMES));
    }
    for (int frame : frames) {
      if (frame >>> (2 * DIFFERENCES) != 0 || (frame & frame >>> DIFFERENCES & RISES) != 0) {
        throw new IllegalArgumentException("the frame %d of a fingerprint".formatted(frame));
      }
    }
  }

  /** Whether both are of one recording, or overlap in one for some seconds. */
  public boolean sameRecording(Fingerprint other) {
    return frames.length < other.frames.length
        ? isIn(other.frames, frames)
        : isIn(frames, other.frames);
  }

  private static boolean isIn(int[] whole, int[] part) {
    int step = Math.max(1, part.length / GLANCE);
    int overlap = Math.min(OVERLAP, part.length);
    for (int shift = overlap - part.length; shift <= whole.length - overlap; shift++) {
      int from = Math.max(0, -shift);
      int to = Math.min(part.length, whole.length - shift);
      if (Overlap.of(whole, part, shift, from, to, step).significance() > PROMISING) {
        Overlap all = Overlap.of(whole, part, shift, from, to, 1);
        if (all.correlation() > CORRELATION && all.significance() > SIGNIFICANCE) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Frames that lie upon each other.
   *
   * @param product sum of the products of their values
   * @param one how many values of one are not 0
   * @param other how many of the other
   */
  private record Overlap(int product, int one, int other) {
    static Overlap of(int[] whole, int[] part, int shift, int from, int to, int step) {
      int product = 0;
      int one = 0;
      int other = 0;
      for (int i = from; i < to; i += step) {
        int a = whole[i + shift];
        int b = part[i];
        int against = b >>> DIFFERENCES | (b & RISES) << DIFFERENCES;
        product += Integer.bitCount(a & b) - Integer.bitCount(a & against);
        one += Integer.bitCount(a);
        other += Integer.bitCount(b);
      }
      return new Overlap(product, one, other);
    }

    double correlation() {
      return product / Math.sqrt(Math.max(1, (double) one * other));
    }

    double significance() {
      return correlation() * Math.sqrt(Math.min(one, other));
    }
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Fingerprint other && Arrays.equals(frames, other.frames);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(frames);
  }

  @Override
  public String toString() {
    return "a fingerprint of " + frames.length + " frames";
  }
}
