package org.sonaffect.corpus.demo.synthesis;

/**
 * Second-order filters: the bilinear designs that R. Bristow-Johnson's "Audio EQ Cookbook" made
 * common, in transposed direct form II.
 */
public final class Filter {
  /** Below this a decaying state is silence (and slow denormal numbers are kept away). */
  private static final double SILENT = 1e-30;

  private double b0;
  private double b1;
  private double b2;
  private double a1;
  private double a2;
  private double s1;
  private double s2;

  private Filter() {}

  /** Low-pass at {@code hz}, resonance {@code q} (0.707: none). */
  public static Filter lowPass(double hz, double q) {
    Filter filter = new Filter();
    double w = angle(hz);
    double cos = StrictMath.cos(w);
    filter.set((1 - cos) / 2, 1 - cos, (1 - cos) / 2, cos, StrictMath.sin(w) / (2 * q));
    return filter;
  }

  /** High-pass at {@code hz}, resonance {@code q} (0.707: none). */
  public static Filter highPass(double hz, double q) {
    Filter filter = new Filter();
    double w = angle(hz);
    double cos = StrictMath.cos(w);
    filter.set((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, cos, StrictMath.sin(w) / (2 * q));
    return filter;
  }

  /** Band-pass around {@code hz} with gain one there; band width is {@code hz / q}. */
  public static Filter bandPass(double hz, double q) {
    Filter filter = new Filter();
    filter.tune(hz, q);
    return filter;
  }

  private static double angle(double hz) {
    double inside = StrictMath.max(10, StrictMath.min(0.48 * ClipSamples.RATE, hz));
    return 2 * StrictMath.PI * inside / ClipSamples.RATE;
  }

  private void tune(double hz, double q) {
    double w = angle(hz);
    double alpha = StrictMath.sin(w) / (2 * q);
    set(alpha, 0, -alpha, StrictMath.cos(w), alpha);
  }

  private void set(double c0, double c1, double c2, double cos, double alpha) {
    double a0 = 1 + alpha;
    b0 = c0 / a0;
    b1 = c1 / a0;
    b2 = c2 / a0;
    a1 = -2 * cos / a0;
    a2 = (1 - alpha) / a0;
  }

  private void run(double[] sound, int from, int to) {
    for (int i = from; i < to; i++) {
      double in = sound[i];
      double out = b0 * in + s1;
      s1 = b1 * in - a1 * out + s2;
      s2 = b2 * in - a2 * out;
      sound[i] = out;
    }
    if (StrictMath.abs(s1) < SILENT && StrictMath.abs(s2) < SILENT) {
      s1 = 0;
      s2 = 0;
    }
  }

  /** Filters a sound in place and returns it. */
  public double[] apply(double[] sound) {
    for (int from = 0; from < sound.length; from += ClipSamples.CONTROL) {
      run(sound, from, StrictMath.min(sound.length, from + ClipSamples.CONTROL));
    }
    return sound;
  }

  /** Band-pass whose centre (Hz) moves, in place; returns the sound. */
  public static double[] sweep(double[] sound, Curve centre, double q) {
    Filter filter = new Filter();
    int step = 4 * ClipSamples.CONTROL;
    for (int from = 0; from < sound.length; from += step) {
      filter.tune(centre.at((double) from / ClipSamples.RATE), q);
      filter.run(sound, from, StrictMath.min(sound.length, from + step));
    }
    return sound;
  }
}
