package org.sonaffect.acoustics.tonal;

import org.sonaffect.acoustics.dsp.FastMath;

/**
 * The peaks of the spectrum as pitches: frames of 0.4 s, ten a second; peaks from 100 Hz to 5 kHz,
 * at most 40 dB below the highest, placed between the bins by a parabola through the logarithms
 * (Gómez, "Tonal description of polyphonic audio for music content processing", 2006).
 */
final class PitchSpectrum extends FrameAnalyser {
  private static final int LENGTH = 16384;
  private static final int HOP = 4096;
  private static final double LOWEST = 100;
  private static final double HIGHEST = 5000;

  /** 40 dB, of power. */
  private static final double RANGE = 1e-4;

  /** Amplitude squared of the faintest peak, of full scale: 100 dB below it. */
  private static final double FAINTEST = 1e-10;

  /** A4. */
  private static final double REFERENCE = 440;

  private final FrameSpectrum spectrum = new FrameSpectrum(LENGTH, FrameSpectrum.HANN);
  private final double[] power = new double[LENGTH / 2 + 1];
  private final double[] cents = new double[LENGTH / 2 + 1];
  private final double[] amplitudes = new double[LENGTH / 2 + 1];
  private final Output output;

  /** Takes the peaks of one frame after the other. */
  interface Output {
    /**
     * Peaks of a frame, of which there may be none.
     *
     * @param cents above A4 = 440 Hz
     * @param amplitudes of full scale
     */
    void accept(int peaks, double[] cents, double[] amplitudes);
  }

  PitchSpectrum(Output output) {
    super(LENGTH, HOP);
    this.output = output;
  }

  @Override
  void analyse(float[] samples, int offset) {
    spectrum.transform(samples, offset);
    double scale = spectrum.amplitudeScale() * spectrum.amplitudeScale();
    int from = (int) Math.ceil(LOWEST / spectrum.binWidth());
    int to = (int) Math.floor(HIGHEST / spectrum.binWidth());
    double highest = 0;
    for (int k = from - 1; k <= to + 1; k++) {
      power[k] = scale * spectrum.power(k);
      highest = Math.max(highest, power[k]);
    }
    double floor = Math.max(FAINTEST, RANGE * highest);
    int peaks = 0;
    for (int k = from; k <= to; k++) {
      if (power[k] >= floor && power[k] > power[k - 1] && power[k] >= power[k + 1]) {
        place(k, peaks);
        peaks++;
      }
    }
    output.accept(peaks, cents, amplitudes);
  }

  private void place(int k, int peak) {
    double below = FastMath.log2(Math.max(power[k - 1], 1e-300));
    double here = FastMath.log2(power[k]);
    double above = FastMath.log2(Math.max(power[k + 1], 1e-300));
    double curve = below - 2 * here + above;
    double shift = curve < 0 ? 0.5 * (below - above) / curve : 0;
    double frequency = (k + shift) * spectrum.binWidth();
    cents[peak] = 1200 * FastMath.log2(frequency / REFERENCE);
    amplitudes[peak] = Math.sqrt(power[k]);
  }
}
