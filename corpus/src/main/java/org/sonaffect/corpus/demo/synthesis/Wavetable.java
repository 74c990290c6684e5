package org.sonaffect.corpus.demo.synthesis;

import java.util.function.IntToDoubleFunction;

/** One period of a harmonic sound, read with linear interpolation. */
public final class Wavetable {
  private static final int SIZE = 4096;

  /** Harmonics above this frequency (Hz) are left out, so that no partial folds back. */
  private static final double HIGHEST = 0.47 * ClipSamples.RATE;

  private static final double[] SINE = sineTable();

  /** A pure tone. */
  public static final Wavetable PURE = new Wavetable(SINE);

  private final double[] period;

  private Wavetable(double[] period) {
    this.period = period;
  }

  private static double[] sineTable() {
    double[] table = new double[SIZE + 1];
    for (int i = 0; i <= SIZE; i++) {
      table[i] = StrictMath.sin(2 * StrictMath.PI * i / SIZE);
    }
    return table;
  }

  /**
   * Harmonics 1, 2, 3 ... with the given amplitudes, at root mean square one, as many as stay below
   * Nyquist at the given highest pitch and no more than {@code count}.
   */
  public static Wavetable harmonics(int count, double highestPitch, IntToDoubleFunction amplitude) {
    int usable = StrictMath.max(1, StrictMath.min(count, (int) (HIGHEST / highestPitch)));
    double[] table = new double[SIZE + 1];
    for (int k = 1; k <= usable; k++) {
      double gain = amplitude.applyAsDouble(k);
      for (int i = 0; i <= SIZE; i++) {
        table[i] += gain * SINE[(int) ((long) i * k % SIZE)];
      }
    }
    return new Wavetable(ClipSamples.normalise(table, 1));
  }

  /** The value at a phase in [0, 1). */
  public double at(double phase) {
    double place = phase * SIZE;
    int index = (int) place;
    return period[index] + (place - index) * (period[index + 1] - period[index]);
  }

  /** A sound of this wave at a pitch in Hz under a gain. */
  public double[] render(Curve pitch, Curve gain, double seconds) {
    double[] sound = new double[ClipSamples.length(seconds)];
    double phase = 0;
    for (int from = 0; from < sound.length; from += ClipSamples.CONTROL) {
      double time = (double) from / ClipSamples.RATE;
      double next = (double) (from + ClipSamples.CONTROL) / ClipSamples.RATE;
      double loud = gain.at(time);
      double loudStep = (gain.at(next) - loud) / ClipSamples.CONTROL;
      double cycles = pitch.at(time) / ClipSamples.RATE;
      double cyclesStep = (pitch.at(next) / ClipSamples.RATE - cycles) / ClipSamples.CONTROL;
      int end = StrictMath.min(sound.length, from + ClipSamples.CONTROL);
      for (int i = from; i < end; i++) {
        sound[i] = loud * at(phase);
        phase += cycles;
        phase -= (int) phase;
        loud += loudStep;
        cycles += cyclesStep;
      }
    }
    return sound;
  }
}
