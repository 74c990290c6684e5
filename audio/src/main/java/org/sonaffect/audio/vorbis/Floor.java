package org.sonaffect.audio.vorbis;

import org.sonaffect.audio.stream.AudioException;

/** The spectral envelope of a channel (Vorbis I specification, sections 6 and 7). */
interface Floor {
  /** Reads one; {@code books} are those of the stream. */
  static Floor read(VorbisBits in, CodeBook[] books) throws AudioException {
    int type = in.read(16);
    CodeBook.demand(type <= 1, "a floor of type " + type);
    Floor floor = type == 0 ? new FloorZero(in, books) : new FloorOne(in, books);
    CodeBook.demand(!in.exhausted(), "a floor is cut short");
    return floor;
  }

  /**
   * Reads the envelope of one channel in a packet, to be kept until the next call for the same
   * channel.
   *
   * @return whether there is one; without, the channel is silent
   */
  boolean decode(VorbisBits in, int channel);

  /** Multiplies the lines of a channel by the envelope last read. */
  void apply(int channel, float[] lines, int count);
}
