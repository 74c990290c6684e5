package org.sonaffect.audio.vorbis;

/** Bits of a Vorbis packet, lowest first (Vorbis I specification, section 2); zeros behind it. */
final class VorbisBits {
  private final byte[] packet;
  private long next;

  VorbisBits(byte[] packet) {
    this.packet = packet;
  }

  /** The next {@code n} bits, at most 31. */
  int read(int n) {
    int value = 0;
    for (int i = 0; i < n; i++, next++) {
      int at = (int) Math.min(next >> 3, packet.length);
      if (at < packet.length) {
        value |= (packet[at] >> (next & 7) & 1) << i;
      }
    }
    return value;
  }

  /** Passes over {@code n} bits. */
  void skip(long n) {
    next += n;
  }

  /** Whether more was read than there is. */
  boolean exhausted() {
    return next > 8L * packet.length;
  }
}
