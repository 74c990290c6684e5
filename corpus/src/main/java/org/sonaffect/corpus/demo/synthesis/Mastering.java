package org.sonaffect.corpus.demo.synthesis;

import java.util.Arrays;

/** The last step of every clip: fades, level, a soft limit and 16 bits. */
public final class Mastering {
  private static final int FRAME = ClipSamples.RATE / 20;

  /** The share of 50 ms frames, loudest first, that a clip's level is measured on. */
  private static final double ACTIVE = 0.3;

  private static final double FADE_IN = 0.005;
  private static final double FADE_OUT = 0.04;

  /** Above this the limiter bends; its ceiling is {@code KNEE + ROOM}, below full scale. */
  private static final double KNEE = 0.75;

  private static final double ROOM = 0.2;

  private Mastering() {}

  /**
   * Level of the loudest frames in dB of full scale: so that one knock and a steady hum of the same
   * level are about as loud.
   */
  public static double activeLevel(double[] samples) {
    double[] power = new double[StrictMath.max(1, samples.length / FRAME)];
    for (int f = 0; f < power.length; f++) {
      int end = StrictMath.min(samples.length, (f + 1) * FRAME);
      for (int i = f * FRAME; i < end; i++) {
        power[f] += samples[i] * samples[i];
      }
    }
    Arrays.sort(power);
    int count = StrictMath.max(1, (int) StrictMath.round(ACTIVE * power.length));
    double sum = 0;
    for (int f = power.length - count; f < power.length; f++) {
      sum += power[f];
    }
    return 10 * StrictMath.log10(StrictMath.max(1e-20, sum / count / FRAME));
  }

  /**
   * 16-bit samples of a clip at the given active level.
   *
   * @param level dB of full scale
   */
  public static short[] master(ClipSamples signal, double level) {
    double[] samples = signal.samples();
    Filter.highPass(25, 0.707).apply(samples);
    double end = signal.seconds();
    ClipSamples.shape(samples, Curve.through(0, 0, FADE_IN, 1, end - FADE_OUT, 1, end, 0));
    double gain = StrictMath.pow(10, (level - activeLevel(samples)) / 20);
    short[] out = new short[samples.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) StrictMath.rint(32767 * limit(gain * samples[i]));
    }
    return out;
  }

  private static double limit(double sample) {
    double size = StrictMath.abs(sample);
    if (size <= KNEE) {
      return sample;
    }
    double bent = KNEE + ROOM * StrictMath.tanh((size - KNEE) / ROOM);
    return sample < 0 ? -bent : bent;
  }
}
