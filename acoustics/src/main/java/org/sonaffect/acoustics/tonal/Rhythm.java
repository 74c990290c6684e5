package org.sonaffect.acoustics.tonal;

/**
 * Pulse and onsets from the onset strength.
 *
 * @param tempo beats a minute, 30 to 300: the lag with the highest autocorrelation under a weight
 *     around 120 (Ellis, "Beat tracking by dynamic programming", 2007); 0 where there is no pulse
 * @param pulseClarity the highest autocorrelation at these lags, 0 to 1 (Lartillot, Eerola,
 *     Toiviainen and Fornari, "Multi-feature modeling of pulse clarity", 2008)
 * @param onsets how many
 */
record Rhythm(double tempo, double pulseClarity, int onsets) {
  private static final double FASTEST = 300;
  private static final double SLOWEST = 30;

  /** The weight's centre, s, and its width, octaves (Ellis 2007). */
  private static final double PREFERRED_PERIOD = 0.5;

  private static final double OCTAVES = 0.9;

  /** Standard deviation of the strength below which nothing pulses, dB. */
  private static final double STEADY = 0.1;

  /** An onset is the highest within 37.5 ms, and so much above the mean of 100 ms around it. */
  private static final int HIGHEST_WITHIN = 3;

  private static final int MEAN_OVER = 8;
  private static final double ABOVE_MEAN = 2.5;

  /** Of the strength in dB, {@link OnsetStrength#RATE} a second. */
  static Rhythm of(float[] strength) {
    int shortest = (int) Math.ceil(60 / FASTEST * OnsetStrength.RATE);
    int longest =
        Math.min((int) Math.floor(60 / SLOWEST * OnsetStrength.RATE), strength.length / 2 - 1);
    double[] smooth = smoothed(strength);
    double variance = autocovariance(smooth, 0);
    int onsets = onsets(strength);
    if (longest <= shortest || variance < STEADY * STEADY) {
      return new Rhythm(0, 0, onsets);
    }
    double[] correlation = new double[longest + 2];
    for (int lag = shortest - 1; lag <= longest + 1; lag++) {
      correlation[lag] = autocovariance(smooth, lag) / variance;
    }
    int best = -1;
    double highest = 0;
    double clarity = 0;
    for (int lag = shortest; lag <= longest; lag++) {
      boolean peak =
          correlation[lag] >= correlation[lag - 1] && correlation[lag] > correlation[lag + 1];
      clarity = peak ? Math.max(clarity, correlation[lag]) : clarity;
      double octaves =
          StrictMath.log(lag / OnsetStrength.RATE / PREFERRED_PERIOD) / StrictMath.log(2) / OCTAVES;
      double weighted = correlation[lag] * StrictMath.exp(-0.5 * octaves * octaves);
      if (peak && weighted > highest) {
        highest = weighted;
        best = lag;
      }
    }
    double tempo = best < 0 ? 0 : 60 * OnsetStrength.RATE / refined(correlation, best);
    return new Rhythm(tempo, Math.min(1, clarity), onsets);
  }

  /** Less its mean, over three frames. */
  private static double[] smoothed(float[] strength) {
    double mean = 0;
    for (float s : strength) {
      mean += s;
    }
    mean /= Math.max(1, strength.length);
    double[] smooth = new double[strength.length];
    for (int i = 0; i < smooth.length; i++) {
      double before = strength[Math.max(0, i - 1)];
      double behind = strength[Math.min(smooth.length - 1, i + 1)];
      smooth[i] = (before + 2 * strength[i] + behind) / 4 - mean;
    }
    return smooth;
  }

  /** Per pair, so that longer lags count as much as shorter ones. */
  private static double autocovariance(double[] x, int lag) {
    double sum = 0;
    for (int i = lag; i < x.length; i++) {
      sum += x[i] * x[i - lag];
    }
    return sum / Math.max(1, x.length - lag);
  }

  private static double refined(double[] correlation, int lag) {
    double below = correlation[lag - 1];
    double above = correlation[lag + 1];
    double curve = below - 2 * correlation[lag] + above;
    return curve < 0 ? lag + 0.5 * (below - above) / curve : lag;
  }

  private static int onsets(float[] strength) {
    int onsets = 0;
    int last = -MEAN_OVER;
    for (int i = 1; i < strength.length; i++) {
      if (i - last > HIGHEST_WITHIN && isOnset(strength, i)) {
        onsets++;
        last = i;
      }
    }
    return onsets;
  }

  private static boolean isOnset(float[] strength, int i) {
    double sum = 0;
    int from = Math.max(0, i - MEAN_OVER);
    int to = Math.min(strength.length - 1, i + MEAN_OVER);
    for (int j = from; j <= to; j++) {
      boolean near = Math.abs(j - i) <= HIGHEST_WITHIN;
      if (near && (j < i ? strength[j] >= strength[i] : strength[j] > strength[i])) {
        return false;
      }
      sum += strength[j];
    }
    return strength[i] >= sum / (to - from + 1) + ABOVE_MEAN;
  }
}
