package org.sonaffect.corpus.demo.synthesis;

/**
 * Samples of a clip in the making: mono, {@link #RATE} Hz, double, full scale at one. Sounds are
 * rendered as plain {@code double[]} and mixed in.
 */
public final class ClipSamples {
  /** Sample rate of every built-in clip, Hz: enough for the cues, quick to extract. */
  public static final int RATE = 16000;

  /** Samples between two evaluations of a {@link Curve}: 1 ms. */
  public static final int CONTROL = 16;

  private final double[] samples;

  /** Silence. */
  public ClipSamples(double seconds) {
    this.samples = new double[length(seconds)];
  }

  /** The number of samples in so many seconds. */
  public static int length(double seconds) {
    return (int) StrictMath.round(seconds * RATE);
  }

  /** Live samples. */
  public double[] samples() {
    return samples;
  }

  /** Length in seconds. */
  public double seconds() {
    return (double) samples.length / RATE;
  }

  /** Adds a sound from so many seconds on; what reaches beyond the clip is cut off. */
  public void mix(double start, double[] sound, double gain) {
    int from = length(start);
    int end = StrictMath.min(sound.length, samples.length - from);
    for (int i = StrictMath.max(0, -from); i < end; i++) {
      samples[from + i] += gain * sound[i];
    }
  }

  /** Multiplies a sound by a curve, in place, and returns it. */
  public static double[] shape(double[] sound, Curve gain) {
    for (int from = 0; from < sound.length; from += CONTROL) {
      double here = gain.at((double) from / RATE);
      double step = (gain.at((double) (from + CONTROL) / RATE) - here) / CONTROL;
      int end = StrictMath.min(sound.length, from + CONTROL);
      for (int i = from; i < end; i++, here += step) {
        sound[i] *= here;
      }
    }
    return sound;
  }

  /** Root mean square of a sound; 0 where it is empty. */
  public static double rms(double[] sound) {
    double sum = 0;
    for (double sample : sound) {
      sum += sample * sample;
    }
    return sound.length == 0 ? 0 : StrictMath.sqrt(sum / sound.length);
  }

  /** Scales a sound to the given root mean square, in place, and returns it; silence stays. */
  public static double[] normalise(double[] sound, double rms) {
    double now = rms(sound);
    if (now > 0) {
      double gain = rms / now;
      for (int i = 0; i < sound.length; i++) {
        sound[i] *= gain;
      }
    }
    return sound;
  }
}
