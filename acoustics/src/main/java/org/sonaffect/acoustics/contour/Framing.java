package org.sonaffect.acoustics.contour;

/**
 * Frame and transform lengths at one sample rate (docs/spec/compare2013-contours.md §C2, §C3).
 *
 * @param sampleRate Hz
 * @param period 1 / sampleRate in seconds
 * @param long60 samples of a 60 ms frame
 * @param short20 samples of a 20 ms frame
 * @param hop samples from one frame to the next
 * @param fft60 transform size of the 60 ms chain
 * @param fft20 transform size of the 20 ms chain
 */
public record Framing(
    int sampleRate, double period, int long60, int short20, int hop, int fft60, int fft20) {
  /** The rates the extractor takes, in Hz. */
  static final int LOWEST_RATE = 4000;

  static final int HIGHEST_RATE = 192000;

  /** Nominal frame lengths and distance of frames in seconds. */
  private static final double LONG = 0.060;

  private static final double SHORT = 0.020;
  public static final double HOP = 0.010;

  /** The smallest transform. */
  private static final int SMALLEST_SIZE = 4;

  /** The lengths at a rate, 4000 to 192000 Hz. */
  public static Framing at(int sampleRate) {
    if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
      throw new IllegalArgumentException(
          "sample rate is " + sampleRate + " Hz, wanted " + LOWEST_RATE + " to " + HIGHEST_RATE);
    }
    double period = 1.0 / sampleRate;
    int long60 = (int) Math.round(LONG / period);
    int short20 = (int) Math.round(SHORT / period);
    int hop = (int) Math.round(HOP / period);
    return new Framing(
        sampleRate, period, long60, short20, hop, transformSize(long60), transformSize(short20));
  }

  /** M: the smallest power of two that holds a frame (docs/spec/compare2013-contours.md §C3.2). */
  private static int transformSize(int length) {
    int size = SMALLEST_SIZE;
    while (size < length) {
      size *= 2;
    }
    return size;
  }

  /**
   * D60: the duration of the padded 60 ms frame, in nominal seconds
   * (docs/spec/compare2013-contours.md §C3.3).
   */
  public double duration60() {
    return LONG * ((double) fft60 / long60);
  }

  /** D20: the same of the 20 ms frame. */
  public double duration20() {
    return SHORT * ((double) fft20 / short20);
  }
}
