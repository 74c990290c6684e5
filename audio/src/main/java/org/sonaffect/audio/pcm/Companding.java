package org.sonaffect.audio.pcm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Telephone codes of 8 bits as 16-bit integers, highest byte first (ITU-T G.711). */
public final class Companding extends FilterInputStream {
  private final short[] table;
  private final byte[] codes = new byte[4096];
  private int pendingLow = -1;

  private Companding(InputStream in, short[] table) {
    super(in);
    this.table = table;
  }

  /** Expands A-law. */
  public static InputStream aLaw(InputStream in) {
    short[] table = new short[256];
    for (int i = 0; i < 256; i++) {
      int code = i ^ 0x55;
      int exponent = code >> 4 & 7;
      int mantissa = (code & 15) << 4;
      int value = exponent == 0 ? mantissa + 8 : mantissa + 0x108 << exponent - 1;
      table[i] = (short) ((code & 0x80) != 0 ? value : -value);
    }
    return new Companding(in, table);
  }

  /** Expands mu-law. */
  public static InputStream muLaw(InputStream in) {
    short[] table = new short[256];
    for (int i = 0; i < 256; i++) {
      int code = ~i;
      int value = (((code & 15) << 3) + 0x84 << (code >> 4 & 7)) - 0x84;
      table[i] = (short) ((code & 0x80) != 0 ? -value : value);
    }
    return new Companding(in, table);
  }

  @Override
  public int read() throws IOException {
    if (pendingLow >= 0) {
      int low = pendingLow;
      pendingLow = -1;
      return low;
    }
    int code = in.read();
    if (code < 0) {
      return -1;
    }
    pendingLow = table[code] & 0xFF;
    return table[code] >> 8 & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length < 2 || pendingLow >= 0) {
      int b = length == 0 ? 0 : read();
      if (length == 0 || b < 0) {
        return length == 0 ? 0 : -1;
      }
      into[offset] = (byte) b;
      return 1;
    }
    int n = in.read(codes, 0, Math.min(codes.length, length / 2));
    for (int i = 0; i < n; i++) {
      int value = table[codes[i] & 0xFF];
      into[offset + 2 * i] = (byte) (value >> 8);
      into[offset + 2 * i + 1] = (byte) value;
    }
    return n < 0 ? n : 2 * n;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
