package org.sonaffect.acoustics.contour;

import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.dsp.RoundedSum;
import org.sonaffect.acoustics.dsp.Windows;

/**
 * One 60 ms frame after another: pitch candidates, whether they count, and zero-crossing rate
 * (docs/spec/compare2013-contours.md §C4).
 */
public final class LongFrame {
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
  private final @Nullable ZeroCrossings crossings;
  private boolean sounding;
  private float zeroCrossings;

  /** With zero crossings where {@code descriptors} are wanted. */
  LongFrame(Framing framing, Padding padding, boolean descriptors) {
    length = framing.long60();
    spectrum = new Spectrum(Windows.gauss(length), framing.fft60(), padding);
    crossings = descriptors ? new ZeroCrossings(framing) : null;
    int bins = spectrum.bins();
    octave = new OctaveSpectrum(bins, framing.duration60());
    subharmonics = new SubharmonicSum(bins, octave);
    magnitudes = new float[bins];
    octaves = new float[bins];
  }

  /** Puts the pitch candidates of the frame last analysed into {@code out}. */
  void candidates(PitchSearch search, PitchCandidates out) {
    subharmonics.candidates(search, out);
  }

  /** Magnitudes of the frame last analysed; overwritten by the next. */
  public float[] magnitudes() {
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
    sounding = RoundedSum.exceeds(windowed, spectrum.front(), length, GATE);
    spectrum.magnitudes(magnitudes);
    octave.map(magnitudes, octaves);
    subharmonics.find(octaves);
    if (crossings != null) {
      zeroCrossings = crossings.next(samples, offset);
    }
  }
}
