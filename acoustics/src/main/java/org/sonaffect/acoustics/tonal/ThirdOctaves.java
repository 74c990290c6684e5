package org.sonaffect.acoustics.tonal;

/**
 * Levels of the 28 third-octave bands from 25 Hz to 12.5 kHz, of frames of 0.2 s: the power of the
 * bins, weighted as by Butterworth filters of third order (IEC 61260-1, base 10). Their skirts
 * matter: ISO 532-1 counts on what a tone leaves in the bands beside its own.
 */
final class ThirdOctaves {
  /** Number of bands. */
  static final int COUNT = 28;

  /** Band 16 of 28 has its middle at 1 kHz. */
  private static final int AT_1000 = 16;

  /** Weights below -80 dB do not count. */
  private static final double LEAST = 1e-8;

  /** The level of an empty band, dB. */
  private static final double NONE = -60;

  private final FrameSpectrum spectrum;
  private final double fullScaleLevel;
  private final int[] first = new int[COUNT];
  private final float[][] weights = new float[COUNT][];
  private final double[] power;

  /**
   * Of a spectrum.
   *
   * @param fullScaleLevel dB SPL of a full-scale sine
   */
  ThirdOctaves(FrameSpectrum spectrum, double fullScaleLevel) {
    this.spectrum = spectrum;
    this.fullScaleLevel = fullScaleLevel;
    int bins = spectrum.re.length;
    power = new double[bins];
    double edge = StrictMath.pow(10, 1 / 20.0);
    double width = edge - 1 / edge;
    for (int band = 0; band < COUNT; band++) {
      double middle = 1000 * StrictMath.pow(10, (band - AT_1000) / 10.0);
      int from = 1;
      while (weight(from * spectrum.binWidth() / middle, width) < LEAST) {
        from++;
      }
      int to = from;
      while (to < bins && weight(to * spectrum.binWidth() / middle, width) >= LEAST) {
        to++;
      }
      first[band] = from;
      weights[band] = new float[to - from];
      for (int k = from; k < to; k++) {
        weights[band][k - from] = (float) weight(k * spectrum.binWidth() / middle, width);
      }
    }
  }

  /** Of power, at a frequency divided by the middle of the band. */
  private static double weight(double ratio, double width) {
    double x = (ratio - 1 / ratio) / width;
    double square = x * x;
    return 1 / (1 + square * square * square);
  }

  /** Levels of the frame last transformed into {@code double[28]}, dB SPL. */
  void levels(double[] into) {
    for (int k = 0; k < power.length; k++) {
      power[k] = spectrum.power(k);
    }
    for (int band = 0; band < COUNT; band++) {
      float[] w = weights[band];
      double sum = 0;
      for (int i = 0; i < w.length; i++) {
        sum += w[i] * power[first[band] + i];
      }
      double toSine = 2 * spectrum.powerScale() * sum;
      double level = toSine <= 0 ? NONE : fullScaleLevel + 10 * StrictMath.log10(toSine);
      into[band] = Math.max(NONE, level);
    }
  }
}
