package org.sonaffect.audio.mpeg;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an encoder says in the first frame of a layer III stream, which is no audio: Xing's header
 * ({@code Xing}, {@code Info}) with LAME's extension, or Fraunhofer's ({@code VBRI}).
 *
 * @param frames audio frames that follow; 0 where unknown
 * @param delay samples the encoder put in front; -1 where unknown
 * @param padding samples the encoder added at the end; 0 where unknown
 */
record MpegTag(long frames, int delay, int padding) {
  /** Samples by which a decoder is late, in LAME's terms: 528 and the one of the first sample. */
  static final int DECODER_DELAY = 529;

  private static final int VBRI_OFFSET = MpegHeader.BYTES + 32;

  /** Some encoders reckon with the CRC before the side information, some do not. */
  private static final int CRC_BYTES = 2;

  private static final int HAS_FRAMES = 1;
  private static final int HAS_BYTES = 2;
  private static final int HAS_TOC = 4;
  private static final int HAS_QUALITY = 8;
  private static final int TOC_BYTES = 100;

  /** From the start of LAME's extension to its three bytes of delay and padding. */
  private static final int LAME_DELAYS = 21;

  /**
   * The tag in a frame, or null where it is a frame of audio.
   *
   * @param later whether frames came before: the tag of a further file behind the first, which must
   *     then have nothing but zeros before it
   */
  static @Nullable MpegTag in(byte[] frame, MpegHeader header, boolean later) {
    if (header.layer() != 3) {
      return null;
    }
    for (int crc = 0; crc <= (header.protectedByCrc() ? CRC_BYTES : 0); crc += CRC_BYTES) {
      int at = MpegHeader.BYTES + crc + header.sideInfoBytes();
      if (isXing(frame, at)) {
        boolean plain = !later || zeros(frame, MpegHeader.BYTES + crc, at);
        return plain ? xing(frame, at) : null;
      }
    }
    if (startsWith(frame, VBRI_OFFSET, "VBRI") && !later) {
      return new MpegTag(number(frame, VBRI_OFFSET + 14, 4), -1, 0);
    }
    return null;
  }

  /**
   * Whether the frame at {@code b[at]} can be nothing but Xing's header, whatever comes behind it:
   * its side information is empty.
   */
  static boolean isAt(byte[] b, int at, MpegHeader header) {
    int from = at + header.dataStart();
    int tag = from + header.sideInfoBytes();
    return header.layer() == 3 && isXing(b, tag) && zeros(b, from, tag);
  }

  private static boolean isXing(byte[] b, int at) {
    return startsWith(b, at, "Xing") || startsWith(b, at, "Info");
  }

  private static MpegTag xing(byte[] frame, int tag) {
    long flags = number(frame, tag + 4, 4);
    int at = tag + 8;
    long frames = 0;
    if ((flags & HAS_FRAMES) != 0) {
      frames = number(frame, at, 4);
      at += 4;
    }
    at += (flags & HAS_BYTES) != 0 ? 4 : 0;
    at += (flags & HAS_TOC) != 0 ? TOC_BYTES : 0;
    at += (flags & HAS_QUALITY) != 0 ? 4 : 0;
    boolean known =
        startsWith(frame, at, "LAME")
            || startsWith(frame, at, "Lavf")
            || startsWith(frame, at, "Lavc");
    if (!known || at + LAME_DELAYS + 3 > frame.length) {
      return new MpegTag(frames, -1, 0);
    }
    int delays = (int) number(frame, at + LAME_DELAYS, 3);
    return new MpegTag(frames, delays >> 12, delays & 0xFFF);
  }

  /** Samples to drop from the start of the audio. */
  long start() {
    return delay < 0 ? 0 : delay + DECODER_DELAY;
  }

  /**
   * The sample from which the end padding begins, counted from the first decoded one.
   *
   * @param samplesPerFrame of the stream
   */
  long end(int samplesPerFrame) {
    if (delay < 0 || frames == 0 || padding < DECODER_DELAY) {
      return Long.MAX_VALUE;
    }
    return frames * samplesPerFrame - (padding - DECODER_DELAY);
  }

  private static boolean startsWith(byte[] b, int at, String text) {
    return at + text.length() <= b.length
        && new String(b, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }

  private static boolean zeros(byte[] b, int from, int to) {
    return IntStream.range(from, to).allMatch(i -> b[i] == 0);
  }

  private static long number(byte[] b, int at, int bytes) {
    long v = 0;
    for (int i = at; i < at + bytes; i++) {
      v = v << 8 | (i < b.length ? b[i] & 0xFF : 0);
    }
    return v;
  }
}
