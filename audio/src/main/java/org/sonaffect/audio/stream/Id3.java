package org.sonaffect.audio.stream;

/** The frame of an ID3v2 tag (id3.org, "ID3 tag version 2.4.0", section 3.1). */
public final class Id3 {
  /** Length of its header. */
  public static final int HEADER = 10;

  private static final int FOOTER_PRESENT = 0x10;

  private Id3() {}

  /** Whether a tag begins at {@code b[at]}. */
  public static boolean at(byte[] b, int at) {
    return at + HEADER <= b.length
        && b[at] == 'I'
        && b[at + 1] == 'D'
        && b[at + 2] == '3'
        && (b[at + 3] & 0xFF) != 0xFF
        && (b[at + 4] & 0xFF) != 0xFF;
  }

  /** Length of the whole tag whose header begins at {@code b[at]}, as it says itself; bytes. */
  public static long size(byte[] b, int at) {
    long body = 0;
    for (int i = 6; i < HEADER; i++) {
      body = body << 7 | b[at + i] & 0x7F;
    }
    boolean footer = (b[at + 5] & FOOTER_PRESENT) != 0;
    return HEADER + body + (footer ? HEADER : 0);
  }
}
