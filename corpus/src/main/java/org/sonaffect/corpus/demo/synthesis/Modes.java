package org.sonaffect.corpus.demo.synthesis;

/** A struck body: decaying sinusoids, one per mode. */
public final class Modes {
  private final double[] sound;

  /** A body that rings for so long at most. */
  public Modes(double seconds) {
    this.sound = new double[ClipSamples.length(seconds)];
  }

  /**
   * Adds a mode that falls by 60 dB in {@code decay} seconds. Modes above Nyquist are left out.
   * Computed by the recurrence of a damped rotation.
   */
  public void add(double hz, double gain, double decay) {
    if (hz >= 0.48 * ClipSamples.RATE) {
      return;
    }
    double radius = StrictMath.exp(-StrictMath.log(1000) / (decay * ClipSamples.RATE));
    double w = 2 * StrictMath.PI * hz / ClipSamples.RATE;
    double cos = radius * StrictMath.cos(w);
    double sin = radius * StrictMath.sin(w);
    double x = 0;
    double y = gain;
    int end = StrictMath.min(sound.length, ClipSamples.length(1.5 * decay) + 1);
    for (int i = 0; i < end; i++) {
      double turned = x * cos + y * sin;
      y = y * cos - x * sin;
      x = turned;
      sound[i] += x;
    }
  }

  /** The sound of all modes struck at once. */
  public double[] sound() {
    return sound;
  }
}
