package org.sonaffect.audio.mpeg;

import java.util.Arrays;

/**
 * The main data of layer III, which may begin in earlier frames: the bit reservoir (ISO/IEC 11172-3
 * clause 2.4.2.7, main_data_begin).
 */
final class MainData {
  /** How far back a frame can reach: nine bits. */
  private static final int RESERVOIR = 511;

  private byte[] memory = new byte[RESERVOIR + 2048];
  private int filled;

  /** Forgets the frames so far. */
  void reset() {
    filled = 0;
  }

  /**
   * Adds the main data of a frame, {@code frame[from]} to its end.
   *
   * @param begin how far before it its content begins
   * @return the bit at which it begins, or -1 where what came before is not there
   */
  int add(byte[] frame, int from, int begin) {
    int kept = Math.min(filled, RESERVOIR);
    int length = Math.max(0, frame.length - from);
    byte[] old = memory;
    if (memory.length < kept + length + Bits.SPARE) {
      memory = new byte[kept + length + Bits.SPARE];
    }
    System.arraycopy(old, filled - kept, memory, 0, kept);
    System.arraycopy(frame, Math.min(from, frame.length), memory, kept, length);
    filled = kept + length;
    Arrays.fill(memory, filled, filled + Bits.SPARE, (byte) 0);
    return begin > kept ? -1 : 8 * (kept - begin);
  }

  /** The memory, with spare bytes behind its end. */
  byte[] memory() {
    return memory;
  }

  /** The bit behind its last one. */
  int end() {
    return 8 * filled;
  }
}
