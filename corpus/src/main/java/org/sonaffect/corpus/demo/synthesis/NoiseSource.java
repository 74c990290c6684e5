package org.sonaffect.corpus.demo.synthesis;

import java.util.Arrays;

/** Noises at root mean square near one. */
public final class NoiseSource {
  /** Uniform noise in [-1, 1) has a root mean square of 1 / sqrt 3. */
  private static final double WHITE_GAIN = StrictMath.sqrt(3);

  private NoiseSource() {}

  /** White noise. */
  public static double[] white(Dice dice, double seconds) {
    double[] sound = new double[ClipSamples.length(seconds)];
    Arrays.setAll(sound, i -> WHITE_GAIN * dice.noise());
    return sound;
  }

  /** White noise that falls by 6 dB an octave above {@code corner} Hz. */
  public static double[] soft(Dice dice, double corner, double seconds) {
    double[] sound = white(dice, seconds);
    double keep = StrictMath.exp(-2 * StrictMath.PI * corner / ClipSamples.RATE);
    double state = 0;
    for (int i = 0; i < sound.length; i++) {
      state = keep * state + (1 - keep) * sound[i];
      sound[i] = state;
    }
    return ClipSamples.normalise(sound, 1);
  }

  /** White noise through a band around {@code hz} of width {@code hz / q}. */
  public static double[] band(Dice dice, double hz, double q, double seconds) {
    return ClipSamples.normalise(Filter.bandPass(hz, q).apply(white(dice, seconds)), 1);
  }
}
