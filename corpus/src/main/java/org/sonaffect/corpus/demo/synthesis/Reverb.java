package org.sonaffect.corpus.demo.synthesis;

/** A room: four parallel combs into two all-passes (Schroeder 1962). */
public final class Reverb {
  /** Delays in seconds, mutually incommensurate, in Schroeder's range of 30 to 45 ms. */
  private static final double[] COMBS = {0.0297, 0.0371, 0.0411, 0.0437};

  private static final double[] ALL_PASSES = {0.005, 0.0017};
  private static final double ALL_PASS_GAIN = 0.7;

  /** One-pole damping inside the room: high frequencies die first. */
  private static final double DAMPING = 0.35;

  private Reverb() {}

  /**
   * Adds a room to a sound in place.
   *
   * @param seconds time in which the room falls by 60 dB
   * @param wet gain of the room relative to the dry sound, both at equal root mean square
   */
  public static void add(double[] sound, double seconds, double wet) {
    double[] room = new double[sound.length];
    for (double delay : COMBS) {
      comb(sound, room, ClipSamples.length(delay), StrictMath.pow(10, -3 * delay / seconds));
    }
    for (double delay : ALL_PASSES) {
      room = allPass(room, ClipSamples.length(delay));
    }
    ClipSamples.normalise(room, wet * ClipSamples.rms(sound));
    for (int i = 0; i < sound.length; i++) {
      sound[i] += room[i];
    }
  }

  private static void comb(double[] in, double[] out, int delay, double feedback) {
    double[] line = new double[in.length];
    double damped = 0;
    for (int i = 0; i < in.length; i++) {
      double back = i >= delay ? line[i - delay] : 0;
      damped += (1 - DAMPING) * (back - damped);
      line[i] = in[i] + feedback * damped;
      out[i] += back;
    }
  }

  private static double[] allPass(double[] in, int delay) {
    double[] out = new double[in.length];
    for (int i = 0; i < in.length; i++) {
      double before = i >= delay ? in[i - delay] + ALL_PASS_GAIN * out[i - delay] : 0;
      out[i] = before - ALL_PASS_GAIN * in[i];
    }
    return out;
  }
}
