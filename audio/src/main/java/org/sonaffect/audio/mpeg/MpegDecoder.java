package org.sonaffect.audio.mpeg;

import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.Cancellation;

/**
 * Decodes frames of MPEG audio, layers I to III of MPEG-1, 2 and 2.5, in float; full scale is 1,
 * and nothing is clipped.
 */
final class MpegDecoder {
  private final ChannelSamples channels;
  private final LayerThree layerThree;
  private final SubbandLayers subbandLayers;

  /**
   * {@code mix}: whether the mean of the channels is wanted and not each of them; then these are
   * noted.
   */
  MpegDecoder(boolean mix, Cancellation cancellation) {
    channels = new ChannelSamples(mix ? 1 : 2);
    layerThree = new LayerThree(mix, cancellation);
    subbandLayers = new SubbandLayers(mix, cancellation);
  }

  /**
   * Decodes the next frame of a stream; what cannot be decoded of it is silence.
   *
   * @return why something could not be decoded, or null
   */
  @Nullable String decode(byte[] frame, MpegHeader header) {
    channels.clear();
    return header.layer() == 3
        ? layerThree.decode(frame, header, channels)
        : subbandLayers.decode(frame, header, channels);
  }

  /** Forgets the frames so far. */
  void reset() {
    channels.reset();
    layerThree.reset();
  }

  /** The samples of a channel of the frame last decoded; good until the next one. */
  float[] samples(int channel) {
    return channels.samples(channel);
  }
}
