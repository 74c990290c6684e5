package org.sonaffect.audio.mpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.sonaffect.audio.stream.AudioException;

/** Bits of a piece of memory, highest first; it never gives one from behind its end. */
final class Bits {
  /** Bytes behind the last one, which {@link #ahead} may touch. */
  static final int SPARE = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[SPARE];
  private int position;
  private int end;

  /** Begins with the bits of a copy of these bytes. */
  void copyOf(byte[] from, int start, int stop) {
    int length = stop - start;
    if (bytes.length < length + SPARE) {
      bytes = new byte[length + SPARE];
    }
    System.arraycopy(from, start, bytes, 0, length);
    Arrays.fill(bytes, length, length + SPARE, (byte) 0);
    position = 0;
    end = 8 * length;
  }

  /** Begins with these bits of {@code memory}, behind which {@link #SPARE} bytes are spare. */
  void wrap(byte[] memory, int firstBit, int endBit) {
    bytes = memory;
    position = firstBit;
    end = endBit;
  }

  /** The bit that is next. */
  int position() {
    return position;
  }

  /** The next {@code n} bits, 0 to 32, as an unsigned number. */
  int read(int n) throws AudioException {
    if (n > end - position) {
      throw AudioException.corrupt("a frame too short for its content");
    }
    if (n == 0) {
      return 0;
    }
    long next = ahead(bytes, position);
    position += n;
    return (int) (next >>> 64 - n);
  }

  /** The next bit. */
  boolean flag() throws AudioException {
    return read(1) != 0;
  }

  /** At least 57 bits from bit {@code at} on, from the highest bit down. */
  static long ahead(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at >>> 3) << (at & 7);
  }
}
