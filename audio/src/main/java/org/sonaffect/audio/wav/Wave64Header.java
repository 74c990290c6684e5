package org.sonaffect.audio.wav;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.ByteSource;

/**
 * The chunks of a Wave64 file up to its samples (Sonic Foundry, later Sony): those of a WAV, but
 * named by GUIDs, with sizes of 64 bits that count the chunk's head, and beginning at multiples of
 * eight bytes.
 */
final class Wave64Header {
  private static final byte[] RIFF = guid("726966662E91CF11A5D628DB04C10000");
  private static final byte[] WAVE = guid("77617665F3ACD3118CD100C04F8EDB8A");
  private static final byte[] FORMAT = guid("666D7420F3ACD3118CD100C04F8EDB8A");
  private static final byte[] DATA = guid("64617461F3ACD3118CD100C04F8EDB8A");

  private static final int GUID = 16;

  /** Name and size of a chunk. */
  private static final int CHUNK_HEAD = GUID + 8;

  private static final int LONGEST_FORMAT = 40;

  private Wave64Header() {}

  private static byte[] guid(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** Whether a file begins as one. */
  static boolean at(byte[] head) {
    return head.length >= GUID && Arrays.equals(head, 0, GUID, RIFF, 0, GUID);
  }

  /** Reads up to the first byte of the samples. */
  static WavHeader read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(CHUNK_HEAD + GUID);
    if (start.length < CHUNK_HEAD + GUID) {
      throw corrupt("a header of %d bytes, expected 40 or more".formatted(start.length));
    }
    if (!Arrays.equals(start, CHUNK_HEAD, start.length, WAVE, 0, GUID)) {
      throw corrupt("it holds no sound (no \"wave\" behind \"riff\")");
    }
    List<String> warnings = new ArrayList<>();
    WavFormat format = null;
    byte[] head;
    while ((head = in.readNBytes(CHUNK_HEAD)).length == CHUNK_HEAD) {
      long size = WavFormat.number(head, GUID, 8, false);
      boolean data = is(head, DATA);
      if (size < CHUNK_HEAD && !(data && size == 0)) {
        throw corrupt("a chunk of %d bytes, expected 24 or more".formatted(size));
      }
      if (data) {
        return samples(format, size == 0 ? -1 : size - CHUNK_HEAD, warnings);
      }
      long rest = size - CHUNK_HEAD;
      if (is(head, FORMAT)) {
        byte[] content = in.readNBytes((int) Math.min(LONGEST_FORMAT, rest));
        format = WavFormat.parse(content, false, warnings);
        rest -= content.length;
      }
      ByteSource.skip(in, rest + (-size & 7));
    }
    throw corrupt("no samples: no data chunk" + (format == null ? ", and no fmt chunk" : ""));
  }

  private static WavHeader samples(@Nullable WavFormat format, long bytes, List<String> warnings)
      throws AudioException {
    if (format == null) {
      throw corrupt("the samples come before the format (data chunk before fmt chunk)");
    }
    return new WavHeader(format, bytes, warnings);
  }

  private static boolean is(byte[] head, byte[] guid) {
    return Arrays.equals(head, 0, GUID, guid, 0, GUID);
  }

  private static AudioException corrupt(String what) {
    return AudioException.corrupt("Wave64: " + what);
  }
}
