package org.sonaffect.acoustics.tonal;

import org.sonaffect.acoustics.contour.FloatColumn;
import org.sonaffect.acoustics.dsp.FastMath;

/**
 * How much sound sets in: the rise of level within 25 ms, averaged over critical bands of 1 Bark (a
 * spectral flux as in Böck, Krebs and Schedl, "Evaluating the online capabilities of onset
 * detection methods", 2012); dB, 80 times a second. Levels below -80 dB of full scale count as
 * that.
 */
final class OnsetStrength extends FrameAnalyser {
  /** Frames a second. */
  static final double RATE = TonalExtractor.RATE / 512.0;

  private static final int LENGTH = 2048;
  private static final int HOP = 512;
  private static final int BANDS = 22;

  /** Frames from the level that a rise is measured from. */
  private static final int BACK = 2;

  /** -80 dB of a full-scale sine, as a mean square. */
  private static final double FLOOR = 0.5e-8;

  private static final double DB_PER_OCTAVE = 10 * 0.30102999566398120;

  private final FrameSpectrum spectrum = new FrameSpectrum(LENGTH, FrameSpectrum.HANN);
  private final int[] edges = new int[BANDS + 1];
  private final int bands;
  private final double[][] levels = new double[BACK + 1][BANDS];
  private final FloatColumn strength = new FloatColumn();

  /** Of a clip that has nothing above {@code highest} Hz: only bands below count. */
  OnsetStrength(double highest) {
    super(LENGTH, HOP);
    int band = 0;
    for (int k = 1; k <= LENGTH / 2 && band <= BANDS; k++) {
      if (CriticalBands.bark(k * spectrum.binWidth()) >= band) {
        edges[band++] = k;
      }
    }
    int below = 0;
    while (below < BANDS && edges[below + 1] * spectrum.binWidth() <= highest) {
      below++;
    }
    bands = below;
  }

  @Override
  void analyse(float[] samples, int offset) {
    spectrum.transform(samples, offset);
    double[] now = levels[strength.size() % levels.length];
    double[] before = levels[(strength.size() + 1) % levels.length];
    double rise = 0;
    for (int band = 0; band < bands; band++) {
      double power = 0;
      for (int k = edges[band]; k < edges[band + 1]; k++) {
        power += spectrum.power(k);
      }
      now[band] = DB_PER_OCTAVE * FastMath.log2(FLOOR + spectrum.powerScale() * power);
      rise += Math.max(0, now[band] - before[band]);
    }
    strength.add(strength.size() < BACK ? 0 : rise / bands);
  }

  /** {@code float[frames]}, dB; once, at the end. */
  float[] toArray() {
    return strength.drain();
  }
}
