package org.sonaffect.audio.mpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.Cancellation;

/**
 * Decodes frames of layer III (ISO/IEC 11172-3 clause 2.4.3.4, 13818-3 clause 2.4.3).
 *
 * <p>Where the channels are mixed to one, that is done as early as it can be, on the lines: all
 * that comes behind them is linear. Then a side channel need not be decoded at all.
 */
final class LayerThree {
  private static final String MISSING = "it builds on frames that are missing";
  private static final float HALF_ROOT = (float) Math.sqrt(0.5);
  private static final int CHANNELS = 2;

  /** Sum of the squares of 576 lines, below which only the difference may be heard: -60 dB. */
  private static final double INAUDIBLE = 1e-6 * 576;

  private final boolean mix;
  private final Cancellation cancellation;
  private final Bits sideBits = new Bits();
  private final Bits bits = new Bits();
  private final SideInfo side = new SideInfo();
  private final MainData data = new MainData();
  private final SpectralLines spectrum = new SpectralLines();
  private final ScaleFactors[] factors = {new ScaleFactors(), new ScaleFactors()};
  private final Hybrid[] hybrid = {new Hybrid(), new Hybrid()};
  private final float[][] lines = new float[CHANNELS][Bands.LINES];
  private final int[] used = new int[CHANNELS];
  private final float[] subbands = new float[Bands.LINES];
  private final float[] more = new float[Bands.LINES];
  private final GranuleInfo silence = new GranuleInfo();
  private boolean complete;

  /** {@code mix}: whether the mean of the channels is wanted and not each of them. */
  LayerThree(boolean mix, Cancellation cancellation) {
    this.mix = mix;
    this.cancellation = cancellation;
  }

  /** Forgets the frames so far. */
  void reset() {
    data.reset();
    hybrid[0].reset();
    hybrid[1].reset();
    complete = false;
  }

  /**
   * Decodes a frame; where that fails, the rest of it is silence.
   *
   * @return why it failed, or null. That the first frames build on others before them is no fault.
   */
  @Nullable String decode(byte[] frame, MpegHeader header, ChannelSamples out) {
    String damage = null;
    int bit = -1;
    int mainData = header.dataStart() + header.sideInfoBytes();
    try {
      sideBits.copyOf(frame, header.dataStart(), Math.min(mainData, frame.length));
      side.readBegin(sideBits, header);
      bit = data.add(frame, mainData, side.mainDataBegin);
      side.readRest(sideBits, header);
    } catch (AudioException e) {
      damage = e.getMessage();
    }
    if (damage == null && bit < 0) {
      damage = MISSING;
    }
    int granules = header.low() ? 1 : 2;
    for (int granule = 0; granule < granules; granule++) {
      if (damage == null) {
        try {
          bit = granule(granule, bit, header, out);
          continue;
        } catch (AudioException e) {
          damage = e.getMessage();
        }
      }
      silence(header, out);
    }
    boolean excused = !complete && bit < 0;
    complete |= bit >= 0;
    return excused ? null : damage;
  }

  /** Decodes a granule whose bits begin at {@code first}; returns where they end. */
  private int granule(int granule, int first, MpegHeader header, ChannelSamples out)
      throws AudioException {
    GranuleInfo[] infos = side.granules[granule];
    int channels = header.channels();
    boolean alike =
        channels == 1
            || infos[0].blockType == infos[1].blockType && infos[0].mixed == infos[1].mixed;
    boolean middleSide = channels == 2 && JointStereo.middleSide(header);
    boolean intensity = channels == 2 && JointStereo.intensity(header);
    boolean middleOnly = mix && alike && middleSide && !intensity;
    int from = first;
    for (int channel = 0; channel < channels; channel++) {
      GranuleInfo info = infos[channel];
      int end = from + info.bits;
      if (end > data.end()) {
        throw AudioException.corrupt("a granule that ends behind its frame");
      }
      bits.wrap(data.memory(), from, end);
      if (header.low()) {
        factors[channel].readLow(bits, info, channel == 1 && intensity);
      } else {
        factors[channel].read(bits, info, granule, side.shared[channel]);
      }
      if (channel == 0 || !middleOnly) {
        used[channel] = lines(channel, info, end);
      } else {
        noteSide(info, end);
      }
      from = end;
    }
    if (middleOnly) {
      // (L + R) / 2 = M / √2.
      scale(lines[0], used[0], HALF_ROOT);
      mixed(infos[0], out);
    } else if (channels == 1) {
      if (mix) {
        mixed(infos[0], out);
      } else {
        apart(0, infos[0], out);
      }
    } else {
      stereo(header, infos, alike, out);
    }
    return from;
  }

  private int lines(int channel, GranuleInfo info, int end) throws AudioException {
    return spectrum.decode(
        data.memory(), bits.position(), end, info, factors[channel], lines[channel]);
  }

  /**
   * Takes note of the middle, which is mixed, and of the side where there may be little else: L L +
   * R R = M M + S S.
   */
  private void noteSide(GranuleInfo info, int end) {
    double middle = power(0);
    double side = 0;
    if (middle < INAUDIBLE) {
      try {
        used[1] = lines(1, info, end);
        side = power(1);
      } catch (AudioException e) {
        side = 0; // what is broken is not heard
      }
    }
    cancellation.add((middle + side) / 2, middle / 2);
  }

  private void stereo(MpegHeader header, GranuleInfo[] infos, boolean alike, ChannelSamples out) {
    if (header.jointStereo() > 0) {
      JointStereo.separate(header, infos[1], factors[1], lines[0], lines[1]);
      used[0] = Math.max(used[0], used[1]);
      used[1] = used[0];
    }
    if (!mix) {
      apart(0, infos[0], out);
      apart(1, infos[1], out);
    } else if (alike) {
      float[] left = lines[0];
      float[] right = lines[1];
      used[0] = Math.max(used[0], used[1]);
      double apart = power(0) + power(1);
      for (int i = 0; i < used[0]; i++) {
        left[i] = (left[i] + right[i]) * 0.5f;
      }
      cancellation.add(apart / 2, power(0));
      mixed(infos[0], out);
    } else {
      scale(lines[0], used[0], 0.5f);
      scale(lines[1], used[1], 0.5f);
      hybrid[0].transform(lines[0], used[0], infos[0], subbands);
      hybrid[1].transform(lines[1], used[1], infos[1], more);
      addMore();
      out.add(0, subbands, Imdct.SIZE);
    }
  }

  /** Sum of the squares of the lines of a channel. */
  private double power(int channel) {
    double sum = 0;
    for (int i = 0; i < used[channel]; i++) {
      sum += (double) lines[channel][i] * lines[channel][i];
    }
    return sum;
  }

  private static void scale(float[] lines, int used, float factor) {
    for (int i = 0; i < used; i++) {
      lines[i] *= factor;
    }
  }

  private void apart(int channel, GranuleInfo info, ChannelSamples out) {
    hybrid[channel].transform(lines[channel], used[channel], info, subbands);
    out.add(channel, subbands, Imdct.SIZE);
  }

  /** The lines of the mixed channels, and what is left of the time when they were not alike. */
  private void mixed(GranuleInfo info, ChannelSamples out) {
    hybrid[0].transform(lines[0], used[0], info, subbands);
    if (!hybrid[1].empty()) {
      hybrid[1].transform(lines[1], 0, silence, more);
      addMore();
    }
    out.add(0, subbands, Imdct.SIZE);
  }

  private void addMore() {
    for (int i = 0; i < subbands.length; i++) {
      subbands[i] += more[i];
    }
  }

  private void silence(MpegHeader header, ChannelSamples out) {
    Arrays.fill(used, 0);
    if (mix) {
      mixed(silence, out);
      return;
    }
    for (int channel = 0; channel < header.channels(); channel++) {
      apart(channel, silence, out);
    }
  }
}
