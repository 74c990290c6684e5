package org.sonaffect.acoustics.tonal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sonaffect.acoustics.dsp.RealFft;

/** The spectrum of frames under a window that is a sum of cosines. */
final class FrameSpectrum {
  /** The Hann window (Harris 1978). */
  static final List<Double> HANN = List.of(0.5, 0.5);

  /** The Blackman window (Harris 1978). */
  static final List<Double> BLACKMAN = List.of(0.42, 0.5, 0.08);

  private static final Map<Shape, FrameWindow> WINDOWS = new ConcurrentHashMap<>();

  /** A window by its size and cosines. */
  private record Shape(int size, List<Double> cosines) {}

  /** Its values, and what scales depend on. */
  @SuppressWarnings("ArrayRecordComponent")
  private record FrameWindow(float[] values, double sum, double sumOfSquares) {
    static FrameWindow of(Shape shape) {
      float[] values = new float[shape.size()];
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        double w = 0;
        for (int k = 0; k < shape.cosines().size(); k++) {
          double cosine =
              shape.cosines().get(k) * StrictMath.cos(2 * Math.PI * k * i / values.length);
          w += k % 2 == 0 ? cosine : -cosine;
        }
        values[i] = (float) w;
        sum += values[i];
        squares += (double) values[i] * values[i];
      }
      return new FrameWindow(values, sum, squares);
    }
  }

  final float[] re;
  final float[] im;
  private final FrameWindow window;
  private final float[] windowed;
  private final RealFft fft;

  /**
   * Frames of {@code size} samples.
   *
   * @param cosines weights of the window's constant and cosines, of alternating sign
   */
  FrameSpectrum(int size, List<Double> cosines) {
    re = new float[size / 2 + 1];
    im = new float[size / 2 + 1];
    window = WINDOWS.computeIfAbsent(new Shape(size, cosines), FrameWindow::of);
    windowed = new float[size];
    fft = new RealFft(size);
  }

  /** Hz from one bin to the next. */
  double binWidth() {
    return TonalExtractor.RATE / (double) windowed.length;
  }

  /** What the magnitude of a sine's bin is multiplied by to give its amplitude. */
  double amplitudeScale() {
    return 2 / window.sum();
  }

  /** What the squared magnitude of a bin is multiplied by to give its share of the mean square. */
  double powerScale() {
    return 2 / (windowed.length * window.sumOfSquares());
  }

  /** Transforms a frame into {@link #re} and {@link #im}. */
  void transform(float[] samples, int offset) {
    float[] values = window.values();
    for (int i = 0; i < values.length; i++) {
      windowed[i] = values[i] * samples[offset + i];
    }
    fft.forward(windowed, re, im);
  }

  /** The squared magnitude of a bin of the frame last transformed. */
  double power(int bin) {
    return (double) re[bin] * re[bin] + (double) im[bin] * im[bin];
  }
}
