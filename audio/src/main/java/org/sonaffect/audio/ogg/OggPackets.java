package org.sonaffect.audio.ogg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The packets of one logical Ogg stream, put together from its pages (RFC 3533 section 5). A packet
 * of which a page is missing is dropped; of one that is longer than any packet of audio only the
 * beginning is kept.
 */
public final class OggPackets {
  /** More than any audio packet or table of codes needs; a comment with a picture may be longer. */
  static final int MAX_PACKET = 1 << 20;

  private byte[] unfinished = new byte[0];
  private int length;
  private boolean open;
  private boolean started;
  private int sequence;
  private long dropped;

  /** Packets that were lost with their pages, so far. */
  public long dropped() {
    return dropped;
  }

  /** The packets that end on the next page. */
  public List<byte[]> of(OggPages.Page page) {
    if (started && page.sequence() != sequence + 1) {
      drop();
    }
    started = true;
    sequence = page.sequence();
    boolean orphan = page.continued() && !open;
    if (!page.continued()) {
      drop();
    }
    List<byte[]> packets = new ArrayList<>();
    int at = 0;
    for (byte lace : page.lacing()) {
      int n = lace & 0xFF;
      append(page.body(), at, n);
      at += n;
      open = n == 255;
      if (!open) {
        if (orphan) {
          dropped++;
        } else {
          packets.add(Arrays.copyOf(unfinished, length));
        }
        orphan = false;
        length = 0;
      }
    }
    if (orphan && open) {
      open = false;
      length = 0;
    }
    return packets;
  }

  private void drop() {
    if (open) {
      dropped++;
    }
    open = false;
    length = 0;
  }

  private void append(byte[] from, int at, int count) {
    int n = Math.min(count, MAX_PACKET - length);
    if (n <= 0) {
      return;
    }
    if (unfinished.length < length + n) {
      unfinished = Arrays.copyOf(unfinished, Math.max(length + n, 2 * unfinished.length));
    }
    System.arraycopy(from, at, unfinished, length, n);
    length += n;
  }
}
