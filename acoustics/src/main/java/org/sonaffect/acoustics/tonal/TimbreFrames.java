package org.sonaffect.acoustics.tonal;

import java.util.Set;

/**
 * Spectra of frames of 0.1 s, twenty a second, for the sets {@code contrast} and {@code
 * percussion}.
 */
final class TimbreFrames extends FrameAnalyser {
  private static final int LENGTH = 4096;
  private static final int HOP = 2048;

  private final Set<TonalExtractor.Part> parts;
  private final FrameSpectrum spectrum = new FrameSpectrum(LENGTH, FrameSpectrum.HANN);
  private final double[] power = new double[LENGTH / 2 + 1];
  private final SpectralContrast contrast = new SpectralContrast(power.length, spectrum.binWidth());
  private final Percussion percussion = new Percussion(spectrum.binWidth());

  /** For those of the two that are among the parts. */
  TimbreFrames(Set<TonalExtractor.Part> parts) {
    super(LENGTH, HOP);
    this.parts = parts;
  }

  @Override
  void analyse(float[] samples, int offset) {
    spectrum.transform(samples, offset);
    double scale = spectrum.amplitudeScale() * spectrum.amplitudeScale();
    for (int k = 0; k < power.length; k++) {
      power[k] = scale * spectrum.power(k);
    }
    if (parts.contains(TonalExtractor.Part.CONTRAST)) {
      contrast.add(power);
    }
    if (parts.contains(TonalExtractor.Part.PERCUSSION)) {
      percussion.add(power);
    }
  }

  SpectralContrast contrast() {
    return contrast;
  }

  Percussion percussion() {
    return percussion;
  }
}
