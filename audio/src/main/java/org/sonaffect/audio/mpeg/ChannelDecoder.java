package org.sonaffect.audio.mpeg;

import org.jspecify.annotations.Nullable;

/** Decodes frames to as many channels as are wanted, whatever the number that each frame has. */
interface ChannelDecoder {
  /** Forgets the frames so far: what follows is another stream. */
  void reset();

  /**
   * Decodes the next frame; what cannot be decoded of it is silence.
   *
   * @param frame is kept for a while
   * @param into {@code header.samples()} samples of all channels
   * @return why something could not be decoded, or null
   */
  @Nullable String decode(byte[] frame, MpegHeader header, float[] into);
}
