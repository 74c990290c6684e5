package org.sonaffect.acoustics.dsp;

/**
 * The highest magnitude of one channel, also between its samples: four times as many by the
 * interpolating filter of ITU-R BS.1770-4, Annex 2, at every rate. It reads at most 0.6 dB too low.
 */
public final class TruePeak {
  /** Annex 2, the coefficients of the first two phases; the others are these backwards. */
  private static final double[][] PHASES = {
    {
      0.0017089843750, 0.0109863281250, -0.0196533203125, 0.0332031250000, -0.0594482421875,
      0.1373291015625, 0.9721679687500, -0.1022949218750, 0.0476074218750, -0.0266113281250,
      0.0148925781250, -0.0083007812500
    },
    {
      -0.0291748046875, 0.0292968750000, -0.0517578125000, 0.0891113281250, -0.1665039062500,
      0.4650878906250, 0.7797851562500, -0.2003173828125, 0.1015625000000, -0.0582275390625,
      0.0330810546875, -0.0189208984375
    }
  };

  private static final int TAPS = 12;

  /** No phase gives more than this many times the highest of its samples. */
  private static final double MOST_GAIN = 2.1;

  /** The last samples, twice, so that the newest {@link #TAPS} lie together. */
  private final double[] ring = new double[2 * TAPS];

  private int next;
  private int sinceLoud = TAPS;
  private double peak;

  /** The next sample. */
  public void accept(double x) {
    ring[next] = x;
    ring[next + TAPS] = x;
    next = (next + 1) % TAPS;
    double magnitude = Math.abs(x);
    peak = Math.max(peak, magnitude);
    sinceLoud = magnitude * MOST_GAIN > peak ? 0 : sinceLoud + 1;
    if (sinceLoud < TAPS) {
      interpolate();
    }
  }

  private void interpolate() {
    for (double[] phase : PHASES) {
      double forward = 0;
      double backward = 0;
      for (int i = 0; i < TAPS; i++) {
        forward += phase[i] * ring[next + i];
        backward += phase[TAPS - 1 - i] * ring[next + i];
      }
      peak = Math.max(peak, Math.max(Math.abs(forward), Math.abs(backward)));
    }
  }

  /** The highest so far, with silence behind the last sample; of full scale. */
  public double finish() {
    for (int i = 0; i < TAPS; i++) {
      accept(0);
    }
    return peak;
  }
}
