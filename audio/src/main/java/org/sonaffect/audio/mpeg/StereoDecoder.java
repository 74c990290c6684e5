package org.sonaffect.audio.mpeg;

import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.Cancellation;

/** Decodes frames to two channels, left and right in turn; where a frame has one, both are that. */
final class StereoDecoder implements ChannelDecoder {
  private final MpegDecoder decoder = new MpegDecoder(false, new Cancellation());

  @Override
  public void reset() {
    decoder.reset();
  }

  @Override
  public @Nullable String decode(byte[] frame, MpegHeader header, float[] into) {
    String damage = decoder.decode(frame, header);
    float[] left = decoder.samples(0);
    float[] right = header.channels() == 1 ? left : decoder.samples(1);
    for (int i = 0; i < header.samples(); i++) {
      into[2 * i] = left[i];
      into[2 * i + 1] = right[i];
    }
    return damage;
  }
}
