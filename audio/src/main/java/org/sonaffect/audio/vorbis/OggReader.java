package org.sonaffect.audio.vorbis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.sonaffect.audio.flac.FlacStream;
import org.sonaffect.audio.ogg.OggFlacInput;
import org.sonaffect.audio.ogg.OggPackets;
import org.sonaffect.audio.ogg.OggPages;
import org.sonaffect.audio.stream.AudioOptions;
import org.sonaffect.audio.stream.ByteSource;
import org.sonaffect.audio.stream.FormatReader;
import org.sonaffect.audio.stream.SampleStream;

/** Ogg with Vorbis or FLAC inside; whichever begins first is read. */
public final class OggReader implements FormatReader {
  private static final byte[] OGG_FLAC = {0x7F, 'F', 'L', 'A', 'C'};

  /** Before the lengths of its segments, the last byte says how many they are. */
  private static final int PAGE_HEADER = 27;

  private enum Codec {
    VORBIS,
    FLAC,
    OTHER
  }

  @Override
  public String name() {
    return "Ogg";
  }

  @Override
  public String title(byte[] head) {
    return codec(head) == Codec.FLAC ? "Ogg FLAC" : "Ogg Vorbis";
  }

  @Override
  public boolean recognises(byte[] head) {
    return codec(head) != Codec.OTHER;
  }

  @Override
  public SampleStream samples(ByteSource source, AudioOptions options) throws IOException {
    return codec(source.head()) == Codec.FLAC
        ? new FlacStream(new OggFlacInput(source.stream()), options.eachChannel())
        : new VorbisStream(source.stream(), options.eachChannel());
  }

  private static Codec codec(byte[] head) {
    if (head.length < 4 || head[0] != 'O' || head[1] != 'g' || head[2] != 'g' || head[3] != 'S') {
      return Codec.OTHER;
    }
    OggPages pages = new OggPages(new ByteArrayInputStream(head));
    try {
      OggPages.Page page;
      while ((page = pages.next()) != null && page.first()) {
        List<byte[]> packets = new OggPackets().of(page);
        byte[] first = packets.isEmpty() ? new byte[0] : packets.get(0);
        Codec codec = codecOf(first);
        if (codec != Codec.OTHER) {
          return codec;
        }
      }
    } catch (IOException e) {
      throw new AssertionError("an array cannot fail to be read", e);
    }
    return pages.fault() == null ? Codec.OTHER : codecOf(unchecked(head));
  }

  private static Codec codecOf(byte[] packet) {
    if (VorbisDecoder.isHeader(packet, 1)) {
      return Codec.VORBIS;
    }
    return startsWith(packet, OGG_FLAC) ? Codec.FLAC : Codec.OTHER;
  }

  /** What the first page holds, whatever its checksum: enough to name its fault. */
  private static byte[] unchecked(byte[] head) {
    int body = PAGE_HEADER + (head.length < PAGE_HEADER ? 0 : head[PAGE_HEADER - 1] & 0xFF);
    return Arrays.copyOfRange(head, Math.min(body, head.length), head.length);
  }

  static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
