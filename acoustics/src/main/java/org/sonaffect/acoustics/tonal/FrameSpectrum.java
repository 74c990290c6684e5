package org.sonaffect.acoustics.tonal;

import org.sonaffect.acoustics.dsp.RealFft;

/** The spectrum of frames under a window that is a sum of cosines. */
final class FrameSpectrum {
  /** The Hann window (Harris 1978). */
  static final double[] HANN = {0.5, 0.5};

  /** The Blackman window (Harris 1978). */
  static final double[] BLACKMAN = {0.42, 0.5, 0.08};

  final float[] re;
  final float[] im;
  private final float[] window;
  private final float[] windowed;
  private final RealFft fft;
  private final double sum;
  private final double sumOfSquares;

  /**
   * Frames of {@code size} samples.
   *
   * @param cosines weights of the window's constant and cosines, of alternating sign
   */
  FrameSpectrum(int size, double[] cosines) {
    re = new float[size / 2 + 1];
    im = new float[size / 2 + 1];
    window = new float[size];
    windowed = new float[size];
    fft = new RealFft(size);
    double total = 0;
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double w = 0;
      for (int k = 0; k < cosines.length; k++) {
        double cosine = cosines[k] * StrictMath.cos(2 * Math.PI * k * i / size);
        w += k % 2 == 0 ? cosine : -cosine;
      }
      window[i] = (float) w;
      total += window[i];
      squares += (double) window[i] * window[i];
    }
    sum = total;
    sumOfSquares = squares;
  }

  /** Hz from one bin to the next. */
  double binWidth() {
    return TonalExtractor.RATE / (double) window.length;
  }

  /** What the magnitude of a sine's bin is multiplied by to give its amplitude. */
  double amplitudeScale() {
    return 2 / sum;
  }

  /** What the squared magnitude of a bin is multiplied by to give its share of the mean square. */
  double powerScale() {
    return 2 / (window.length * sumOfSquares);
  }

  /** Transforms a frame into {@link #re} and {@link #im}. */
  void transform(float[] samples, int offset) {
    for (int i = 0; i < window.length; i++) {
      windowed[i] = window[i] * samples[offset + i];
    }
    fft.forward(windowed, re, im);
  }

  /** The squared magnitude of a bin of the frame last transformed. */
  double power(int bin) {
    return (double) re[bin] * re[bin] + (double) im[bin] * im[bin];
  }
}
