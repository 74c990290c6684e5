package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.RoundedSum;
import org.sonaffect.acoustics.dsp.Windows;

/**
 * Samples to 60 ms frames (docs/spec/compare2013-contours.md §C4). One object serves one thread,
 * and frames in any order.
 */
final class LongFrameAnalysis {
  /**
   * Pitch passes where the energy of the windowed frame exceeds this
   * (docs/spec/compare2013-contours.md §C4.5).
   */
  private static final float GATE = 0.001f;

  private final int length;
  private final Spectrum spectrum;
  private final OctaveSpectrum octave;
  private final SubharmonicSum subharmonics;
  final float[] octaves;

  LongFrameAnalysis(Framing framing, Padding padding) {
    length = framing.long60();
    spectrum = new Spectrum(Windows.gauss(length), framing.fft60(), padding);
    int bins = spectrum.bins();
    octave = new OctaveSpectrum(bins, framing.duration60());
    subharmonics = new SubharmonicSum(bins, octave);
    octaves = new float[bins];
  }

  /** The octave-scaled spectrum of the frame last analysed; overwritten by the next. */

  /** A frame to be filled. */
  LongFrame frame() {
    return new LongFrame(spectrum.bins());
  }

  /** Analyses the frame that starts at {@code samples[offset]}. */
  void analyse(float[] samples, int offset, LongFrame out) {
    float[] windowed = spectrum.windowed(samples, offset);
    out.sounding(RoundedSum.exceeds(windowed, spectrum.front(), length, GATE));
    spectrum.magnitudes(out.magnitudes());
    octave.map(out.magnitudes(), octaves);
    subharmonics.find(octaves, out.peaks());
  }
}
