package org.sonaffect.acoustics.egemaps;

import org.sonaffect.acoustics.dsp.FloatMath;
import org.sonaffect.acoustics.dsp.Parabola;

/**
 * The harmonics of one voiced 60 ms frame after another: their peaks in the spectrum, their levels
 * against the fundamental, and which of them are the strongest near a formant (docs/spec/egemaps.md
 * §E7.1 to §E7.4).
 */
final class Harmonics {
  /** Formants whose harmonics are sought. */
  static final int FORMANTS = 3;

  /** The level of what is not there, dB, and the lowest of what is (docs/spec/egemaps.md §E7.2). */
  static final float ABSENT = -201f;

  private static final float LOWEST = -200f;

  private static final int COUNT = 100;

  /** Near a formant: from this share of its frequency to that (docs/spec/egemaps.md §E7.3). */
  private static final float NEAR_BELOW = 0.8f;

  private static final float NEAR_ABOVE = 1.2f;

  /** Index of the harmonics that are compared: the reference takes its H1, H2 from these. */
  private static final int H1 = 1;

  private static final int H2 = 2;

  /** A peak lies less than so many bins below where its search begins. */
  private static final int MARGIN = 3;

  private final int bins;
  private final double step;
  private final double perStep;
  private final int[] bin = new int[COUNT];

  /** 0 where there is no peak, or one that counts for the harmonic before. */
  private final float[] magnitude = new float[COUNT];

  private final boolean[] repeated = new boolean[COUNT];

  /** Whether these two are known; they are computed where they are asked for. */
  private final boolean[] fitted = new boolean[COUNT];

  private final float[] frequency = new float[COUNT];
  private final float[] top = new float[COUNT];
  private float[] spectrum = new float[0];

  /** Harmonics found; those above could be asked for by nobody. */
  private int found;

  private final Parabola parabola = new Parabola();

  /**
   * For spectra of {@code bins} bins.
   *
   * @param duration of the padded frame in nominal seconds, D60
   */
  Harmonics(int bins, double duration) {
    this.bins = bins;
    step = 1.0 / duration;
    perStep = duration;
  }

  /**
   * bin(f, s): the bin nearest to a frequency, from bin {@code from} on; 0 beyond the last
   * (docs/spec/egemaps.md §E7).
   */
  private int bin(float f, int from) {
    int k = Math.max(from, (int) Math.min(bins, f * perStep) - 1);
    while (k > from && (k - 1) * step > f) {
      k--;
    }
    while (k < bins && k * step <= f) {
      k++;
    }
    if (k >= bins) {
      return 0;
    }
    return k > 0 && k * step - f > f - (k - 1) * step ? k - 1 : k;
  }

  /**
   * Finds the harmonics of a pitch of {@code f0} Hz in a spectrum (docs/spec/egemaps.md §E7.1).
   *
   * @param formant the highest that will be asked about, Hz: what lies above is left out
   */
  void find(float[] m, float f0, float formant) {
    spectrum = m;
    java.util.Arrays.fill(fitted, false);
    double highest = (double) NEAR_ABOVE * formant + MARGIN * step;
    int last = bin(0.5f * f0, 1);
    int first = Math.max(1, bin(0.5f * f0, last));
    found = 0;
    for (int i = 0; i < COUNT && (i <= H2 || (i + 0.5f) * f0 <= highest); i++) {
      found = i + 1;
      int centre = bin((i + 1f) * f0, last);
      int peak = nearestPeak(m, centre, i, f0, last);
      boolean counts = peak >= first && peak < bins - 1;
      bin[i] = counts ? peak : centre;
      magnitude[i] = counts ? m[peak] : 0f;
      // Of three equal bins the third is kept again: so the reference (docs/spec/egemaps.md §E7.2).
      repeated[i] = i > 0 && bin[i] == bin[i - 1];
      if (repeated[i]) {
        bin[i] = 0;
        magnitude[i] = 0f;
      }
      last = centre;
    }
  }

  /** Computes frequency and height of harmonic {@code i}, both 0 where it has no peak. */
  private void fit(int i) {
    if (fitted[i]) {
      return;
    }
    fitted[i] = true;
    int peak = bin[i];
    if (repeated[i] || peak < 1 || peak >= bins - 1 || magnitude[i] == 0f) {
      frequency[i] = 0f;
      top[i] = 0f;
      return;
    }
    parabola.fit(
        (peak - 1) * step,
        spectrum[peak - 1],
        peak * step,
        spectrum[peak],
        (peak + 1) * step,
        spectrum[peak + 1]);
    frequency[i] = (float) parabola.x();
    top[i] = (float) parabola.y();
  }

  /** The peak nearest to the place of harmonic {@code i}, the right one first; -1 where none is. */
  private int nearestPeak(float[] m, int centre, int i, float f0, int last) {
    if (SpectralPeaks.isPeak(m, centre, bins)) {
      return centre;
    }
    int lowest = bin((i + 0.5f) * f0, last);
    int highest = bin((i + 1.5f) * f0, centre);
    int left = centre - 1;
    int right = centre + 1;
    while (left >= lowest || right <= highest) {
      if (right <= highest) {
        if (SpectralPeaks.isPeak(m, right, bins)) {
          return right;
        }
        right++;
      }
      if (left >= lowest) {
        if (SpectralPeaks.isPeak(m, left, bins)) {
          return left;
        }
        left--;
      }
    }
    return -1;
  }

  /** Level of harmonic {@code i} against the fundamental, dB (docs/spec/egemaps.md §E7.2). */
  private float level(int i) {
    if (i == 0) {
      return 0f;
    }
    if (repeated[i] || magnitude[0] == 0f) {
      return ABSENT;
    }
    fit(i);
    if (!(top[i] > 0f)) {
      return LOWEST;
    }
    double ratio = (double) FloatMath.log10f(top[i]) - FloatMath.log10f(magnitude[0]);
    return Math.max(LOWEST, (float) (20.0 * ratio));
  }

  /** The strongest harmonic near a formant, or -1 (docs/spec/egemaps.md §E7.3). */
  private int strongest(float formant) {
    float from = NEAR_BELOW * formant;
    float to = NEAR_ABOVE * formant;
    int best = -1;
    for (int i = 0; i < found; i++) {
      if (magnitude[i] > (best < 0 ? 0f : magnitude[best])) {
        fit(i);
        if (frequency[i] >= from && frequency[i] <= to) {
          best = i;
        }
      }
    }
    return best;
  }

  /**
   * Level of the strongest harmonic near a formant, 0 where none is (docs/spec/egemaps.md §E7.4).
   */
  float amplitude(float formant) {
    int h = strongest(formant);
    return h < 0 ? 0f : level(h);
  }

  /** H1-H2 in dB (docs/spec/egemaps.md §E7.4). */
  float firstToSecond() {
    return limited(level(H1) - level(H2));
  }

  /** H1-A3 in dB (docs/spec/egemaps.md §E7.4). */
  float firstToThirdFormant(float formant) {
    int h = strongest(formant);
    return limited(h < 0 ? level(H1) + ABSENT : level(H1) - level(h));
  }

  private static float limited(float level) {
    return Math.max(ABSENT, Math.min(-ABSENT, level));
  }
}
