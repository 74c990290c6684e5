package org.sonaffect.audio.flac;

import org.jspecify.annotations.Nullable;

/**
 * The header of a FLAC frame (RFC 9639 section 9.1).
 *
 * @param bytes length of the header
 * @param blockSize samples of each channel, 1 to 65535 (16-bit field + 1: 65536)
 * @param sampleRate Hz; 0 where the stream's own holds
 * @param channels 1 to 8
 * @param stereo how two channels are coded: 0 each for itself, 8 left and side, 9 side and right,
 *     10 middle and side
 * @param bits of a sample; 0 where the stream's own hold
 * @param number of the frame or of its first sample
 */
record FlacHeader(
    int bytes, int blockSize, int sampleRate, int channels, int stereo, int bits, long number) {

  /** Longest header: 4 bytes, number of 7, block size and rate of 2 each, checksum. */
  static final int MAX_BYTES = 16;

  static final int LEFT_SIDE = 8;
  static final int SIDE_RIGHT = 9;
  static final int MID_SIDE = 10;

  private static final int[] RATES = {
    0, 88200, 176400, 192000, 8000, 16000, 22050, 24000, 32000, 44100, 48000, 96000
  };
  private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};

  /** The header at {@code b[at..]}, at most up to {@code end}, or null where there is none. */
  static @Nullable FlacHeader parse(byte[] b, int at, int end) {
    if (end - at < 6 || b[at] != (byte) 0xFF || (b[at + 1] & 0xFE) != 0xF8) {
      return null;
    }
    int sizeCode = b[at + 2] >> 4 & 15;
    int rateCode = b[at + 2] & 15;
    int channelCode = b[at + 3] >> 4 & 15;
    int bits = BITS[b[at + 3] >> 1 & 7];
    if (sizeCode == 0
        || rateCode == 15
        || channelCode > MID_SIDE
        || bits < 0
        || (b[at + 3] & 1) != 0) {
      return null;
    }
    int lead = b[at + 4] & 0xFF;
    int ones = Integer.numberOfLeadingZeros(~(lead << 24));
    if (ones == 1 || ones == 8) {
      return null;
    }
    int numberBytes = Math.max(1, ones);
    int sizeBytes = sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
    int rateBytes = rateCode == 12 ? 1 : rateCode > 12 ? 2 : 0;
    int length = 4 + numberBytes + sizeBytes + rateBytes + 1;
    if (at + length > end || crc8(b, at, length - 1) != (b[at + length - 1] & 0xFF)) {
      return null;
    }
    long number = lead & (ones == 0 ? 0x7F : 0x7F >> ones);
    for (int i = 1; i < numberBytes; i++) {
      if ((b[at + 4 + i] & 0xC0) != 0x80) {
        return null;
      }
      number = number << 6 | b[at + 4 + i] & 0x3F;
    }
    int next = at + 4 + numberBytes;
    int size = blockSize(sizeCode, b, next);
    int rate = rate(rateCode, b, next + sizeBytes);
    int channels = channelCode < LEFT_SIDE ? channelCode + 1 : 2;
    int stereo = channelCode < LEFT_SIDE ? 0 : channelCode;
    return new FlacHeader(length, size, rate, channels, stereo, bits, number);
  }

  /** Whether the frame can be decoded without the description of its stream. */
  boolean describesStream() {
    return sampleRate != 0 && bits != 0;
  }

  private static int blockSize(int code, byte[] b, int at) {
    return switch (code) {
      case 1 -> 192;
      case 2, 3, 4, 5 -> 144 << code;
      case 6 -> (b[at] & 0xFF) + 1;
      case 7 -> ((b[at] & 0xFF) << 8 | b[at + 1] & 0xFF) + 1;
      default -> 1 << code;
    };
  }

  private static int rate(int code, byte[] b, int at) {
    return switch (code) {
      case 12 -> (b[at] & 0xFF) * 1000;
      case 13 -> (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
      case 14 -> ((b[at] & 0xFF) << 8 | b[at + 1] & 0xFF) * 10;
      default -> RATES[code];
    };
  }

  /** Polynomial x^8 + x^2 + x + 1, from 0. */
  private static int crc8(byte[] b, int at, int length) {
    int crc = 0;
    for (int i = at; i < at + length; i++) {
      crc ^= b[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) != 0 ? (crc << 1 ^ 0x07) & 0xFF : crc << 1;
      }
    }
    return crc;
  }
}
