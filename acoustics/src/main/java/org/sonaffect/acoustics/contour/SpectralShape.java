package org.sonaffect.acoustics.contour;

import org.sonaffect.acoustics.dsp.FastMath;

/**
 * The fifteen descriptors of the 20 ms spectrum (docs/spec/compare2013-contours.md §C5.4): two band
 * energies, four roll-off points, flux, centroid, entropy, variance, skewness, kurtosis, slope,
 * sharpness (Zwicker and Fastl) and harmonicity.
 */
final class SpectralShape {
  static final int COUNT = 15;

  /** Bands in Hz (docs/spec/compare2013-contours.md §C5.4.1). */
  private static final double[] LOW_BAND = {250, 650};

  private static final double[] MIDDLE_BAND = {1000, 4000};

  /** Shares of the power (docs/spec/compare2013-contours.md §C5.4.2). */
  private static final double[] ROLL_OFF = {0.25, 0.50, 0.75, 0.90};

  /**
   * Floor of the sum in the entropy, and of each bin: the same number in two precisions
   * (docs/spec/compare2013-contours.md §C5.4.5).
   */
  private static final float ENTROPY_SUM_FLOOR = 1e-7f;

  private static final double ENTROPY_FLOOR = 1e-7;

  /** Bits below 0 of that floor. */
  private static final double ENTROPY_FLOOR_BITS = 24;

  /**
   * Bound on the error of an entropy from fast logarithms, of the sum of all its terms taken
   * without their signs: some thousand roundings.
   */
  private static final double ENTROPY_DOUBT = 1e-12;

  private static final double LOG_2 = StrictMath.log(2);

  /**
   * Sharpness (docs/spec/compare2013-contours.md §C5.4.8; Zwicker and Fastl 1999): a bin counts
   * more from so many Bark on, by the power log2(3) of the Bark beyond in this unit.
   */
  private static final double SHARP_FROM = 16;

  private static final double SHARP_UNIT = 4;
  private static final double SHARP_POWER = 1.5849625;
  private static final double SHARP_SCALE = 0.11;

  /** The Bark scale of Traunmüller 1990 (the same section), and where its ends are corrected. */
  private static final double BARK_FACTOR = 26.81;

  private static final double BARK_CORNER = 1960;
  private static final double BARK_OFFSET = 0.53;
  private static final double LOW_BARK = 2;
  private static final double LOW_BARK_FACTOR = 0.85;
  private static final double LOW_BARK_OFFSET = 0.3;
  private static final double HIGH_BARK = 20.1;
  private static final double HIGH_BARK_FACTOR = 1.22;
  private static final double HIGH_BARK_OFFSET = 0.22;

  private final int bins;
  private final int count;
  private final double[] frequency;
  private final double[] sharpness;
  private final double sumFrequency;
  private final double sumSquaredFrequency;
  private final FrequencyBand low;
  private final FrequencyBand middle;
  private final float[] previous;
  private final int[] extremum;
  private final double[] upTo;
  private boolean started;

  SpectralShape(int bins, double duration) {
    this.bins = bins;
    count = bins - 1;
    frequency = new double[bins];
    sharpness = new double[bins];
    double step = 1.0 / duration;
    double sum = 0.0;
    double squares = 0.0;
    for (int k = 0; k < bins; k++) {
      frequency[k] = k * step;
      if (k > 0) {
        sum += frequency[k];
        squares += frequency[k] * frequency[k];
        double z = bark(frequency[k]);
        sharpness[k] = z * sharpWeight(z);
      }
    }
    sumFrequency = sum;
    sumSquaredFrequency = squares;
    low = FrequencyBand.between(LOW_BAND[0], LOW_BAND[1], frequency);
    middle = FrequencyBand.between(MIDDLE_BAND[0], MIDDLE_BAND[1], frequency);
    previous = new float[bins];
    extremum = new int[bins];
    upTo = new double[bins];
  }

  /** G(z) (docs/spec/compare2013-contours.md §C5.4.8). */
  private static double sharpWeight(double z) {
    return z <= SHARP_FROM ? 1.0 : StrictMath.pow((z - SHARP_FROM) / SHARP_UNIT, SHARP_POWER) + 1;
  }

  /** bark(f) (docs/spec/compare2013-contours.md §C5.4.8). */
  private static double bark(double f) {
    double z = BARK_FACTOR / (1 + BARK_CORNER / f) - BARK_OFFSET;
    if (z < LOW_BARK) {
      return LOW_BARK_FACTOR * z + LOW_BARK_OFFSET;
    }
    return z > HIGH_BARK ? HIGH_BARK_FACTOR * z - HIGH_BARK_OFFSET * HIGH_BARK : z;
  }

  /** Mean power of a band over all bins (docs/spec/compare2013-contours.md §C5.4.1). */
  private double energy(FrequencyBand band, float[] power) {
    double sum = power[band.left()] * band.leftWeight();
    for (int k = band.left() + 1; k < band.right(); k++) {
      sum += power[k];
    }
    return (sum + power[band.right()] * band.rightWeight()) / count;
  }

  /** The descriptors of a frame into {@code out}, {@code float[15]}. */
  void describe(float[] magnitude, float[] power, float[] out) {
    double total = 0.0;
    double moment = 0.0;
    double flux = 0.0;
    float sharp = 0f;
    for (int k = 1; k <= count; k++) {
      total += power[k];
      upTo[k] = total;
      moment += frequency[k] * power[k];
      double change = (double) magnitude[k] - previous[k];
      flux += change * change;
      sharp += (float) (sharpness[k] * power[k]);
    }
    out[0] = (float) energy(low, power);
    out[1] = (float) energy(middle, power);
    rollOff(total, out);
    // Flux: docs/spec/compare2013-contours.md §C5.4.3
    out[6] = started ? (float) Math.sqrt(flux / count) : 0f;
    started = true;
    System.arraycopy(magnitude, 0, previous, 0, bins);
    // docs/spec/compare2013-contours.md §C5.4.4
    float centroid = total == 0 ? 0f : (float) (moment / total);
    out[7] = centroid;
    out[8] = entropy(power, total);
    moments(power, total, centroid, out);
    // Slope: docs/spec/compare2013-contours.md §C5.4.7
    out[12] =
        (float)
            ((count * moment - sumFrequency * total)
                / (count * sumSquaredFrequency - sumFrequency * sumFrequency)
                * (count - 1));
    // Sharpness: docs/spec/compare2013-contours.md §C5.4.8
    out[13] = total == 0 ? 0f : (float) (SHARP_SCALE * (float) (sharp / total));
    out[14] = harmonicity(power);
  }

  /**
   * Roll-off points (docs/spec/compare2013-contours.md §C5.4.2). Sums of powers never fall, so a
   * bin that reaches a share is found by halving.
   */
  private void rollOff(double total, float[] out) {
    for (int i = 0; i < ROLL_OFF.length; i++) {
      double wanted = ROLL_OFF[i] * total;
      int below = 0;
      int reached = count;
      while (reached - below > 1) {
        int middle = (below + reached) >>> 1;
        if (upTo[middle] >= wanted) {
          reached = middle;
        } else {
          below = middle;
        }
      }
      out[2 + i] = (float) frequency[reached];
    }
  }

  /**
   * Minus the sum of p log2 p over the shares p of the bins in the sum, each with a floor
   * (docs/spec/compare2013-contours.md §C5.4.5).
   */
  private float entropy(float[] power, double total) {
    double norm = Math.max(total, ENTROPY_SUM_FLOOR);
    double weighted = 0.0;
    double weights = 0.0;
    for (int k = 1; k <= count; k++) {
      double p = Math.max(power[k], ENTROPY_FLOOR);
      weighted += p * FastMath.log2(p);
      weights += p;
    }
    double bits = FastMath.log2(norm);
    double sum = (weighted - weights * bits) / norm;
    // No logarithm of a bin is beyond that of the floor or of the sum.
    double error = ENTROPY_DOUBT * (weights / norm) * (ENTROPY_FLOOR_BITS + Math.abs(bits));
    if ((float) (sum - error) != (float) (sum + error)) {
      sum = 0.0;
      for (int k = 1; k <= count; k++) {
        double p = Math.max(power[k], ENTROPY_FLOOR) / norm;
        sum += p * (StrictMath.log(p) / LOG_2);
      }
    }
    return (float) -sum;
  }

  /** Variance, skewness and kurtosis (docs/spec/compare2013-contours.md §C5.4.6). */
  private void moments(float[] power, double total, float centroid, float[] out) {
    double second = 0.0;
    double third = 0.0;
    double fourth = 0.0;
    for (int k = 1; k <= count; k++) {
      double t = frequency[k] - centroid;
      double m = t * t * power[k];
      second += m;
      m *= t;
      third += m;
      fourth += m * t;
    }
    double variance = total == 0 ? 0.0 : second / total;
    out[9] = (float) variance;
    out[10] = variance <= 0 ? 0f : (float) (third / (total * variance * Math.sqrt(variance)));
    out[11] = variance == 0 ? 0f : (float) (fourth / (total * variance * variance));
  }

  /**
   * Mean height of the steps between neighbouring extrema of the power spectrum
   * (docs/spec/compare2013-contours.md §C5.4.9).
   */
  private float harmonicity(float[] p) {
    // Every bin is noted and the note kept or not: noise would mispredict a branch here. Powers are
    // never negative, so their bits compare as they do.
    int[] at = extremum;
    int found = 0;
    int a = Float.floatToRawIntBits(p[1]);
    int b = Float.floatToRawIntBits(p[2]);
    int c = Float.floatToRawIntBits(p[3]);
    int d = Float.floatToRawIntBits(p[4]);
    for (int k = 3; k <= bins - 3; k++) {
      int e = Float.floatToRawIntBits(p[k + 2]);
      int high = Math.max(Math.max(a, b), Math.max(d, e));
      int low = Math.min(Math.min(a, b), Math.min(d, e));
      at[found] = k;
      // The sign of a difference: 1 where c is beyond either end.
      found += (high - c | c - low) >>> 31;
      a = b;
      b = c;
      c = d;
      d = e;
    }
    float sum = 0f;
    for (int i = 1; i < found; i++) {
      sum += Math.abs(p[at[i]] - p[at[i - 1]]);
    }
    return sum / 2 / count;
  }
}
