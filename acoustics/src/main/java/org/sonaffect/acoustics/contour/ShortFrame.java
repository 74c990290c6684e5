package org.sonaffect.acoustics.contour;

import org.jspecify.annotations.Nullable;
import org.sonaffect.acoustics.dsp.RoundedSum;
import org.sonaffect.acoustics.dsp.Windows;

/**
 * One 20 ms frame after another: loudness, auditory spectra, spectral shape and cepstrum
 * (docs/spec/compare2013-contours.md §C5).
 */
public final class ShortFrame {
  private final int length;
  private final Spectrum spectrum;
  private final MelBands bands;
  private final AuditorySpectrum auditory;
  private final @Nullable SpectralShape shape;
  private final Mfcc mfcc = new Mfcc();
  private final float[] magnitudes;
  private final float[] power;
  final float[] mel = new float[MelBands.COUNT];
  private final float[] rasta = new float[MelBands.COUNT];
  private final float[] descriptors = new float[SpectralShape.COUNT];
  private final float[] cepstrum = new float[Mfcc.COUNT];
  private float loudness;
  private float rastaMean;
  private float rms;

  /** Where the frame last analysed is. */
  private float[] samples = new float[0];

  private int offset;

  /** With RASTA filtering and spectral shape where {@code descriptors} are wanted. */
  ShortFrame(Framing framing, Padding padding, boolean descriptors) {
    length = framing.short20();
    spectrum = new Spectrum(Windows.hamming(length), framing.fft20(), padding);
    int bins = spectrum.bins();
    bands = new MelBands(bins, framing.duration20());
    auditory = new AuditorySpectrum(bands);
    shape = descriptors ? new SpectralShape(bins, framing.duration20()) : null;
    magnitudes = new float[bins];
    power = new float[bins];
  }

  /** Mean of the auditory spectrum (docs/spec/compare2013-contours.md §C5.3.4). */
  public float loudness() {
    return loudness;
  }

  /** Mean of the RASTA-filtered auditory spectrum. */
  float rastaMean() {
    return rastaMean;
  }

  /** Root mean square of the unwindowed frame (docs/spec/compare2013-contours.md §C5.1). */
  float rms() {
    return rms;
  }

  /** RASTA-filtered auditory spectrum, {@code float[26]}; overwritten by the next frame. */
  float[] rasta() {
    return rasta;
  }

  /** Spectral descriptors, {@code float[15]}; overwritten by the next frame. */
  float[] descriptors() {
    return descriptors;
  }

  /** Cepstral coefficients 1 to 14; overwritten by the next frame. */
  public float[] cepstrum() {
    return cepstrum;
  }

  /** Mel energies, {@code float[26]}; overwritten by the next frame. */

  /** Mean square of the unwindowed frame (docs/spec/egemaps.md §E8). */
  public float meanSquare() {
    return RoundedSum.meanSquare(samples, offset, length);
  }

  /** Squares of the magnitudes, {@code float[bins]}; overwritten by the next frame. */
  public float[] power() {
    return power;
  }

  /** Real parts of the transform, {@code float[bins]}; overwritten by the next frame. */
  public float[] re() {
    return spectrum.re();
  }

  /** Imaginary parts of the transform, {@code float[bins]}; overwritten by the next frame. */
  public float[] im() {
    return spectrum.im();
  }

  /** Magnitudes; overwritten by the next frame. */
  public float[] magnitudes() {
    return magnitudes;
  }

  /** Analyses the frame that starts at {@code samples[offset]}; frames come in order. */
  void analyse(float[] samples, int offset) {
    this.samples = samples;
    this.offset = offset;
    spectrum.windowed(samples, offset);
    spectrum.magnitudes(magnitudes);
    for (int k = 0; k < power.length; k++) {
      power[k] = magnitudes[k] * magnitudes[k];
    }
    bands.energies(power, mel);
    loudness = auditory.mean(mel);
    mfcc.coefficients(mel, cepstrum);
    if (shape != null) {
      rms = RoundedSum.rootMeanSquare(samples, offset, length);
      rastaMean = auditory.rasta(mel, rasta);
      shape.describe(magnitudes, power, descriptors);
    }
  }
}
