package org.sonaffect.acoustics.tonal;

import org.sonaffect.acoustics.dsp.FastMath;

/**
 * Roughness of frames of 0.2 s, five a second (Daniel and Weber, "Psychoacoustical roughness:
 * implementation of an optimized model", 1997): the excitation of 47 channels as a function of
 * time, the modulation depth of its envelope, and how alike the envelopes of neighbours are.
 */
final class Roughness extends FrameAnalyser {
  private static final int LENGTH = 8192;
  private static final int CHANNELS = RoughnessWeights.CHANNELS;

  /** Makes a tone of 1 kHz and 60 dB, modulated fully at 70 Hz, 1 asper. */
  static final double CALIBRATION = 0.25;

  /** Bins of the envelope that count: from above what the window itself does, to 645 Hz. */
  private static final int FIRST_BIN = 3;

  private static final int LAST_BIN = ChannelEnvelope.BINS - 1;

  /** Channels further up that an envelope is compared with: by 1 Bark. */
  private static final int NEIGHBOUR = 2;

  /** Terhardt's slopes of excitation: down, dB/Bark; up, at 0 dB and its changes. */
  private static final double DOWN = 27;

  private static final double UP = 24;
  private static final double UP_BY_FREQUENCY = 230;
  private static final double UP_BY_LEVEL = 0.2;

  /** Critical-band rate up to which components count. */
  private static final double HIGHEST = 24;

  /** Half Barks above a channel from where a component is 160 dB weaker in it, and left out. */
  private static final int FAR_ABOVE = 12;

  /** 20 log10(2). */
  private static final double DB_PER_DOUBLING = 6.0205999132796239;

  private final double fullScaleLevel;
  private final FrameSpectrum spectrum = new FrameSpectrum(LENGTH, FrameSpectrum.BLACKMAN);
  private final ChannelEnvelope envelope = new ChannelEnvelope();
  private final int bins;
  private final double[] bark;
  private final double[] gain;
  private final double[] threshold;
  private final double[] spreadDown;
  private final int[] lowest;
  private final int[] highest;
  private final double[] channelThreshold = new double[CHANNELS];
  private final double[] channelDown = new double[CHANNELS];
  private final double[][] weight = new double[CHANNELS][LAST_BIN + 1];
  private final double[] amplitude;
  private final double[] up;
  private final double[] upRatio;
  private final int[] audible;
  private final double[][] envelopeRe = new double[CHANNELS][LAST_BIN + 1];
  private final double[][] envelopeIm = new double[CHANNELS][LAST_BIN + 1];
  private final double[] energy = new double[CHANNELS];
  private final double[] depth = new double[CHANNELS];
  private final RunningMoments values = new RunningMoments();

  /** {@code fullScaleLevel}: dB SPL of a full-scale sine. */
  Roughness(double fullScaleLevel) {
    super(LENGTH, LENGTH);
    this.fullScaleLevel = fullScaleLevel;
    double width = spectrum.binWidth();
    int end = 1;
    while (end < LENGTH / 2 && CriticalBands.bark(end * width) < HIGHEST) {
      end++;
    }
    bins = end;
    bark = new double[bins];
    gain = new double[bins];
    threshold = new double[bins];
    spreadDown = new double[bins];
    lowest = new int[bins];
    highest = new int[bins];
    amplitude = new double[bins];
    up = new double[bins];
    upRatio = new double[bins];
    audible = new int[bins];
    for (int k = 1; k < bins; k++) {
      bark[k] = CriticalBands.bark(k * width);
      gain[k] = decibels(RoughnessWeights.transmission(bark[k])) * spectrum.amplitudeScale();
      threshold[k] = amplitude(RoughnessWeights.threshold(k * width));
      spreadDown[k] = decibels(-DOWN * bark[k]);
      lowest[k] = (int) Math.floor(2 * bark[k]) - 1;
      highest[k] = (int) Math.ceil(2 * bark[k]) - 1;
    }
    int k = 1;
    for (int i = 0; i < CHANNELS; i++) {
      while (k < bins - 1 && bark[k] < (i + 1) / 2.0) {
        k++;
      }
      channelThreshold[i] = threshold[k];
      channelDown[i] = decibels(DOWN * (i + 2) / 2.0);
      for (int bin = FIRST_BIN; bin <= LAST_BIN; bin++) {
        weight[i][bin] = RoughnessWeights.modulation(i, bin * width);
      }
    }
  }

  private static double decibels(double level) {
    return StrictMath.pow(10, level / 20);
  }

  private double amplitude(double level) {
    return decibels(level - fullScaleLevel);
  }

  /** Asper, 0 upwards. */
  RunningMoments values() {
    return values;
  }

  @Override
  void analyse(float[] samples, int offset) {
    spectrum.transform(samples, offset);
    int components = components();
    for (int i = 0; i < CHANNELS; i++) {
      excite(i, components);
      boolean any = envelope.finish(envelopeRe[i], envelopeIm[i]);
      energy[i] = any ? energy(i) : 0;
      double mean = envelopeRe[i][0];
      depth[i] = any && mean > 0 ? Math.min(1, Math.sqrt(2 * energy[i]) / mean) : 0;
    }
    values.add(CALIBRATION * sum());
  }

  /** Finds the bins that can be heard, and how their excitation falls off. */
  private int components() {
    int count = 0;
    for (int k = 1; k < bins; k++) {
      amplitude[k] = gain[k] * Math.sqrt(spectrum.power(k));
      if (amplitude[k] > threshold[k]) {
        double level = fullScaleLevel + DB_PER_DOUBLING * FastMath.log2(amplitude[k]);
        double frequency = k * spectrum.binWidth();
        double slope = Math.min(0, -UP - UP_BY_FREQUENCY / frequency + UP_BY_LEVEL * level);
        // The first channel above reaches down to half a Bark below its middle.
        double distance = (highest[k] + 1) / 2.0 - bark[k];
        up[k] = FastMath.base2Power(slope * distance / DB_PER_DOUBLING);
        upRatio[k] = FastMath.base2Power(slope / 2 / DB_PER_DOUBLING);
        audible[count++] = k;
      }
    }
    return count;
  }

  /** Gathers the excitation of a channel. */
  private void excite(int channel, int components) {
    envelope.begin();
    for (int a = 0; a < components; a++) {
      int k = audible[a];
      double factor = 1;
      if (channel < lowest[k]) {
        if (lowest[k] - channel > FAR_ABOVE) {
          return;
        }
        factor = spreadDown[k] * channelDown[channel];
      } else if (channel > highest[k]) {
        factor = up[k];
        up[k] *= upRatio[k];
      }
      if (factor == 1 || factor * amplitude[k] > channelThreshold[channel]) {
        double scale = factor * gain[k];
        envelope.add(k, scale * spectrum.re[k], scale * spectrum.im[k]);
      }
    }
  }

  /** Weighs the envelope's spectrum; the energy that is left. */
  private double energy(int channel) {
    double sum = 0;
    for (int k = FIRST_BIN; k <= LAST_BIN; k++) {
      double real = weight[channel][k] * envelopeRe[channel][k];
      double imaginary = weight[channel][k] * envelopeIm[channel][k];
      envelopeRe[channel][k] = real;
      envelopeIm[channel][k] = imaginary;
      sum += real * real + imaginary * imaginary;
    }
    return sum;
  }

  private double sum() {
    double sum = 0;
    for (int i = 0; i < CHANNELS; i++) {
      double below = i >= NEIGHBOUR ? likeness(i - NEIGHBOUR) : 1;
      double above = i + NEIGHBOUR < CHANNELS ? likeness(i) : 1;
      double specific = RoughnessWeights.carrier(i) * depth[i] * below * above;
      sum += specific * specific;
    }
    return sum;
  }

  /** Correlation of the envelopes of a channel and the one 1 Bark above it. */
  private double likeness(int channel) {
    int other = channel + NEIGHBOUR;
    if (energy[channel] <= 0 || energy[other] <= 0) {
      return 0;
    }
    double both = 0;
    for (int k = FIRST_BIN; k <= LAST_BIN; k++) {
      both +=
          envelopeRe[channel][k] * envelopeRe[other][k]
              + envelopeIm[channel][k] * envelopeIm[other][k];
    }
    return both / Math.sqrt(energy[channel] * energy[other]);
  }
}
