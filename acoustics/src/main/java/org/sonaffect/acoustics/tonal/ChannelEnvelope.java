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

  /**
   * The rectified wave: its first half forwards into {@link #re}, and from its end backwards into
   * {@link #im}, each with both the first point and the one in the middle.
   */
  private void rectify(int size, RealFft fft) {
    Arrays.fill(wave, 0, size, 0f);
    for (int k = 1; k <= highest; k++) {
      wave[k] = plus[k];
      wave[size - k] = minus[k];
    }
    fft.forward(wave, re, im);
    float[] forwards = re;
    float[] backwards = im;
    for (int n = 0; n <= size / 2; n++) {
      float real = forwards[n];
      float imaginary = backwards[n];
      forwards[n] = Math.abs(real + imaginary);
      backwards[n] = Math.abs(real - imaginary);
    }
  }

  /** Means of neighbours under a triangle; the frame goes round. */
  private void thin(int size) {
    int step = size / THINNED;
    float[] forwards = re;
    float[] backwards = im;
    int half = size / 2;
    double first = step * forwards[0];
    double middle = step * forwards[half];
    for (int j = 1; j < step; j++) {
      first += (step - j) * ((double) forwards[j] + backwards[j]);
      middle += (step - j) * ((double) backwards[half - j] + forwards[half - j]);
    }
    double scale = 1.0 / (step * step); // a power of two: exact
    thinned[0] = (float) (first * scale);
    thinned[THINNED / 2] = (float) (middle * scale);
    for (int i = 1; i < THINNED / 2; i++) {
      int at = i * step;
      double one = step * forwards[at];
      double other = step * backwards[at];
      for (int j = 1; j < step; j++) {
        double weight = step - j;
        one += weight * ((double) forwards[at + j] + forwards[at - j]);
        other += weight * ((double) backwards[at + j] + backwards[at - j]);
      }
      thinned[i] = (float) (one * scale);
      thinned[THINNED - i] = (float) (other * scale);
    }
  }
}
