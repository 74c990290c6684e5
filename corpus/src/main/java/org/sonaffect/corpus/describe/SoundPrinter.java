package org.sonaffect.corpus.describe;

import java.util.Arrays;

/**
 * Makes the {@link SoundPrint} of samples as they are read. One-pole low-passes separate the bands;
 * time is cut into equal parts.
 */
final class SoundPrinter {
  /** Hz. */
  private static final double[] SPLITS = {150, 400, 1000, 2500};

  /** The split below which, filtered twice, the mean frequency is taken. */
  private static final int PITCHED = 2;

  private static final int BANDS = SPLITS.length + 1;
  private static final int PARTS = 64;

  /** Seconds of the frames that parts are made of, as long as there are not too many. */
  private static final double FRAME = 0.01;

  private static final int MOST_FRAMES = 1 << 14;

  /** What is this far below the mean of its band counts as that: a share of energy. */
  private static final double FLOOR = 1e-5;

  private final int sampleRate;
  private final double[] weights = new double[SPLITS.length];
  private final double[] low = new double[SPLITS.length];
  private double smooth;
  private double energy;
  private double steps;
  private double[][] frames = new double[256][];
  private double[] frame = new double[BANDS];
  private int count;
  private long samples;
  private long inFrame;
  private long perFrame;

  SoundPrinter(int sampleRate) {
    this.sampleRate = sampleRate;
    perFrame = Math.max(1, Math.round(FRAME * sampleRate));
    for (int i = 0; i < SPLITS.length; i++) {
      weights[i] = 1 - StrictMath.exp(-2 * Math.PI * SPLITS[i] / sampleRate);
    }
  }

  /** Takes note of samples of so many channels, which are mixed. */
  void add(float[] values, int length, int channels) {
    for (int i = 0; i < length; i++) {
      double mix = 0;
      for (int c = 0; c < channels; c++) {
        mix += values[i * channels + c];
      }
      mix /= channels;
      double below = 0;
      for (int b = 0; b < SPLITS.length; b++) {
        low[b] += weights[b] * (mix - low[b]);
        frame[b] += (low[b] - below) * (low[b] - below);
        below = low[b];
      }
      double step = weights[PITCHED] * (low[PITCHED] - smooth);
      smooth += step;
      energy += smooth * smooth;
      steps += step * step;
      frame[BANDS - 1] += (mix - below) * (mix - below);
      if (++inFrame == perFrame) {
        next();
      }
    }
    samples += length;
  }

  private void next() {
    if (count == MOST_FRAMES) {
      for (int i = 0; i < count; i += 2) {
        for (int b = 0; b < BANDS; b++) {
          frames[i][b] += frames[i + 1][b];
        }
        frames[i / 2] = frames[i];
      }
      count /= 2;
      perFrame *= 2;
    } else if (count == frames.length) {
      frames = Arrays.copyOf(frames, 2 * count);
    }
    frames[count++] = frame;
    frame = new double[BANDS];
    inFrame = 0;
  }

  /** The print of the samples so far. */
  SoundPrint print() {
    double[] course = new double[count < PARTS ? 0 : BANDS * PARTS];
    double[] balance = new double[BANDS];
    for (int b = 0; b < BANDS && course.length > 0; b++) {
      double[] parts = new double[PARTS];
      double total = 0;
      for (int i = 0; i < count; i++) {
        parts[(int) ((long) i * PARTS / count)] += frames[i][b];
        total += frames[i][b];
      }
      balance[b] = decibels(total / PARTS, 0);
      double mean = 0;
      for (int p = 0; p < PARTS; p++) {
        course[b * PARTS + p] = decibels(parts[p], total / PARTS * FLOOR);
        mean += course[b * PARTS + p] / PARTS;
      }
      for (int p = 0; p < PARTS; p++) {
        course[b * PARTS + p] -= mean;
      }
    }
    // Of a sine wave x of frequency f: mean (dx/dt)^2 = (2 pi f)^2 mean x^2.
    double share = steps / Math.max(energy, Double.MIN_NORMAL);
    double pitch = sampleRate / (2 * Math.PI) * Math.sqrt(share);
    return new SoundPrint(course, balance, pitch, (double) samples / sampleRate, sampleRate);
  }

  private static double decibels(double energy, double floor) {
    return 10 * StrictMath.log10(Math.max(energy, Math.max(floor, Double.MIN_NORMAL)));
  }
}
