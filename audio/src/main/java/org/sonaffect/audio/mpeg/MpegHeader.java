package org.sonaffect.audio.mpeg;

import org.jspecify.annotations.Nullable;

/**
 * The four bytes before a frame of MPEG audio (ISO/IEC 11172-3 section 2.4.1.3, 13818-3 section
 * 2.4.2.3; version 2.5 is Fraunhofer's extension to lower sample rates).
 *
 * @param version 1, 2, or 3 for 2.5
 * @param layer 1 to 3
 * @param sampleRate Hz
 * @param channels 1 or 2
 * @param protectedByCrc whether two bytes of CRC follow the header
 * @param frameBytes length of the frame with its header
 * @param samples of each channel that the frame decodes to
 */
public record MpegHeader(
    int version,
    int layer,
    int sampleRate,
    int channels,
    boolean protectedByCrc,
    int frameBytes,
    int samples) {

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

  /** The header at {@code b[at..at + 3]}, or null where there is none (or of free bit rate). */
  public static @Nullable MpegHeader parse(byte[] b, int at) {
    if (b[at] != (byte) 0xFF || (b[at + 1] & 0xE0) != 0xE0) {
      return null;
    }
    int versionBits = b[at + 1] >> 3 & 3;
    int layerBits = b[at + 1] >> 1 & 3;
    int bitrateIndex = b[at + 2] >> 4 & 15;
    int rateIndex = b[at + 2] >> 2 & 3;
    if (versionBits == 1
        || layerBits == 0
        || bitrateIndex == 0
        || bitrateIndex == 15
        || rateIndex == 3) {
      return null;
    }
    int version = versionBits == 3 ? 1 : versionBits == 2 ? 2 : 3;
    int layer = 4 - layerBits;
    int sampleRate = RATES[rateIndex] >> (version - 1);
    int kilobits = (version == 1 ? BITRATES_1 : BITRATES_2)[layer - 1][bitrateIndex - 1];
    int padding = b[at + 2] >> 1 & 1;
    int samples = layer == 1 ? 384 : layer == 3 && version > 1 ? 576 : 1152;
    int slot = layer == 1 ? 4 : 1;
    int frameBytes = (samples / 8 / slot * kilobits * 1000 / sampleRate + padding) * slot;
    int channels = (b[at + 3] >> 6 & 3) == 3 ? 1 : 2;
    boolean crc = (b[at + 1] & 1) == 0;
    return new MpegHeader(version, layer, sampleRate, channels, crc, frameBytes, samples);
  }

  /** Whether both can be frames of one stream, in which the number of channels may change. */
  boolean continues(MpegHeader other) {
    return version == other.version && layer == other.layer && sampleRate == other.sampleRate;
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
        .formatted(versions[version - 1], layers[layer - 1], sampleRate);
  }
}
