package org.sonaffect.acoustics.tonal;

/** What {@link RoughnessModel} needs to know of each bin and channel, whatever the sound. */
final class RoughnessTables {
  /** Bins of the envelope count from here, above what the window itself does, to 645 Hz. */
  static final int FIRST_BIN = 3;

  private static final int CHANNELS = RoughnessWeights.CHANNELS;

  /** Terhardt's slopes of excitation: down, dB/Bark; up, at 0 dB. */
  private static final double DOWN = 27;

  private static final double UP = 24;
  private static final double UP_BY_FREQUENCY = 230;

  /** Critical-band rate up to which components count. */
  private static final double HIGHEST = 24;

  private static volatile RoughnessTables last = new RoughnessTables(Tonal.FULL_SCALE_LEVEL);

  /** dB SPL of a full-scale sine. */
  final double fullScaleLevel;

  // A value a bin of the spectrum, from 1.

  /** From the magnitude to the amplitude in the inner ear. */
  final double[] gain;

  /** Amplitude that is just heard. */
  final double[] threshold;

  /** Of the excitation further down: times that of the channel it is the excitation there. */
  final double[] spreadDown;

  /** The slope of excitation upwards at 0 dB, dB/Bark. */
  final double[] softestSlope;

  /**
   * Bark from the bin to half a Bark below the first channel above, which reaches down to there.
   */
  final double[] distanceUp;

  /** The channels on both sides of the bin. */
  final int[] lowest;

  final int[] highest;

  // A value a channel.

  /** Amplitude that is just heard. */
  final double[] channelThreshold = new double[CHANNELS];

  final double[] channelDown = new double[CHANNELS];

  /** {@code [channel][bin of the envelope]}: how much a modulation counts. */
  final double[][] weight = new double[CHANNELS][ChannelEnvelope.BINS];

  /** {@code fullScaleLevel}: dB SPL of a full-scale sine. */
  static RoughnessTables of(double fullScaleLevel) {
    RoughnessTables tables = last;
    if (tables.fullScaleLevel != fullScaleLevel) {
      tables = new RoughnessTables(fullScaleLevel);
      last = tables;
    }
    return tables;
  }

  /** Frames as they are transformed. */
  static FrameSpectrum spectrum() {
    return new FrameSpectrum(RoughnessModel.LENGTH, FrameSpectrum.BLACKMAN);
  }

  private RoughnessTables(double fullScaleLevel) {
    this.fullScaleLevel = fullScaleLevel;
    FrameSpectrum spectrum = spectrum();
    double width = spectrum.binWidth();
    int bins = 1;
    while (bins < RoughnessModel.LENGTH / 2 && CriticalBands.bark(bins * width) < HIGHEST) {
      bins++;
    }
    double[] bark = new double[bins];
    gain = new double[bins];
    threshold = new double[bins];
    spreadDown = new double[bins];
    softestSlope = new double[bins];
    distanceUp = new double[bins];
    lowest = new int[bins];
    highest = new int[bins];
    for (int k = 1; k < bins; k++) {
      bark[k] = CriticalBands.bark(k * width);
      gain[k] = decibels(RoughnessWeights.transmission(bark[k])) * spectrum.amplitudeScale();
      threshold[k] = decibels(RoughnessWeights.threshold(k * width) - fullScaleLevel);
      spreadDown[k] = decibels(-DOWN * bark[k]);
      softestSlope[k] = -UP - UP_BY_FREQUENCY / (k * width);
      lowest[k] = (int) Math.floor(2 * bark[k]) - 1;
      highest[k] = (int) Math.ceil(2 * bark[k]) - 1;
      distanceUp[k] = (highest[k] + 1) / 2.0 - bark[k];
    }
    int k = 1;
    for (int i = 0; i < CHANNELS; i++) {
      while (k < bins - 1 && bark[k] < (i + 1) / 2.0) {
        k++;
      }
      channelThreshold[i] = threshold[k];
      channelDown[i] = decibels(DOWN * (i + 2) / 2.0);
      for (int bin = FIRST_BIN; bin < ChannelEnvelope.BINS; bin++) {
        weight[i][bin] = RoughnessWeights.modulation(i, bin * width);
      }
    }
  }

  private static double decibels(double level) {
    return StrictMath.pow(10, level / 20);
  }
}
