package org.sonaffect.acoustics.tonal;

import org.sonaffect.acoustics.dsp.FastMath;

/**
 * The roughness of a frame (Daniel and Weber, "Psychoacoustical roughness: implementation of an
 * optimized model", 1997): the excitation of 47 channels as a function of time, the modulation
 * depth of its envelope, and how alike the envelopes of neighbours are. One instance serves one
 * thread.
 */
final class RoughnessModel {
  /** Samples of a frame. */
  static final int LENGTH = 8192;

  private static final int CHANNELS = RoughnessWeights.CHANNELS;

  /** Makes a tone of 1 kHz and 60 dB, modulated fully at 70 Hz, 1 asper. */
  static final double CALIBRATION = 0.25;

  /** Channels further up that an envelope is compared with: by 1 Bark. */
  private static final int NEIGHBOUR = 2;

  /** Terhardt's slope of excitation upwards falls so much for each dB. */
  private static final double UP_BY_LEVEL = 0.2;

  /** Half Barks above a channel from where a component is 160 dB weaker in it, and left out. */
  private static final int FAR_ABOVE = 12;

  /** 20 log10(2). */
  private static final double DB_PER_DOUBLING = 6.0205999132796239;

  private final RoughnessTables tables;
  private final double[] gain;
  private final int[] lowest;
  private final int[] highest;
  private final FrameSpectrum spectrum = RoughnessTables.spectrum();
  private final ChannelEnvelope envelope = new ChannelEnvelope();
  private final double[] amplitude;
  private final double[] up;
  private final double[] upRatio;
  private final int[] audible;
  private final double[][] envelopeRe = new double[CHANNELS][ChannelEnvelope.BINS];
  private final double[][] envelopeIm = new double[CHANNELS][ChannelEnvelope.BINS];
  private final double[] energy = new double[CHANNELS];
  private final double[] depth = new double[CHANNELS];

  /** {@code fullScaleLevel}: dB SPL of a full-scale sine. */
  RoughnessModel(double fullScaleLevel) {
    tables = RoughnessTables.of(fullScaleLevel);
    gain = tables.gain;
    lowest = tables.lowest;
    highest = tables.highest;
    amplitude = new double[gain.length];
    up = new double[gain.length];
    upRatio = new double[gain.length];
    audible = new int[gain.length];
  }

  /** Asper, 0 upwards, of a frame of {@link #LENGTH} samples at {@code samples[offset]}. */
  double of(float[] samples, int offset) {
    spectrum.transform(samples, offset);
    int components = components();
    for (int i = 0; i < CHANNELS; i++) {
      excite(i, components);
      boolean any = envelope.finish(envelopeRe[i], envelopeIm[i]);
      energy[i] = any ? energy(i) : 0;
      double mean = envelopeRe[i][0];
      depth[i] = any && mean > 0 ? Math.min(1, Math.sqrt(2 * energy[i]) / mean) : 0;
    }
    return CALIBRATION * sum();
  }

  /** Finds the bins that can be heard, and how their excitation falls off. */
  private int components() {
    int count = 0;
    for (int k = 1; k < gain.length; k++) {
      amplitude[k] = gain[k] * Math.sqrt(spectrum.power(k));
      if (amplitude[k] > tables.threshold[k]) {
        double level = tables.fullScaleLevel + DB_PER_DOUBLING * FastMath.log2(amplitude[k]);
        double slope = Math.min(0, tables.softestSlope[k] + UP_BY_LEVEL * level);
        up[k] = FastMath.base2Power(slope * tables.distanceUp[k] / DB_PER_DOUBLING);
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
        factor = tables.spreadDown[k] * tables.channelDown[channel];
      } else if (channel > highest[k]) {
        factor = up[k];
        up[k] *= upRatio[k];
      }
      if (factor == 1 || factor * amplitude[k] > tables.channelThreshold[channel]) {
        double scale = factor * gain[k];
        envelope.add(k, scale * spectrum.re[k], scale * spectrum.im[k]);
      }
    }
  }

  /** Weighs the envelope's spectrum; the energy that is left. */
  private double energy(int channel) {
    double[] weight = tables.weight[channel];
    double sum = 0;
    for (int k = RoughnessTables.FIRST_BIN; k < ChannelEnvelope.BINS; k++) {
      double real = weight[k] * envelopeRe[channel][k];
      double imaginary = weight[k] * envelopeIm[channel][k];
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
    for (int k = RoughnessTables.FIRST_BIN; k < ChannelEnvelope.BINS; k++) {
      both +=
          envelopeRe[channel][k] * envelopeRe[other][k]
              + envelopeIm[channel][k] * envelopeIm[other][k];
    }
    return both / Math.sqrt(energy[channel] * energy[other]);
  }
}
