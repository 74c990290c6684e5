package org.sonaffect.audio.vorbis;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits of a Vorbis packet, lowest first (Vorbis I specification, section 2); zeros behind it. */
final class VorbisBits {
  private static final int SPARE = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[SPARE];
  private long position;
  private long end;

  /** Begins with the first bit of a packet. */
  void begin(byte[] packet) {
    if (bytes.length < packet.length + SPARE) {
      bytes = new byte[packet.length + SPARE];
    }
    System.arraycopy(packet, 0, bytes, 0, packet.length);
    Arrays.fill(bytes, packet.length, packet.length + SPARE, (byte) 0);
    position = 0;
    end = 8L * packet.length;
  }

  /** At least 57 bits that come next, from the lowest one up; zeros behind the end. */
  long ahead() {
    return position >= end
        ? 0
        : (long) LONGS.get(bytes, (int) (position >> 3)) >>> (int) (position & 7);
  }

  /** The next {@code n} bits, at most 32, as an unsigned number. */
  long readLong(int n) {
    long value = ahead() & (1L << n) - 1;
    position += n;
    return value;
  }

  /** The next {@code n} bits, at most 31. */
  int read(int n) {
    return (int) readLong(n);
  }

  /** The next bit. */
  boolean flag() {
    return readLong(1) != 0;
  }

  /** Passes over {@code n} bits. */
  void skip(long n) {
    position += n;
  }

  /** Whether more was read than there is. */
  boolean exhausted() {
    return position > end;
  }
}
