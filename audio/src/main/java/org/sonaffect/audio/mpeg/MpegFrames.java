package org.sonaffect.audio.mpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.ByteWindow;
import org.sonaffect.audio.stream.Id3;
import org.sonaffect.audio.wav.WavFormat;

/**
 * The frames of a stream of MPEG audio one by one, whatever lies before, between or behind them:
 * ID3, APE and lyrics tags, the rest of a file that was cut, or noise.
 *
 * <p>Frames count as found where a header is followed, a frame later, by another one of the same
 * kind, and that by a third; the end of the file or a tag will do instead. So does, before the
 * first frame, what an encoder says about the stream ({@link MpegTag}).
 */
final class MpegFrames extends ByteWindow {
  /** Frames in a row that make a stream. */
  private static final int IN_A_ROW = 3;

  /**
   * The same where a format is looked for and chance could make three: small negative numbers of 16
   * bits look like headers of layer I, whose frames are short; and frames of a free bit rate may
   * have any length.
   */
  private static final int IN_A_ROW_OF_LAYER_ONE = 32;

  private static final int IN_A_ROW_OF_FREE_RATE = 8;

  /** Room for three of the longest frames, which are those of a free bit rate. */
  private static final int BUFFER = 1 << 14;

  private @Nullable MpegHeader header;

  /** Bytes of a frame of free bit rate without padding, once that is known. */
  private int freeBytes;

  MpegFrames(InputStream in) {
    super(in, BUFFER);
  }

  /** The header of the frame last found. */
  MpegHeader header() {
    MpegHeader found = header;
    if (found == null) {
      throw new IllegalStateException("no frame was found yet");
    }
    return found;
  }

  /** The next whole frame with its header, or null at the end. */
  byte @Nullable [] next() throws IOException {
    boolean inStep = header != null;
    while (has(MpegHeader.BYTES)) {
      MpegHeader here = headerHere();
      boolean whole = here != null && has(here.frameBytes());
      if (here != null && whole && (inStep && here.continues(header()) || isRun(here))) {
        header = here;
        byte[] frame = Arrays.copyOfRange(buffer, from, from + here.frameBytes());
        from += here.frameBytes();
        return frame;
      }
      if (!skipTag()) {
        from++;
        inStep = false;
      }
    }
    return null;
  }

  /** The header at the next byte, with the length of its frame, or null where there is none. */
  private @Nullable MpegHeader headerHere() throws IOException {
    MpegHeader here = MpegHeader.parse(buffer, from);
    if (here == null || !here.free()) {
      return here;
    }
    if (freeBytes == 0 || header == null || !here.continues(header)) {
      has(BUFFER);
      freeBytes = FreeBitRate.frameBytes(buffer, from, to, here);
    }
    return freeBytes == 0 ? null : here.ofBytes(FreeBitRate.padded(freeBytes, here));
  }

  private boolean isRun(MpegHeader first) throws IOException {
    return first.free() || inARow(first) || header == null && MpegTag.isAt(buffer, from, first);
  }

  /** Whether frames of one kind begin at {@code head[at]}, as far as {@code head} shows. */
  static boolean beginAt(byte[] head, int at) {
    MpegHeader begin = MpegHeader.parse(head, at);
    if (begin == null) {
      return false;
    }
    int free = begin.free() ? FreeBitRate.frameBytes(head, at, head.length, begin) : 0;
    if (begin.free() && free == 0) {
      return false;
    }
    boolean headIsAll = head.length < ByteSource.HEAD;
    int next = at;
    MpegHeader first = null;
    int wanted =
        begin.layer() == 1
            ? IN_A_ROW_OF_LAYER_ONE
            : begin.free() ? IN_A_ROW_OF_FREE_RATE : IN_A_ROW;
    for (int i = 0; i < wanted; i++) {
      boolean enough = i > 1 || i == 1 && at == 0;
      if (next + MpegHeader.BYTES > head.length) {
        return enough && headIsAll && (i > 1 || next == head.length);
      }
      MpegHeader here = MpegHeader.parse(head, next);
      if (here == null || first != null && !here.continues(first)) {
        return enough && isTag(head, next, head.length);
      }
      first = here;
      next += here.free() ? FreeBitRate.padded(free, here) : here.frameBytes();
    }
    return true;
  }

  private boolean inARow(MpegHeader first) throws IOException {
    int at = first.frameBytes();
    for (int i = 1; i < IN_A_ROW; i++) {
      if (!has(at + MpegHeader.BYTES)) {
        return from + at == to || isTag(buffer, from + at, to);
      }
      MpegHeader here = MpegHeader.parse(buffer, from + at);
      if (here == null || !here.continues(first)) {
        return isTag(buffer, from + at, to);
      }
      at += here.frameBytes();
    }
    return true;
  }

  /** Whether a tag begins at {@code b[at]}. */
  static boolean isTag(byte[] b, int at, int end) {
    if (at >= end) {
      return false;
    }
    String start = new String(b, at, Math.min(8, end - at), StandardCharsets.ISO_8859_1);
    return start.startsWith("TAG")
        || start.startsWith("ID3")
        || start.startsWith("APETAGEX")
        || start.startsWith("LYRICSBE");
  }

  /** Skips the tag here, if there is one; its declared size only decides what is not decoded. */
  private boolean skipTag() throws IOException {
    has(32);
    if (!isTag(buffer, from, to)) {
      return false;
    }
    long size;
    switch (buffer[from]) {
      case 'T' -> size = 128;
      case 'I' -> {
        if (to - from < Id3.HEADER) {
          return false;
        }
        size = Id3.size(buffer, from);
      }
      case 'A' -> {
        if (to - from < 32) {
          return false;
        }
        boolean isHeader = (buffer[from + 23] & 0x20) != 0;
        size = 32 + (isHeader ? WavFormat.number(buffer, from + 12, 4, false) : 0);
      }
      default -> size = 11;
    }
    skip(size);
    return true;
  }
}
