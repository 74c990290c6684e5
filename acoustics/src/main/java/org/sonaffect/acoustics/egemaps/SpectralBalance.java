package org.sonaffect.acoustics.egemaps;

import org.sonaffect.acoustics.contour.FrequencyBand;
import org.sonaffect.acoustics.dsp.FloatMath;

/**
 * How the energy of one 20 ms spectrum after another is spread over low and high frequencies
 * (docs/spec/egemaps.md §E5): two slopes, alpha ratio, Hammarberg index; and how much it changes.
 */
final class SpectralBalance {
  private static final double LN10 = StrictMath.log(10);

  /** P0 and Lfl: floor of the power, and its level in dB (docs/spec/egemaps.md §E5). */
  static final float POWER_FLOOR = 1e-7f * 1e-7f;

  private static final float LEVEL_FLOOR = (float) ((10.0 * FloatMath.logf(POWER_FLOOR)) / LN10);

  /** cdb: dB of a natural logarithm of a power. */
  static final float DECIBEL = (float) (10.0 / LN10);

  /** Bands of the slopes in Hz (docs/spec/egemaps.md §E5.1). */
  private static final double[] LOW = {0, 500};

  private static final double[] MIDDLE = {500, 1500};

  /** Where low and high frequencies part, and where the high ones end, Hz. */
  private static final double ALPHA_CUT = 1000;

  private static final double HAMMARBERG_CUT = 2000;
  private static final double TOP = 5000;

  private final double[] frequency;
  private final Line low;
  private final Line middle;
  private final float[] level;
  private final int alphaCut;
  private final int hammarbergCut;

  /** Bins up to 5 kHz inclusive, and below it. */
  private final int upToTop;

  private final int belowTop;
  private final float[] previous;
  private boolean started;

  /**
   * For spectra of {@code bins} bins.
   *
   * @param duration of the padded frame in nominal seconds, D20
   */
  SpectralBalance(int bins, double duration) {
    frequency = new double[bins];
    double step = 1.0 / duration;
    for (int k = 0; k < bins; k++) {
      frequency[k] = k * step;
    }
    low = new Line(LOW);
    middle = new Line(MIDDLE);
    level = new float[Math.max(low.band.right(), middle.band.right()) + 1];
    alphaCut = below(ALPHA_CUT);
    hammarbergCut = below(HAMMARBERG_CUT);
    belowTop = below(TOP);
    upToTop = belowTop < bins && frequency[belowTop] == TOP ? belowTop + 1 : belowTop;
    previous = new float[bins];
  }

  /** How many bins lie below a frequency. */
  private int below(double hz) {
    int k = 0;
    while (k < frequency.length && frequency[k] < hz) {
      k++;
    }
    return k;
  }

  /** The regression line of the level over frequency in a band (docs/spec/egemaps.md §E5.1). */
  private final class Line {
    private final FrequencyBand band;
    private final double sum;
    private final double divisor;

    /** The number of bins less one: so the reference. */
    private final int count;

    Line(double[] ends) {
      band = FrequencyBand.between(ends[0], ends[1], frequency);
      double wl = band.leftWeight();
      double wr = band.rightWeight();
      double fl = frequency[band.left()];
      double fr = frequency[band.right()];
      double s = fl * wl;
      double squares = s * s;
      for (int k = band.left() + 1; k < band.right(); k++) {
        squares += frequency[k] * frequency[k];
        s += frequency[k];
      }
      squares += ((fr * wr) * fr) * wr;
      s += fr * wr;
      sum = s;
      count = band.right() - band.left();
      divisor = count * squares - s * s;
    }

    /** dB per Hz of the {@link #level}s. */
    float slope() {
      if (divisor == 0) {
        return 0f;
      }
      int l = band.left();
      int r = band.right();
      double a = (frequency[l] * band.leftWeight()) * level[l];
      double b = band.leftWeight() * level[l];
      for (int k = l + 1; k < r; k++) {
        a += frequency[k] * level[k];
        b += level[k];
      }
      a += (frequency[r] * band.rightWeight()) * level[r];
      b += band.rightWeight() * level[r];
      return (float) ((count * a - sum * b) / divisor);
    }
  }

  /**
   * The contours of a frame into {@code out} from {@code at}: alpha ratio, Hammarberg index, slopes
   * 0-500 and 500-1500, flux.
   */
  void describe(float[] magnitude, float[] power, float[] out, int at) {
    for (int k = 0; k < level.length; k++) {
      level[k] = power[k] <= POWER_FLOOR ? LEVEL_FLOOR : DECIBEL * FloatMath.logf(power[k]);
    }
    out[at] = alphaRatio(power);
    out[at + 1] = hammarbergIndex(power);
    out[at + 2] = low.slope();
    out[at + 3] = middle.slope();
    out[at + 4] = flux(magnitude);
  }

  /** Energy above 1 kHz over that below, dB (docs/spec/egemaps.md §E5.2). */
  private float alphaRatio(float[] power) {
    float below = 0f;
    for (int k = 0; k < alphaCut; k++) {
      below += power[k];
    }
    if (below == 0f) {
      return 0f;
    }
    float above = 0f;
    for (int k = alphaCut; k < upToTop; k++) {
      above += power[k];
    }
    return decibels(above, below);
  }

  /** Highest peak below 2 kHz over that above, dB (docs/spec/egemaps.md §E5.3). */
  private float hammarbergIndex(float[] power) {
    float below = 0f;
    for (int k = 0; k < hammarbergCut; k++) {
      below = Math.max(below, power[k]);
    }
    float above = 0f;
    for (int k = hammarbergCut; k < upToTop; k++) {
      above = Math.max(above, power[k]);
    }
    return above == 0f ? 0f : decibels(below, above);
  }

  /** A ratio in dB, whose numerator has a floor. */
  private static float decibels(float numerator, float denominator) {
    float log =
        numerator > POWER_FLOOR
            ? FloatMath.logf(numerator / denominator)
            : FloatMath.logf(POWER_FLOOR) - FloatMath.logf(denominator);
    return (float) ((10.0 * log) / LN10);
  }

  /** Change of the magnitudes below 5 kHz (docs/spec/egemaps.md §E5.4). */
  private float flux(float[] magnitude) {
    double sum = 0.0;
    for (int k = 0; k < belowTop; k++) {
      double d = (double) magnitude[k] - previous[k];
      sum += d * d;
      previous[k] = magnitude[k];
    }
    boolean first = !started;
    started = true;
    double mean = sum / belowTop;
    return !first && mean > 0 ? (float) Math.sqrt(mean) : 0f;
  }
}
