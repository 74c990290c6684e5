package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.RealFft;

/** Transforms of windowed frames of one length (docs/spec/compare2013-contours.md §C3). */
final class Spectrum {
  private final float[] window;
  private final int front;

  /** The frame by itself, so that C2 sees what lies where and turns the window into vectors. */
  private final float[] frame;

  private final float[] padded;
  private final float[] re;
  private final float[] im;
  private final RealFft fft;

  /** Frames of {@code window.length} samples, padded with zeros to {@code size}. */
  Spectrum(float[] window, int size, Padding padding) {
    this.window = window;
    front = padding.front(window.length, size);
    frame = new float[window.length];
    padded = new float[size];
    re = new float[size / 2 + 1];
    im = new float[size / 2 + 1];
    fft = new RealFft(size);
  }

  /** Number of magnitudes: size / 2 + 1. */
  int bins() {
    return re.length;
  }

  /** Zeros in front of the frame in {@link #windowed}. */
  int front() {
    return front;
  }

  /** Sums of samples times cosines, of the frame last transformed: {@code float[bins()]}. */
  float[] re() {
    return re;
  }

  /** Sums of samples times sines, of the frame last transformed: {@code float[bins()]}. */
  float[] im() {
    return im;
  }

  /** The frame at {@code offset} times the window; padded, and owned by this object. */
  float[] windowed(float[] samples, int offset) {
    System.arraycopy(samples, offset, frame, 0, window.length);
    for (int i = 0; i < window.length; i++) {
      frame[i] *= window[i];
    }
    System.arraycopy(frame, 0, padded, front, window.length);
    return padded;
  }

  /**
   * Magnitudes of the frame last windowed into {@code out}, {@code float[bins()]}
   * (docs/spec/compare2013-contours.md §C3.2).
   */
  void magnitudes(float[] out) {
    fft.forward(padded, re, im);
    int last = re.length - 1;
    for (int k = 1; k < last; k++) {
      out[k] = (float) Math.sqrt(re[k] * re[k] + im[k] * im[k]);
    }
    out[0] = Math.abs(re[0]);
    out[last] = Math.abs(re[last]);
  }
}
