package org.sonaffect.audio.mpeg;

import org.jspecify.annotations.Nullable;

/**
 * Frames of a free bit rate, whose length no table tells: it is the distance from one header to the
 * next, the same in the whole stream but for padding (ISO/IEC 11172-3 clause 2.4.2.3,
 * bitrate_index).
 */
final class FreeBitRate {
  /** Shortest distance: the shortest frame of a fixed bit rate. */
  private static final int SHORTEST = 24;

  /** Longest one: some encoders go to 640 kbit/s, 2880 bytes at 32 and 16 kHz. */
  private static final int LONGEST = 4096;

  private FreeBitRate() {}

  /** The length of a frame with its padding. */
  static int padded(int bytes, MpegHeader header) {
    return bytes + (header.padding() ? header.slot() : 0);
  }

  /**
   * Finds the length of the frame at {@code b[at]} without padding: where two more of its kind come
   * behind it at that distance; a tag or the end will do for the last one.
   *
   * @param end behind the last of the bytes
   * @return 0 where there is none
   */
  static int frameBytes(byte[] b, int at, int end, MpegHeader first) {
    int last = Math.min(at + LONGEST, end - MpegHeader.BYTES);
    for (int next = at + SHORTEST; next <= last; next++) {
      MpegHeader second = following(b, next, first);
      if (second != null) {
        int bytes = next - at - padded(0, first);
        int third = next + padded(bytes, second);
        boolean enough = third + MpegHeader.BYTES > end || MpegFrames.isTag(b, third, end);
        if (enough || following(b, third, first) != null) {
          return bytes;
        }
      }
    }
    return 0;
  }

  private static @Nullable MpegHeader following(byte[] b, int at, MpegHeader first) {
    MpegHeader header = MpegHeader.parse(b, at);
    return header != null && header.continues(first) ? header : null;
  }
}
