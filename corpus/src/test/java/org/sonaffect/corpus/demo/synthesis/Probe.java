package org.sonaffect.corpus.demo.synthesis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Measurements on rendered sound, apart from everything that renders it. */
public final class Probe {
  private static final int WAV_HEADER = 44;
  private static final int FRAME = 512;

  private Probe() {}

  /** Samples of a WAV file of ours in [-1, 1]. */
  public static double[] samples(byte[] wav) {
    ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[(wav.length - WAV_HEADER) / 2];
    bytes.position(WAV_HEADER).slice().order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return scaled(samples);
  }

  static double[] scaled(short[] samples) {
    double[] scaled = new double[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = samples[i] / 32767.0;
    }
    return scaled;
  }

  /** Amplitude of the sine at a frequency, by projection. */
  public static double amplitude(double[] samples, double hz) {
    double w = 2 * Math.PI * hz / ClipSamples.RATE;
    double cos = 0;
    double sin = 0;
    for (int i = 0; i < samples.length; i++) {
      cos += samples[i] * Math.cos(w * i);
      sin += samples[i] * Math.sin(w * i);
    }
    return 2 * Math.hypot(cos, sin) / samples.length;
  }

  /** Mean position on the Bark scale (Traunmueller 1990) of compressed band powers, by frames. */
  public static double barkCentre(double[] samples) {
    int bands = 40;
    double[][] tables = new double[2 * bands][FRAME];
    double[] bark = new double[bands];
    for (int b = 0; b < bands; b++) {
      bark[b] = 0.5 + 0.5 * b;
      double hz = 1960 * (bark[b] + 0.53) / (26.28 - bark[b]);
      for (int i = 0; i < FRAME; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAME);
        tables[2 * b][i] = hann * Math.cos(2 * Math.PI * hz * i / ClipSamples.RATE);
        tables[2 * b + 1][i] = hann * Math.sin(2 * Math.PI * hz * i / ClipSamples.RATE);
      }
    }
    double weighted = 0;
    double total = 0;
    for (int from = 0; from + FRAME <= samples.length; from += 2 * FRAME) {
      for (int b = 0; b < bands; b++) {
        double cos = 0;
        double sin = 0;
        for (int i = 0; i < FRAME; i++) {
          cos += samples[from + i] * tables[2 * b][i];
          sin += samples[from + i] * tables[2 * b + 1][i];
        }
        double loud = Math.pow(cos * cos + sin * sin, 0.25);
        weighted += loud * bark[b];
        total += loud;
      }
    }
    return weighted / total;
  }

  /** Envelope at 1 kHz: root mean square of blocks of 1 ms. */
  public static double[] envelope(double[] samples) {
    int block = ClipSamples.RATE / 1000;
    double[] envelope = new double[samples.length / block];
    for (int i = 0; i < envelope.length; i++) {
      double sum = 0;
      for (int j = 0; j < block; j++) {
        sum += samples[i * block + j] * samples[i * block + j];
      }
      envelope[i] = Math.sqrt(sum / block);
    }
    return envelope;
  }

  /** Strongest modulation of the envelope between two frequencies, relative to its mean. */
  public static double modulation(double[] envelope, double low, double high, double step) {
    double mean = 0;
    for (double value : envelope) {
      mean += value / envelope.length;
    }
    double best = 0;
    for (double hz = low; hz <= high; hz += step) {
      best = Math.max(best, amplitude(envelope, hz * ClipSamples.RATE / 1000) / mean);
    }
    return best;
  }

  /** Pearson's correlation. */
  public static double correlation(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / y.length;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
