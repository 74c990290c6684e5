package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.RoundedSum;
import org.sonaffect.acoustics.dsp.Windows;

/**
 * One 60 ms frame after another: pitch candidates, whether they count, and zero-crossing rate
 * (docs/spec/compare2013-contours.md §C4).
 */
final class LongFrame {
  /**
   * Pitch passes where the energy of the windowed frame exceeds this
   * (docs/spec/compare2013-contours.md §C4.5).
   */
  private static final float GATE = 0.001f;

  private final int length;
  private final Spectrum spectrum;
  private final OctaveSpectrum octave;
  private final SubharmonicSum subharmonics;
  private final float[] magnitudes;
  private final float[] octaves;
  private final PitchCandidates candidates = new PitchCandidates();
  private final ZeroCrossings crossings;
  private boolean sounding;
  private float zeroCrossings;

  LongFrame(Framing framing) {
    length = framing.long60();
    spectrum = new Spectrum(Windows.gauss(length), framing.fft60());
    crossings = new ZeroCrossings(framing);
    int bins = spectrum.bins();
    octave = new OctaveSpectrum(bins, framing.duration60());
    subharmonics = new SubharmonicSum(bins, octave);
    magnitudes = new float[bins];
    octaves = new float[bins];
  }

  /** Candidates of the frame last analysed; overwritten by the next. */
  PitchCandidates candidates() {
    return candidates;
  }

  /** Magnitudes of the frame last analysed; overwritten by the next. */
  float[] magnitudes() {
    return magnitudes;
  }

  /** Its octave-scaled spectrum; overwritten by the next. */
  float[] octaves() {
    return octaves;
  }

  /**
   * Whether the root mean square of the windowed frame is high enough for a pitch
   * (docs/spec/compare2013-contours.md §C4.1, §C4.5).
   */
  boolean sounding() {
    return sounding;
  }

  /** Sign changes a sample (docs/spec/compare2013-contours.md §C4.7). */
  float zeroCrossings() {
    return zeroCrossings;
  }

  /** Analyses the frame that starts at {@code samples[offset]}; frames come in order. */
  void analyse(float[] samples, int offset) {
    float[] windowed = spectrum.windowed(samples, offset);
    sounding = RoundedSum.exceeds(windowed, length, GATE);
    spectrum.magnitudes(magnitudes);
    octave.map(magnitudes, octaves);
    subharmonics.find(octaves, candidates);
    zeroCrossings = crossings.next(samples, offset);
  }
}
