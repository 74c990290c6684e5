package org.sonaffect.audio.mpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.Cancellation;

/**
 * Decodes frames of layers I and II (ISO/IEC 11172-3 clauses 2.4.3.2 and 2.4.3.3, 13818-3 clause
 * 2.4.3.1), whose samples are those of the subbands.
 */
final class SubbandLayers {
  private static final int SUBBANDS = Synthesis.SIZE;

  /** Times of a frame of layer I, and of each third of one of layer II. */
  private static final int TIMES = 12;

  private static final int PARTS = 3;

  /** Table 3-B.1: {@code 2^(1 - index / 3)}; index 63 is not used. */
  private static final float[] SCALE = new float[64];

  static {
    for (int i = 0; i < 63; i++) {
      SCALE[i] = (float) StrictMath.pow(2, 1 - i / 3.0);
    }
  }

  private final boolean mix;
  private final Cancellation cancellation;
  private final Bits bits = new Bits();

  /** Number of levels of each subband, or 0 where it is silent. */
  private final int[][] levels = new int[2][SUBBANDS];

  /** {@code [channel][part of the frame][subband]}. */
  private final float[][][] scale = new float[2][PARTS][SUBBANDS];

  private final float[][] samples = new float[2][PARTS * TIMES * SUBBANDS];

  /** {@code mix}: whether the mean of the channels is wanted and not each of them. */
  SubbandLayers(boolean mix, Cancellation cancellation) {
    this.mix = mix;
    this.cancellation = cancellation;
  }

  /**
   * Decodes a frame; where that fails, it is silence.
   *
   * @return why it failed, or null
   */
  @Nullable String decode(byte[] frame, MpegHeader header, ChannelSamples out) {
    String damage = null;
    try {
      bits.copyOf(frame, Math.min(header.dataStart(), frame.length), frame.length);
      if (header.layer() == 1) {
        layerOne(header);
      } else {
        layerTwo(header);
      }
    } catch (AudioException e) {
      damage = e.getMessage();
      Arrays.fill(samples[0], 0f);
      Arrays.fill(samples[1], 0f);
    }
    int times = header.samples() / SUBBANDS;
    if (mix) {
      if (header.channels() == 2) {
        double apart = 0;
        double mixed = 0;
        for (int i = 0; i < times * SUBBANDS; i++) {
          float left = samples[0][i];
          float right = samples[1][i];
          float mean = (left + right) * 0.5f;
          apart += (double) left * left + (double) right * right;
          mixed += (double) mean * mean;
          samples[0][i] = mean;
        }
        cancellation.add(apart / 2, mixed);
      }
      out.add(0, samples[0], times);
    } else {
      for (int channel = 0; channel < header.channels(); channel++) {
        out.add(channel, samples[channel], times);
      }
    }
    return damage;
  }

  /** Clause 2.4.2.3, mode_extension: the subband from which on the channels share their samples. */
  private static int bound(MpegHeader header, int subbands) {
    if (header.channels() == 1) {
      return subbands;
    }
    return header.jointStereo() < 0 ? subbands : Math.min(subbands, 4 * header.jointStereo() + 4);
  }

  /** Clauses 2.4.1.5 and 2.4.3.2. */
  private void layerOne(MpegHeader header) throws AudioException {
    int channels = header.channels();
    int bound = bound(header, SUBBANDS);
    for (int subband = 0; subband < SUBBANDS; subband++) {
      int own = subband < bound ? channels : 1;
      for (int channel = 0; channel < own; channel++) {
        int allocation = bits.read(4);
        if (allocation == 15) {
          throw AudioException.corrupt("a bit allocation of 15 is reserved");
        }
        levels[channel][subband] = allocation == 0 ? 0 : (2 << allocation) - 1;
      }
      if (own < channels) {
        levels[1][subband] = levels[0][subband];
      }
    }
    for (int subband = 0; subband < SUBBANDS; subband++) {
      for (int channel = 0; channel < channels; channel++) {
        if (levels[channel][subband] != 0) {
          scale[channel][0][subband] = SCALE[bits.read(6)];
        }
      }
    }
    for (int time = 0; time < TIMES; time++) {
      for (int subband = 0; subband < SUBBANDS; subband++) {
        read(channels, subband, bound, 0, time, 1);
      }
    }
  }

  /** Clauses 2.4.1.6 and 2.4.3.3. */
  private void layerTwo(MpegHeader header) throws AudioException {
    int channels = header.channels();
    AllocationTable table = AllocationTable.of(header);
    int subbands = table.subbands();
    int bound = bound(header, subbands);
    Arrays.fill(levels[0], 0);
    Arrays.fill(levels[1], 0);
    for (int subband = 0; subband < subbands; subband++) {
      int own = subband < bound ? channels : 1;
      for (int channel = 0; channel < own; channel++) {
        levels[channel][subband] = table.levels(subband, bits.read(table.bits(subband)));
      }
      if (own < channels) {
        levels[1][subband] = levels[0][subband];
      }
    }
    scaleFactors(channels, subbands);
    for (int third = 0; third < PARTS * TIMES / 3; third++) {
      for (int subband = 0; subband < SUBBANDS; subband++) {
        read(channels, subband, bound, third / 4, 3 * third, 3);
      }
    }
  }

  /** Clause 2.4.2.6, scfsi: which of the three parts of a frame share a scale factor. */
  private void scaleFactors(int channels, int subbands) throws AudioException {
    int[][] shared = new int[2][SUBBANDS];
    for (int subband = 0; subband < subbands; subband++) {
      for (int channel = 0; channel < channels; channel++) {
        shared[channel][subband] = levels[channel][subband] == 0 ? 0 : bits.read(2);
      }
    }
    for (int subband = 0; subband < subbands; subband++) {
      for (int channel = 0; channel < channels; channel++) {
        if (levels[channel][subband] != 0) {
          int how = shared[channel][subband];
          float first = SCALE[bits.read(6)];
          float second = how == 0 || how == 3 ? SCALE[bits.read(6)] : first;
          float third = how == 0 || how == 1 ? SCALE[bits.read(6)] : second;
          scale[channel][0][subband] = first;
          scale[channel][1][subband] = second;
          scale[channel][2][subband] = third;
        }
      }
    }
  }

  /**
   * Reads {@code count} samples of a subband, of all channels; those that the channels share are
   * there once.
   */
  private void read(int channels, int subband, int bound, int part, int time, int count)
      throws AudioException {
    int own = subband < bound ? channels : 1;
    for (int channel = 0; channel < own; channel++) {
      float[] into = samples[channel];
      int at = time * SUBBANDS + subband;
      int n = levels[channel][subband];
      if (n == 0) {
        for (int i = 0; i < count; i++) {
          into[at + i * SUBBANDS] = 0f;
        }
      } else if (count == 3 && (n == 3 || n == 5 || n == 9)) {
        grouped(n, into, at);
      } else {
        int width = 32 - Integer.numberOfLeadingZeros(n);
        for (int i = 0; i < count; i++) {
          into[at + i * SUBBANDS] = fraction(bits.read(width), n);
        }
      }
      float otherScale = scale[1][part][subband];
      float ownScale = scale[channel][part][subband];
      for (int i = 0; i < count; i++) {
        int place = at + i * SUBBANDS;
        if (own < channels) {
          samples[1][place] = into[place] * otherScale;
        }
        into[place] *= ownScale;
      }
    }
  }

  /** Clause 2.4.3.3.4: three samples of few levels in one code. */
  private void grouped(int n, float[] into, int at) throws AudioException {
    int code = bits.read(n == 3 ? 5 : n == 5 ? 7 : 10);
    for (int i = 0; i < 3; i++) {
      into[at + i * SUBBANDS] = fraction(code % n, n);
      code /= n;
    }
  }

  /** The two formulas of the standard come to this: the middle of one of n steps of [-1, 1]. */
  private static float fraction(int code, int n) {
    return (2 * code - (n - 1)) / (float) n;
  }
}
