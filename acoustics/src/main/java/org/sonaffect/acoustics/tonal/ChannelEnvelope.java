package org.sonaffect.acoustics.tonal;

import java.util.Arrays;
import org.sonaffect.acoustics.dsp.RealFft;

/**
 * The envelope of a channel's excitation: from the spectrum of a frame back to time, rectified, and
 * the low end of the spectrum of that (Daniel and Weber 1997, stages 1 and 2).
 *
 * <p>A channel without high frequencies needs fewer points of time, and the low end of the
 * rectified wave is left after a triangular filter that thins it out to {@value #THINNED} points.
 */
final class ChannelEnvelope {
  /** Bins of the envelope's spectrum, from 0. */
  static final int BINS = 129;

  /** Points of time of the fewest and of all frequencies. */
  private static final int FEWEST = 2048;

  private static final int MOST = 8192;
  private static final int THINNED = 1024;

  /** Points of time, at least, for each bin up to the highest. */
  private static final int POINTS = 4;

  private final RealFft[] back = new RealFft[3];
  private final double[][] response = new double[back.length][BINS];
  private final RealFft forward = new RealFft(THINNED);
  private final float[] plus = new float[MOST / 2];
  private final float[] minus = new float[MOST / 2];
  private final float[] wave = new float[MOST];
  private final float[] thinned = new float[THINNED];
  private final float[] re = new float[MOST / 2 + 1];
  private final float[] im = new float[MOST / 2 + 1];
  private int highest;

  ChannelEnvelope() {
    for (int s = 0; s < back.length; s++) {
      int size = FEWEST << s;
      back[s] = new RealFft(size);
      int step = size / THINNED;
      for (int k = 0; k < BINS; k++) {
        double box =
            k == 0
                ? 1
                : StrictMath.sin(Math.PI * k / THINNED)
                    / (step * StrictMath.sin(Math.PI * k / size));
        response[s][k] = box * box;
      }
    }
  }

  /** Begins a channel. */
  void begin() {
    Arrays.fill(plus, 0, highest + 1, 0f);
    Arrays.fill(minus, 0, highest + 1, 0f);
    highest = 0;
  }

  /** Adds a component of the frame's spectrum; bins come in rising order, from 1. */
  void add(int bin, double real, double imaginary) {
    // A sum of an even and an odd half: one transform gives both back apart.
    plus[bin] = (float) (real + imaginary);
    minus[bin] = (float) (real - imaginary);
    highest = bin;
  }

  /**
   * Ends the channel.
   *
   * @param envelopeRe spectrum of the envelope, {@code double[BINS]}; what is at 0 is its mean
   * @return whether there was a component
   */
  boolean finish(double[] envelopeRe, double[] envelopeIm) {
    if (highest == 0) {
      return false;
    }
    int s = 0;
    while (s < back.length - 1 && FEWEST << s < POINTS * (highest + 1)) {
      s++;
    }
    int size = FEWEST << s;
    rectify(size, back[s]);
    thin(size);
    forward.forward(thinned, re, im);
    for (int k = 0; k < BINS; k++) {
      double scale = 1 / (THINNED * response[s][k]);
      envelopeRe[k] = scale * re[k];
      envelopeIm[k] = scale * im[k];
    }
    return true;
  }

  private void rectify(int size, RealFft fft) {
    Arrays.fill(wave, 0, size, 0f);
    for (int k = 1; k <= highest; k++) {
      wave[k] = plus[k];
      wave[size - k] = minus[k];
    }
    fft.forward(wave, re, im);
    int half = size / 2;
    wave[0] = Math.abs(re[0]);
    wave[half] = Math.abs(re[half]);
    for (int n = 1; n < half; n++) {
      wave[n] = Math.abs(re[n] + im[n]);
      wave[size - n] = Math.abs(re[n] - im[n]);
    }
  }

  /** Means of neighbours under a triangle; the frame goes round. */
  private void thin(int size) {
    int step = size / THINNED;
    for (int i = 0; i < THINNED; i++) {
      int middle = i * step;
      double sum = step * (double) wave[middle];
      for (int j = 1; j < step; j++) {
        int below = (middle - j) & (size - 1);
        sum += (step - j) * ((double) wave[middle + j] + wave[below]);
      }
      thinned[i] = (float) (sum / (step * step));
    }
  }
}
