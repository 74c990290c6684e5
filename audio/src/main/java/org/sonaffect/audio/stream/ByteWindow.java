package org.sonaffect.audio.stream;

import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, held so that a reader can look ahead. */
public abstract class ByteWindow {
  /** What is held: the bytes from {@link #from} to {@link #to}. */
  protected final byte[] buffer;

  /** Where the next byte is. */
  protected int from;

  /** After the last byte that is held. */
  protected int to;

  private final InputStream in;
  private boolean ended;

  /**
   * Nothing is held yet.
   *
   * @param size the most bytes that are held
   */
  protected ByteWindow(InputStream in, int size) {
    this.in = in;
    this.buffer = new byte[size];
  }

  /** Whether so many bytes follow; then they are held. */
  public final boolean has(int bytes) throws IOException {
    if (to - from < bytes && !ended) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
      int got = in.readNBytes(buffer, to, buffer.length - to);
      ended = got < buffer.length - to;
      to += got;
    }
    return to - from >= bytes;
  }

  /** Skips bytes, or all that are left. */
  public final void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0 && has(1)) {
      int n = (int) Math.min(left, to - from);
      from += n;
      left -= n;
    }
  }
}
