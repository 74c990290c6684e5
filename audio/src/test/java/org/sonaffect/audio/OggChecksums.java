package org.sonaffect.audio;

/** Gives broken Ogg pages a right checksum, so that more than the page is tested. */
final class OggChecksums {
  private OggChecksums() {}

  static void repair(byte[] b) {
    for (int at = 0; at + 27 <= b.length; at++) {
      if (b[at] == 'O' && b[at + 1] == 'g' && b[at + 2] == 'g' && b[at + 3] == 'S') {
        int segments = b[at + 26] & 0xFF;
        int length = 27 + segments;
        for (int i = 0; i < segments && at + 27 + i < b.length; i++) {
          length += b[at + 27 + i] & 0xFF;
        }
        if (at + length <= b.length) {
          write(b, at + 22, checksum(b, at, length));
          at += length - 1;
        }
      }
    }
  }

  private static int checksum(byte[] b, int from, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (i >= 22 && i < 26 ? 0 : b[from + i]) << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
      }
    }
    return crc;
  }

  private static void write(byte[] b, int at, int value) {
    for (int i = 0; i < 4; i++) {
      b[at + i] = (byte) (value >> 8 * i);
    }
  }
}
