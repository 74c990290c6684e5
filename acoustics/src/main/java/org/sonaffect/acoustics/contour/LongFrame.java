package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.RoundedSum;
import org.sonaffect.acoustics.dsp.Windows;

/** One 60 ms frame after another: pitch candidates, gate energy and zero-crossing rate. */
final class LongFrame {
  private final int length;
  private final Spectrum spectrum;
  private final OctaveSpectrum octave;
  private final SubharmonicSum subharmonics;
  private final float[] magnitudes;
  private final float[] octaves;
  private final PitchCandidates candidates = new PitchCandidates();
  private final ZeroCrossings crossings;
  private float energy;
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

  /** Root mean square of the windowed frame (section 4.1 of the contour specification). */
  float energy() {
    return energy;
  }

  /** Sign changes a sample (section 4.7). */
  float zeroCrossings() {
    return zeroCrossings;
  }

  /** Analyses the frame that starts at {@code samples[offset]}; frames come in order. */
  void analyse(float[] samples, int offset) {
    float[] windowed = spectrum.windowed(samples, offset);
    energy = RoundedSum.rootMeanSquare(windowed, 0, length);
    spectrum.magnitudes(magnitudes);
    octave.map(magnitudes, octaves);
    subharmonics.find(octaves, candidates);
    zeroCrossings = crossings.next(samples, offset);
  }
}
