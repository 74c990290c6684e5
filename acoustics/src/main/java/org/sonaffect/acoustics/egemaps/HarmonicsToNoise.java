package org.sonaffect.acoustics.egemaps;

import org.sonaffect.acoustics.dsp.RealFft;

/**
 * The harmonics-to-noise ratio of one voiced 60 ms frame after another, from the autocorrelation
 * that its power spectrum transforms into (docs/spec/egemaps.md §E7.5).
 */
final class HarmonicsToNoise {
  /** Range of the ratio of energies. */
  private static final double LEAST = 1e-9;

  private static final double MOST = 1e11;

  private final int bins;
  private final double highest;
  private final RealFft fft;
  private final float[] power;
  private final float[] scratch;

  /**
   * For spectra of {@code bins} bins.
   *
   * @param duration of the padded frame in nominal seconds, D60
   */
  HarmonicsToNoise(int bins, double duration) {
    this.bins = bins;
    highest = (bins - 1) * (1.0 / duration);
    fft = new RealFft(2 * (bins - 1));
    power = new float[bins];
    scratch = new float[2 * (bins - 1)];
  }

  /** dB, of the magnitudes of a frame whose pitch is {@code f0} Hz. */
  float ratio(float[] magnitudes, float f0) {
    for (int k = 0; k < bins; k++) {
      power[k] = magnitudes[k] * magnitudes[k];
    }
    fft.inverseOfReal(power, scratch);
    int lag = nearestPeak((int) Math.floor((highest * 2.0) / f0));
    if (lag == 0) {
      return 0f;
    }
    float peak = correlation(lag);
    double noise = correlation(0) - peak;
    double ratio = noise == 0 ? MOST : peak / noise;
    double limited = Math.max(LEAST, Math.min(MOST, ratio));
    return (float) (10.0 * StrictMath.log10(limited));
  }

  /** ac[i], up to {@code bins - 1}. */
  private float correlation(int i) {
    return Math.abs(fft.sample(i)) / bins;
  }

  private boolean isPeak(int i) {
    float here = correlation(i);
    return (i == 0 || here > correlation(i - 1)) && (i == bins - 1 || here > correlation(i + 1));
  }

  /** The lag of the peak that is closest to {@code lag}, the shorter one first. */
  private int nearestPeak(int lag) {
    int last = bins - 1;
    if (isPeak(lag)) {
      return lag;
    }
    for (int o = 1; lag - o > 0 || lag + o < last; o++) {
      if (lag - o > 0 && isPeak(lag - o)) {
        return lag - o;
      }
      if (lag + o < last && isPeak(lag + o)) {
        return lag + o;
      }
    }
    boolean start = correlation(0) > correlation(lag);
    boolean end = correlation(last) > correlation(lag);
    if (start && end) {
      return lag < bins / 2 ? 0 : last;
    }
    return start ? 0 : end ? last : lag;
  }
}
