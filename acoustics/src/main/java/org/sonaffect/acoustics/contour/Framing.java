package org.sonaffect.acoustics.contour;

/**
 * Frame and transform lengths at one sample rate (sections 2 and 3 of the contour specification).
 *
 * @param sampleRate Hz
 * @param period 1 / sampleRate in seconds
 * @param long60 samples of a 60 ms frame
 * @param short20 samples of a 20 ms frame
 * @param hop samples from one frame to the next
 * @param fft60 transform size of the 60 ms chain
 * @param fft20 transform size of the 20 ms chain
 */
record Framing(
    int sampleRate, double period, int long60, int short20, int hop, int fft60, int fft20) {
  /** The rates the extractor takes, in Hz. */
  static final int LOWEST_RATE = 4000;

  static final int HIGHEST_RATE = 192000;

  static Framing at(int sampleRate) {
    if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE) {
      throw new IllegalArgumentException(
          "sample rate is " + sampleRate + " Hz, wanted " + LOWEST_RATE + " to " + HIGHEST_RATE);
    }
    double period = 1.0 / sampleRate;
    int long60 = (int) Math.round(0.060 / period);
    int short20 = (int) Math.round(0.020 / period);
    int hop = (int) Math.round(0.010 / period);
    return new Framing(
        sampleRate, period, long60, short20, hop, transformSize(long60), transformSize(short20));
  }

  private static int transformSize(int length) {
    int size = 4;
    while (size < length) {
      size *= 2;
    }
    return size;
  }

  /** The duration of the padded 60 ms frame, in nominal seconds: D60. */
  double duration60() {
    return 0.060 * ((double) fft60 / long60);
  }

  /** The duration of the padded 20 ms frame, in nominal seconds: D20. */
  double duration20() {
    return 0.020 * ((double) fft20 / short20);
  }

  /** Complete frames of {@code length} samples in {@code samples} samples. */
  int frames(long samples, int length) {
    return samples < length ? 0 : Math.toIntExact((samples - length) / hop + 1);
  }
}
