package org.sonaffect.audio.ogg;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.ByteWindow;
import org.sonaffect.audio.wav.WavFormat;

/**
 * The pages of an Ogg stream (RFC 3533 section 6). Pages with a wrong checksum and bytes between
 * pages are skipped.
 */
public final class OggPages extends ByteWindow {
  private static final int HEADER = 27;
  private static final int MAX_PAGE = HEADER + 255 + 255 * 255;
  private static final int[] CRC = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
      }
      CRC[i] = crc;
    }
  }

  /**
   * One page.
   *
   * @param continued whether its first segment belongs to a packet of the page before
   * @param first whether it begins a logical stream
   * @param last whether it ends one
   * @param granule samples up to the end of the last packet that ends here; -1 if none does
   * @param serial number of the logical stream
   * @param sequence number of the page in it
   * @param lacing lengths of the segments
   * @param body their bytes
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Page(
      boolean continued,
      boolean first,
      boolean last,
      long granule,
      int serial,
      int sequence,
      byte[] lacing,
      byte[] body) {}

  private int wrong;

  public OggPages(InputStream in) {
    super(in, 2 * MAX_PAGE);
  }

  /** That pages with a wrong checksum were passed over so far; null where none was. */
  public @Nullable String fault() {
    return switch (wrong) {
      case 0 -> null;
      case 1 -> "a page has a wrong checksum";
      default -> wrong + " pages have a wrong checksum";
    };
  }

  /** The next page, or null at the end. */
  public @Nullable Page next() throws IOException {
    while (has(HEADER)) {
      int length = pageLength();
      if (length > 0 && has(length)) {
        if (checksum(length) == (int) little(22, 4)) {
          Page page = page(length);
          from += length;
          return page;
        }
        wrong++;
      }
      from++;
    }
    from = to;
    return null;
  }

  /** Length of the page here, or 0 where there is none. */
  private int pageLength() throws IOException {
    if (buffer[from] != 'O'
        || buffer[from + 1] != 'g'
        || buffer[from + 2] != 'g'
        || buffer[from + 3] != 'S'
        || buffer[from + 4] != 0) {
      return 0;
    }
    int segments = buffer[from + 26] & 0xFF;
    if (!has(HEADER + segments)) {
      return 0;
    }
    int length = HEADER + segments;
    for (int i = 0; i < segments; i++) {
      length += buffer[from + HEADER + i] & 0xFF;
    }
    return length;
  }

  private Page page(int length) {
    int flags = buffer[from + 5];
    int segments = buffer[from + 26] & 0xFF;
    int body = from + HEADER + segments;
    long granule = little(6, 8);
    return new Page(
        (flags & 1) != 0,
        (flags & 2) != 0,
        (flags & 4) != 0,
        granule,
        (int) little(14, 4),
        (int) little(18, 4),
        Arrays.copyOfRange(buffer, from + HEADER, body),
        Arrays.copyOfRange(buffer, body, from + length));
  }

  /** Polynomial 0x04C11DB7 from 0 over the page, its own four bytes taken as zeros. */
  private int checksum(int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      int b = i >= 22 && i < 26 ? 0 : buffer[from + i];
      crc = crc << 8 ^ CRC[(crc >>> 24 ^ b) & 0xFF];
    }
    return crc;
  }

  private long little(int at, int bytes) {
    return WavFormat.number(buffer, from + at, bytes, false);
  }
}
