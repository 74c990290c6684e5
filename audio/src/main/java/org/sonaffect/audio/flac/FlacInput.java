package org.sonaffect.audio.flac;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.sonaffect.audio.stream.ByteWindow;

/**
 * Bytes of a FLAC stream to look at and bits to read, highest first, with the checksum over what
 * was read (RFC 9639 section 9.3: CRC-16, polynomial 0x8005).
 */
final class FlacInput extends ByteWindow {
  private static final int[] CRC16 = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc = i << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x8005 : crc << 1;
      }
      CRC16[i] = crc & 0xFFFF;
    }
  }

  private long cache;
  private int cached;
  private int crc;

  FlacInput(InputStream in) {
    super(in, 1 << 14);
  }

  /**
   * The buffer; the next byte is at {@link #position}. Valid until the next call of another method.
   */
  byte[] buffer() {
    return buffer;
  }

  /** Where the next byte is in the {@link #buffer}. */
  int position() {
    return from;
  }

  /** Bytes known to be left in the {@link #buffer}. */
  int available() {
    return to - from;
  }

  /** Starts the checksum with the next bytes, which are consumed. */
  void startFrame(int headerBytes) {
    crc = 0;
    cached = 0;
    cache = 0;
    for (int i = 0; i < headerBytes; i++) {
      check(buffer[from++]);
    }
  }

  private void check(int b) {
    crc = (crc << 8 ^ CRC16[(crc >> 8 ^ b) & 0xFF]) & 0xFFFF;
  }

  private int nextByte() throws IOException {
    if (from == to && !has(1)) {
      throw new EOFException();
    }
    int b = buffer[from++] & 0xFF;
    check(b);
    return b;
  }

  /** The next {@code n} bits, 0 to 33, as an unsigned number. */
  long unsigned(int n) throws IOException {
    while (cached < n) {
      cache = cache << 8 | nextByte();
      cached += 8;
    }
    cached -= n;
    return cache >>> cached & (1L << n) - 1;
  }

  /** The next {@code n} bits, 0 to 33, as a two's complement number. */
  long signed(int n) throws IOException {
    if (n == 0) {
      return 0;
    }
    int free = 64 - n;
    return unsigned(n) << free >> free;
  }

  /** The number of zeros before the next one, which is consumed as well. */
  int unary() throws IOException {
    int zeros = 0;
    while (true) {
      long rest = cache & (1L << cached) - 1;
      if (rest != 0) {
        int skipped = Long.numberOfLeadingZeros(rest) - (64 - cached);
        cached -= skipped + 1;
        return zeros + skipped;
      }
      zeros += cached;
      if (zeros < 0) {
        throw new IOException("a run of zeros without end");
      }
      cache = nextByte();
      cached = 8;
    }
  }

  /** Goes to the next whole byte and compares the checksum there with that of the frame. */
  boolean endFrame() throws IOException {
    cached = 0;
    int computed = crc;
    int stored = nextByte() << 8;
    stored |= nextByte();
    return computed == stored;
  }
}
