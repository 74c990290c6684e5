package org.sonaffect.acoustics.dsp;

/**
 * The K-weighting of one channel: a high shelf for the head and a high-pass, two filters of second
 * order (ITU-R BS.1770-4, Annex 1). The standard gives their coefficients at 48 kHz; at other rates
 * they come of the same analogue filters by the bilinear transform (De Man, "Evaluation of
 * implementations of the EBU R128 loudness measurement", 2014).
 */
final class KWeighting {
  /** The shelf: Hz, dB, quality, and the exponent of its gain at the corner (De Man 2014). */
  private static final double SHELF_FREQUENCY = 1681.974450955533;

  private static final double SHELF_GAIN = 3.999843853973347;
  private static final double SHELF_QUALITY = 0.7071752369554196;
  private static final double SHELF_CORNER = 0.4996667741545416;

  /** The high-pass: Hz, quality (De Man 2014). */
  private static final double PASS_FREQUENCY = 38.13547087602444;

  private static final double PASS_QUALITY = 0.5003270373238773;

  private final double[] shelf;
  private final double[] pass;
  private double shelf1;
  private double shelf2;
  private double pass1;
  private double pass2;

  KWeighting(int sampleRate) {
    shelf = shelf(sampleRate);
    pass = pass(sampleRate);
  }

  /** Coefficients b0, b1, b2, a1, a2 of the shelf. */
  static double[] shelf(int sampleRate) {
    double k = StrictMath.tan(Math.PI * SHELF_FREQUENCY / sampleRate);
    double high = StrictMath.pow(10, SHELF_GAIN / 20);
    double corner = StrictMath.pow(high, SHELF_CORNER);
    double a0 = 1 + k / SHELF_QUALITY + k * k;
    return new double[] {
      (high + corner * k / SHELF_QUALITY + k * k) / a0,
      2 * (k * k - high) / a0,
      (high - corner * k / SHELF_QUALITY + k * k) / a0,
      2 * (k * k - 1) / a0,
      (1 - k / SHELF_QUALITY + k * k) / a0
    };
  }

  /** The same of the high-pass. */
  static double[] pass(int sampleRate) {
    double k = StrictMath.tan(Math.PI * PASS_FREQUENCY / sampleRate);
    double a0 = 1 + k / PASS_QUALITY + k * k;
    return new double[] {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / PASS_QUALITY + k * k) / a0};
  }

  /** The next sample. */
  double filter(double x) {
    double y = shelf[0] * x + shelf1;
    shelf1 = shelf[1] * x - shelf[3] * y + shelf2;
    shelf2 = shelf[2] * x - shelf[4] * y;
    double z = pass[0] * y + pass1;
    pass1 = pass[1] * y - pass[3] * z + pass2;
    pass2 = pass[2] * y - pass[4] * z;
    return z;
  }
}
