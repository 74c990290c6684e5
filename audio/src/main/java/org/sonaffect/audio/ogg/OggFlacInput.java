package org.sonaffect.audio.ogg;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sonaffect.audio.stream.AudioException;

/**
 * The plain FLAC stream inside an Ogg stream (RFC 9639 section 10.1). A page with a wrong checksum
 * is an error: the format promises to lose nothing.
 */
public final class OggFlacInput extends InputStream {
  /** Before {@code fLaC} in the first packet: 0x7F, "FLAC", version, number of headers. */
  private static final int PREFIX = 9;

  private final InputStream in;
  private final OggPages pages;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private @Nullable OggPackets packets;
  private int serial;
  private byte[] packet = new byte[0];
  private int next;

  public OggFlacInput(InputStream in) {
    this.in = in;
    this.pages = new OggPages(in);
  }

  @Override
  public int read() throws IOException {
    return more() ? packet[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int n = Math.min(length, packet.length - next);
    System.arraycopy(packet, next, into, offset, n);
    next += n;
    return n;
  }

  private boolean more() throws IOException {
    while (next == packet.length) {
      byte[] following = waiting.poll();
      if (following != null) {
        packet = following;
        next = 0;
      } else if (!readPage()) {
        return false;
      }
    }
    return true;
  }

  private boolean readPage() throws IOException {
    OggPages.Page page = pages.next();
    String fault = pages.fault();
    if (fault != null) {
      throw AudioException.corrupt("Ogg FLAC: " + fault);
    }
    if (page == null) {
      return false;
    }
    if (page.first()) {
      OggPackets fresh = new OggPackets();
      List<byte[]> found = fresh.of(page);
      if (!found.isEmpty() && found.get(0).length > PREFIX && found.get(0)[0] == 0x7F) {
        packets = fresh;
        serial = page.serial();
        packet = found.get(0);
        next = PREFIX;
      }
    } else if (packets != null && page.serial() == serial) {
      waiting.addAll(packets.of(page));
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
