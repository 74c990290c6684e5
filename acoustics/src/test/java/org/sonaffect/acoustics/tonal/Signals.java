package org.sonaffect.acoustics.tonal;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.sonaffect.audio.Clip;

/** Signals whose features are known. */
final class Signals {
  private Signals() {}

  /** A function of time in seconds. */
  static Clip of(int sampleRate, double seconds, DoubleUnaryOperator signal) {
    float[] samples = new float[(int) Math.round(seconds * sampleRate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) signal.applyAsDouble(i / (double) sampleRate);
    }
    return new Clip(samples, sampleRate);
  }

  /** The amplitude of a sine of so many dB SPL, where full scale is 94. */
  static double amplitude(double level) {
    return StrictMath.pow(10, (level - Tonal.FULL_SCALE_LEVEL) / 20);
  }

  static double sine(double frequency, double t) {
    return StrictMath.sin(2 * Math.PI * frequency * t);
  }

  /** A sine. */
  static Clip tone(int sampleRate, double seconds, double frequency, double amplitude) {
    return of(sampleRate, seconds, t -> amplitude * sine(frequency, t));
  }

  /** A tone of 1 kHz, modulated in amplitude; of so many dB SPL without it. */
  static Clip modulated(double level, double modulation, double depth) {
    double a = amplitude(level);
    return of(
        48000,
        2,
        t -> a * (1 - depth * StrictMath.cos(2 * Math.PI * modulation * t)) * sine(1000, t));
  }

  /** Noise between two frequencies: many sines of random phase; of so many dB SPL. */
  static Clip noise(double from, double to, double level) {
    Random random = new Random(45692);
    int sines = 60;
    double[] frequency = new double[sines];
    double[] phase = new double[sines];
    for (int i = 0; i < sines; i++) {
      frequency[i] = from + (to - from) * (i + random.nextDouble()) / sines;
      phase[i] = 2 * Math.PI * random.nextDouble();
    }
    double a = amplitude(level) / Math.sqrt(sines);
    return of(
        32000,
        1.5,
        t -> {
          double sum = 0;
          for (int i = 0; i < sines; i++) {
            sum += a * StrictMath.sin(2 * Math.PI * frequency[i] * t + phase[i]);
          }
          return sum;
        });
  }

  /** White noise, uniform in amplitude. */
  static Clip whiteNoise(int sampleRate, double seconds, double amplitude) {
    Random random = new Random(1770);
    return of(sampleRate, seconds, t -> amplitude * (2 * random.nextDouble() - 1));
  }

  /** Chords one after the other, 1 s each: notes as semitones above C4, of six harmonics. */
  static Clip chords(int sampleRate, double cents, int[]... chords) {
    return of(
        sampleRate,
        chords.length,
        t -> {
          int chord = Math.min((int) t, chords.length - 1);
          double within = t - chord;
          double envelope = Math.min(1, within / 0.02) * StrictMath.exp(-within);
          double sum = 0;
          for (int note : chords[chord]) {
            double f = 261.6256 * StrictMath.pow(2, (note + cents / 100) / 12);
            for (int h = 1; h <= 6 && h * f < 0.45 * sampleRate; h++) {
              sum += sine(h * f, t) / h;
            }
          }
          return 0.08 * envelope * sum;
        });
  }

  /** I IV V I in C major. */
  static Clip cadence(int sampleRate, double cents) {
    return chords(
        sampleRate,
        cents,
        new int[] {0, 4, 7, 12},
        new int[] {0, 5, 9, 12},
        new int[] {-1, 2, 7, 11},
        new int[] {0, 4, 7, 12});
  }

  /** I iv V I in A minor. */
  static Clip minorCadence(int sampleRate) {
    return chords(
        sampleRate,
        0,
        new int[] {-3, 0, 4, 9},
        new int[] {-3, 2, 5, 9},
        new int[] {-4, -1, 4, 8},
        new int[] {-3, 0, 4, 9});
  }

  /** Clicks of 5 ms, the first after a quarter of a second. */
  static Clip clicks(int sampleRate, double seconds, double beatsAMinute) {
    double period = 60 / beatsAMinute;
    return of(
        sampleRate,
        seconds,
        t -> {
          double since = t < 0.25 ? 1 : (t - 0.25) % period;
          return since < 0.005 ? 0.5 * sine(1500, since) : 0;
        });
  }
}
