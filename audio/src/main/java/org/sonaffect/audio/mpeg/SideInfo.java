package org.sonaffect.audio.mpeg;

import org.sonaffect.audio.stream.AudioException;

/** Side information of a frame of layer III (ISO/IEC 11172-3 clause 2.4.1.7, 13818-3 2.4.1.7). */
final class SideInfo {
  /** Groups of bands whose scale factors the second granule may share with the first. */
  static final int GROUPS = 4;

  /** How far before this frame its main data begins, bytes. */
  int mainDataBegin;

  /** {@code boolean[channel][group]}: scfsi, whether the second granule uses those of the first. */
  final boolean[][] shared = new boolean[2][GROUPS];

  /** {@code GranuleInfo[granule][channel]}. */
  final GranuleInfo[][] granules = {
    {new GranuleInfo(), new GranuleInfo()}, {new GranuleInfo(), new GranuleInfo()}
  };

  /** Reads where the main data begins, which is good to know even where the rest is broken. */
  void readBegin(Bits in, MpegHeader header) throws AudioException {
    mainDataBegin = in.read(header.low() ? 8 : 9);
  }

  /** Reads the rest. */
  void readRest(Bits in, MpegHeader header) throws AudioException {
    int channels = header.channels();
    if (header.low()) {
      in.read(channels == 1 ? 1 : 2);
    } else {
      in.read(channels == 1 ? 5 : 3);
      for (int channel = 0; channel < channels; channel++) {
        for (int group = 0; group < GROUPS; group++) {
          shared[channel][group] = in.flag();
        }
      }
    }
    for (int granule = 0; granule < (header.low() ? 1 : 2); granule++) {
      for (int channel = 0; channel < channels; channel++) {
        granules[granule][channel].read(in, header);
      }
    }
  }
}
