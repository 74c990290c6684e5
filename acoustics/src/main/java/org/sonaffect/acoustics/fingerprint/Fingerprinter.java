package org.sonaffect.acoustics.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.acoustics.dsp.RealFft;
import org.sonaffect.acoustics.dsp.Resampler;

/**
 * Makes the {@link Fingerprint} of samples as they are read: 8 kHz, windows of half a second, eight
 * a second, 13 bands of equal width in octaves from 200 to 3200 Hz, which every codec keeps. The
 * windows are long, so that a shift by half a step changes little.
 */
public final class Fingerprinter {
  /** Another version makes other fingerprints, which cannot be compared with those of this one. */
  public static final int VERSION = 1;

  private static final int RATE = 8000;
  private static final int WINDOW = 4000;
  private static final int STEP = 1000;
  private static final int FFT = 4096;
  private static final int BANDS = Fingerprint.DIFFERENCES + 1;
  private static final double LOWEST = 200;
  private static final double HIGHEST = 3200;

  /** Steps over which a change is looked at: a quarter of a second. */
  private static final int LAG = 2;

  /** A smaller change counts as none, dB. */
  private static final double CHANGE = 1;

  /** What is 40 dB below the mean of all bands and windows counts as nothing. */
  private static final double FLOOR = 1e-4;

  private final Resampler resampler;
  private final RealFft fft = new RealFft(FFT);
  private final float[] weights = new float[WINDOW];
  private final int[] edges = new int[BANDS + 1];
  private final float[] held = new float[WINDOW];
  private final float[] weighted = new float[FFT];
  private final float[] re = new float[FFT / 2 + 1];
  private final float[] im = new float[FFT / 2 + 1];
  private final List<double[]> energies = new ArrayList<>();
  private float[] mixed = new float[0];
  private int count;

  /** Of samples of a rate, Hz. */
  public Fingerprinter(int sampleRate) {
    resampler = new Resampler(sampleRate, RATE, this::take);
    for (int i = 0; i < WINDOW; i++) {
      weights[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 0.5) / WINDOW));
    }
    for (int b = 0; b <= BANDS; b++) {
      double hertz = LOWEST * StrictMath.pow(HIGHEST / LOWEST, (double) b / BANDS);
      edges[b] = (int) Math.ceil(hertz * FFT / RATE);
    }
  }

  /** Takes the first {@code length} samples of so many interleaved channels, which are mixed. */
  public void add(float[] values, int length, int channels) {
    if (isFull()) {
      return;
    }
    if (mixed.length < length) {
      mixed = new float[length];
    }
    for (int i = 0; i < length; i++) {
      float mix = 0;
      for (int c = 0; c < channels; c++) {
        mix += values[i * channels + c];
      }
      mixed[i] = mix / channels;
    }
    resampler.accept(mixed, length);
  }

  /** Whether further samples change nothing. */
  public boolean isFull() {
    return energies.size() == Fingerprint.MOST_FRAMES + LAG;
  }

  private void take(float[] samples, int length) {
    for (int i = 0; i < length && !isFull(); i++) {
      held[count++] = samples[i];
      if (count == WINDOW) {
        energies.add(energy());
        System.arraycopy(held, STEP, held, 0, WINDOW - STEP);
        count = WINDOW - STEP;
      }
    }
  }

  private double[] energy() {
    for (int i = 0; i < WINDOW; i++) {
      weighted[i] = held[i] * weights[i];
    }
    fft.forward(weighted, re, im);
    double[] energy = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      for (int k = edges[b]; k < edges[b + 1]; k++) {
        energy[b] += (double) re[k] * re[k] + (double) im[k] * im[k];
      }
    }
    return energy;
  }

  /** The fingerprint of all samples; no more can be added. */
  public Fingerprint fingerprint() {
    resampler.finish();
    double sum = 0;
    for (double[] energy : energies) {
      for (double band : energy) {
        sum += band;
      }
    }
    double floor = Math.max(Double.MIN_NORMAL, FLOOR * sum / Math.max(1, energies.size() * BANDS));
    int[] frames = new int[Math.max(0, energies.size() - LAG)];
    int last = 0;
    for (int t = 0; t < frames.length; t++) {
      double[] before = levels(energies.get(t), floor);
      double[] after = levels(energies.get(t + LAG), floor);
      for (int b = 0; b < Fingerprint.DIFFERENCES; b++) {
        double change = after[b + 1] - after[b] - (before[b + 1] - before[b]);
        if (Math.abs(change) > CHANGE) {
          frames[t] |= 1 << (change > 0 ? b : Fingerprint.DIFFERENCES + b);
          last = t + 1;
        }
      }
    }
    return new Fingerprint(Arrays.copyOf(frames, last));
  }

  private static double[] levels(double[] energy, double floor) {
    double[] levels = new double[energy.length];
    Arrays.setAll(levels, b -> 10 * StrictMath.log10(energy[b] + floor));
    return levels;
  }
}
