package org.sonaffect.acoustics.change;

import java.util.Arrays;

/**
 * Samples with their spectrum in coarse steps: frames of about 23 ms under a sine window, half
 * overlapped, every band of them in steps by which the error is so much below the band's own
 * energy.
 */
final class Quantiser {
  /** Hz at which the noise is given; between them it is interpolated. */
  static final double[] KNOTS = {250, 600, 1000, 1800, 3000, 5000, 7500, 11_000};

  /** Edges of the bands, Hz: about as wide as critical bands. */
  private static final double[] EDGES = {
    0, 200, 400, 630, 920, 1270, 1720, 2320, 3150, 4400, 5300, 6400, 7700, 9500, 12_000, 15_500
  };

  private static final double FRAME = 0.0232;

  /** Of the error put into half overlapped frames, half is outside what samples can have. */
  private static final double REDUNDANCY = 2;

  private final ComplexFft fft;
  private final int size;
  private final double[] window;
  private final int[] edge = new int[EDGES.length + 1];
  private final double[] error = new double[EDGES.length];

  /** For a sample rate (Hz), with the noise in dB at {@link #KNOTS}. */
  Quantiser(int sampleRate, double lowPass, double[] noise) {
    size = Integer.highestOneBit((int) (1.5 * FRAME * sampleRate));
    fft = new ComplexFft(size);
    window = new double[size];
    Arrays.setAll(window, i -> StrictMath.sin(StrictMath.PI * (i + 0.5) / size));
    int last = (int) Math.min(size / 2.0 + 1, Math.ceil(lowPass * size / sampleRate));
    for (int b = 0; b < EDGES.length; b++) {
      edge[b] = (int) Math.min(last, Math.round(EDGES[b] * size / sampleRate));
      double upper = b + 1 < EDGES.length ? EDGES[b + 1] : EDGES[b];
      error[b] = StrictMath.pow(10, at((EDGES[b] + upper) / 2, noise) / 10);
    }
    edge[EDGES.length] = last;
  }

  private static double at(double hertz, double[] noise) {
    int k = 0;
    while (k < KNOTS.length && KNOTS[k] < hertz) {
      k++;
    }
    if (k == 0 || k == KNOTS.length) {
      return noise[Math.max(0, k - 1)];
    }
    double share = (hertz - KNOTS[k - 1]) / (KNOTS[k] - KNOTS[k - 1]);
    return noise[k - 1] + share * (noise[k] - noise[k - 1]);
  }

  /** The samples with their spectrum in steps. */
  float[] of(float[] samples) {
    int hop = size / 2;
    double[] sum = new double[samples.length];
    double[] re = new double[size];
    double[] im = new double[size];
    // Two frames at a time, one as the real and one as the imaginary part.
    for (int from = -hop; from < samples.length; from += 2 * hop) {
      frame(samples, from, re);
      frame(samples, from + hop, im);
      fft.transform(re, im);
      inSteps(re, im);
      fft.transform(im, re); // with the parts exchanged it is the inverse, but for the scale
      add(re, from, sum);
      add(im, from + hop, sum);
    }
    float[] changed = new float[samples.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = (float) sum[i];
    }
    return changed;
  }

  private void frame(float[] samples, int from, double[] into) {
    for (int i = 0; i < size; i++) {
      int at = from + i;
      into[i] = at < 0 || at >= samples.length ? 0 : window[i] * samples[at];
    }
  }

  private void add(double[] frame, int from, double[] sum) {
    int end = Math.min(size, sum.length - from);
    for (int i = Math.max(0, -from); i < end; i++) {
      sum[from + i] += window[i] * frame[i] / size;
    }
  }

  /** Takes the spectra of both frames apart, rounds each band of each, and joins them again. */
  private void inSteps(double[] re, double[] im) {
    int half = size / 2;
    double[][] parts = new double[4][half + 1];
    for (int k = 0; k <= half; k++) {
      int mirror = (size - k) % size;
      parts[0][k] = (re[k] + re[mirror]) / 2;
      parts[1][k] = (im[k] - im[mirror]) / 2;
      parts[2][k] = (im[k] + im[mirror]) / 2;
      parts[3][k] = (re[mirror] - re[k]) / 2;
    }
    round(parts[0], parts[1]);
    round(parts[2], parts[3]);
    for (int k = 0; k <= half; k++) {
      int mirror = (size - k) % size;
      re[mirror] = parts[0][k] + parts[3][k];
      im[mirror] = parts[2][k] - parts[1][k];
      re[k] = parts[0][k] - parts[3][k];
      im[k] = parts[1][k] + parts[2][k];
    }
  }

  private void round(double[] re, double[] im) {
    for (int b = 0; b < error.length; b++) {
      double energy = 0;
      for (int k = edge[b]; k < edge[b + 1]; k++) {
        energy += re[k] * re[k] + im[k] * im[k];
      }
      // The error of a step is evenly spread over it: its square is a twelfth of the step's.
      double mean = energy / Math.max(1, edge[b + 1] - edge[b]);
      double step = Math.sqrt(12 / 2.0 * REDUNDANCY * error[b] * mean);
      for (int k = edge[b]; k < edge[b + 1] && step > 0; k++) {
        re[k] = step * Math.rint(re[k] / step);
        im[k] = step * Math.rint(im[k] / step);
      }
    }
    for (int k = edge[error.length]; k < re.length; k++) {
      re[k] = 0;
      im[k] = 0;
    }
  }
}
