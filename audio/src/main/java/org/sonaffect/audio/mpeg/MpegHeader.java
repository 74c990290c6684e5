package org.sonaffect.audio.mpeg;

import org.jspecify.annotations.Nullable;

/**
 * The four bytes before a frame of MPEG audio (ISO/IEC 11172-3 clause 2.4.1.3, 13818-3 clause
 * 2.4.2.3; version 2.5 is Fraunhofer's extension to lower sample rates).
 *
 * @param version 1, 2, or 3 for 2.5
 * @param layer 1 to 3
 * @param rateIndex 0 to 8: 44100, 48000, 32000 Hz, then their halves, then their quarters
 * @param channels 1 or 2
 * @param jointStereo what of joint stereo is in use: two bits; -1 where the mode is another
 * @param protectedByCrc whether two bytes of CRC follow the header
 * @param kilobits kbit/s; 0 for a free bit rate
 * @param padding whether the frame is longer by one slot
 * @param frameBytes length of the frame with its header; 0 where the bit rate is free and it has
 *     not been found yet
 */
public record MpegHeader(
    int version,
    int layer,
    int rateIndex,
    int channels,
    int jointStereo,
    boolean protectedByCrc,
    int kilobits,
    boolean padding,
    int frameBytes) {

  /** Length of a header. */
  public static final int BYTES = 4;

  private static final int[] RATES = {44100, 48000, 32000};

  /** kbit/s by index 1 to 14, for layers I, II, III of version 1. */
  private static final int[][] BITRATES_1 = {
    {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
  };

  /** The same for layer I, and for II and III, of versions 2 and 2.5. */
  private static final int[][] BITRATES_2 = {
    {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
  };

  private static final int JOINT_STEREO = 1;
  private static final int SINGLE_CHANNEL = 3;

  /** The header at {@code b[at..at + 3]}, or null where there is none. */
  public static @Nullable MpegHeader parse(byte[] b, int at) {
    if (b[at] != (byte) 0xFF || (b[at + 1] & 0xE0) != 0xE0) {
      return null;
    }
    int versionBits = b[at + 1] >> 3 & 3;
    int layerBits = b[at + 1] >> 1 & 3;
    int bitrateIndex = b[at + 2] >> 4 & 15;
    int rate = b[at + 2] >> 2 & 3;
    if (versionBits == 1 || layerBits == 0 || bitrateIndex == 15 || rate == 3) {
      return null;
    }
    int version = versionBits == 3 ? 1 : versionBits == 2 ? 2 : 3;
    int layer = 4 - layerBits;
    int[] kilobits = (version == 1 ? BITRATES_1 : BITRATES_2)[layer - 1];
    int mode = b[at + 3] >> 6 & 3;
    MpegHeader header =
        new MpegHeader(
            version,
            layer,
            3 * (version - 1) + rate,
            mode == SINGLE_CHANNEL ? 1 : 2,
            mode == JOINT_STEREO ? b[at + 3] >> 4 & 3 : -1,
            (b[at + 1] & 1) == 0,
            bitrateIndex == 0 ? 0 : kilobits[bitrateIndex - 1],
            (b[at + 2] >> 1 & 1) != 0,
            0);
    return bitrateIndex == 0 ? header : header.ofBytes(header.bytesOfBitRate());
  }

  /** Clause 2.4.3.1: slots of a frame from bit rate and sampling frequency. */
  private int bytesOfBitRate() {
    return (samples() / 8 / slot() * kilobits * 1000 / sampleRate() + (padding ? 1 : 0)) * slot();
  }

  /** The same with another length of the frame. */
  MpegHeader ofBytes(int bytes) {
    return new MpegHeader(
        version, layer, rateIndex, channels, jointStereo, protectedByCrc, kilobits, padding, bytes);
  }

  /** Hz. */
  int sampleRate() {
    return RATES[rateIndex % 3] >> (version - 1);
  }

  /** Samples of each channel that the frame decodes to. */
  int samples() {
    return layer == 1 ? 384 : layer == 3 && version > 1 ? 576 : 1152;
  }

  /** Bytes by which frames grow. */
  int slot() {
    return layer == 1 ? 4 : 1;
  }

  /** Whether this is of version 2 or 2.5: low sampling frequencies. */
  boolean low() {
    return version > 1;
  }

  /** Where the audio data begins in the frame: behind the header and its CRC. */
  int dataStart() {
    return BYTES + (protectedByCrc ? 2 : 0);
  }

  /** Whether the bit rate is none of those in the tables, so that the header tells no length. */
  boolean free() {
    return kilobits == 0;
  }

  /** Whether both can be frames of one stream, in which the number of channels may change. */
  boolean continues(MpegHeader other) {
    return version == other.version
        && layer == other.layer
        && rateIndex == other.rateIndex
        && free() == other.free();
  }

  /** Bytes of side information after the header of a layer III frame. */
  int sideInfoBytes() {
    if (version == 1) {
      return channels == 1 ? 17 : 32;
    }
    return channels == 1 ? 9 : 17;
  }

  /** Such as {@code MPEG-1 layer III at 44100 Hz}. */
  String describe() {
    String[] versions = {"1", "2", "2.5"};
    String[] layers = {"I", "II", "III"};
    return "MPEG-%s layer %s at %d Hz"
        .formatted(versions[version - 1], layers[layer - 1], sampleRate());
  }
}
