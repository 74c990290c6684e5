package org.sonaffect.audio.wav;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;
import org.sonaffect.audio.stream.ByteSource;

/**
 * The chunks of a WAV file up to its samples (docs/spec/compare2013-contours.md §C1.1). Declared
 * sizes only ever say how far to skip or read, never how much to allocate.
 *
 * @param format what the format chunk says
 * @param dataBytes declared length of the samples; -1 where it is a writer's placeholder and the
 *     samples continue to the end of the file
 * @param warnings what was odd and could be put right
 */
record WavHeader(WavFormat format, long dataBytes, List<String> warnings) {

  /** From here on a 32-bit size is a placeholder of a writer that could not seek, or RF64's. */
  private static final long PLACEHOLDER = 0x7FFF0000L;

  /** What may follow an empty data chunk, and what tells a missing pad byte from a present one. */
  private static final Set<String> KNOWN_CHUNKS =
      Set.of(
          "fmt ", "data", "fact", "LIST", "bext", "cue ", "smpl", "inst", "JUNK", "junk", "PAD ",
          "FLLR", "PEAK", "id3 ", "ID3 ", "iXML", "axml", "_PMX", "acid", "DISP", "ds64", "afsp");

  /** Reads up to the first byte of the samples. */
  static WavHeader read(InputStream in) throws IOException {
    byte[] riff = in.readNBytes(12);
    if (riff.length < 12) {
      throw truncated(riff.length);
    }
    Chunks chunks = new Chunks(in, id(riff, 0).equals("RIFX"));
    List<String> warnings = new ArrayList<>();
    WavFormat format = null;
    long longDataBytes = -1;
    while (chunks.next()) {
      switch (chunks.id) {
        case "ds64" -> longDataBytes = dataBytesOf64(chunks.content(24), chunks.bigEndian);
        case "fmt " -> {
          if (format == null) {
            format = WavFormat.parse(chunks.content(40), chunks.bigEndian, warnings);
          }
        }
        case "data" -> {
          if (format == null) {
            throw AudioException.corrupt(
                "the samples come before the format (data chunk before fmt chunk)");
          }
          return new WavHeader(format, chunks.dataBytes(longDataBytes), warnings);
        }
        default -> {}
      }
      chunks.skipRest();
    }
    if (chunks.read < 44) {
      throw truncated(chunks.read);
    }
    throw AudioException.corrupt(
        "no samples: no data chunk in %d bytes%s"
            .formatted(chunks.read, format == null ? ", and no fmt chunk" : ""));
  }

  private static AudioException truncated(long found) {
    return AudioException.corrupt(
        "the header is cut short: %d bytes, a WAV has 44 or more".formatted(found));
  }

  private static long dataBytesOf64(byte[] content, boolean bigEndian) {
    return content.length < 16 ? -1 : WavFormat.number(content, 8, 8, bigEndian);
  }

  private static String id(byte[] bytes, int at) {
    return new String(bytes, at, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Walks over the chunks of a stream. */
  private static final class Chunks {
    private final InputStream in;
    private final boolean bigEndian;
    private String id = "";
    private long size;
    private long rest;
    private long read = 12;

    Chunks(InputStream in, boolean bigEndian) {
      this.in = in;
      this.bigEndian = bigEndian;
    }

    /** Steps to the next chunk; false at the end of the file. */
    boolean next() throws IOException {
      byte[] head = in.readNBytes(8);
      read += head.length;
      if (head.length < 8) {
        return false;
      }
      id = WavHeader.id(head, 0);
      size = WavFormat.number(head, 4, 4, bigEndian);
      rest = size;
      return true;
    }

    /** At most {@code limit} bytes of the chunk. */
    byte[] content(int limit) throws IOException {
      byte[] content = in.readNBytes((int) Math.min(limit, rest));
      read += content.length;
      rest -= content.length;
      return content;
    }

    /** Skips what is left of the chunk, and the pad byte after an odd size where there is one. */
    void skipRest() throws IOException {
      long missing = ByteSource.skip(in, rest);
      read += rest - missing;
      boolean odd = missing == 0 && size % 2 == 1;
      if (odd && !KNOWN_CHUNKS.contains(nextId()) && in.read() >= 0) {
        read++;
      }
    }

    /** How many bytes of samples there are: a true size, or -1 up to the end of the file. */
    long dataBytes(long longDataBytes) throws IOException {
      if (size == 0xFFFFFFFFL && longDataBytes > 0) {
        return longDataBytes;
      }
      if (size == 0) {
        return KNOWN_CHUNKS.contains(nextId()) ? 0 : -1;
      }
      return size;
    }

    private @Nullable String nextId() throws IOException {
      in.mark(4);
      byte[] next = in.readNBytes(4);
      in.reset();
      return next.length < 4 ? "" : WavHeader.id(next, 0);
    }
  }

  /** Whether a file that ends before {@code dataBytes} was cut short, and not merely streamed. */
  boolean sizeIsMeant() {
    return dataBytes >= 0 && dataBytes < PLACEHOLDER;
  }
}
