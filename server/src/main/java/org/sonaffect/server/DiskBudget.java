package org.sonaffect.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The disk that uploads may take, all together. An upload claims bytes as they come, not what it
 * announces, so that one that hardly moves holds hardly anything.
 */
final class DiskBudget {
  private final long total;
  private final AtomicLong claimed = new AtomicLong();

  DiskBudget(long total) {
    this.total = total;
  }

  /** A part of the budget; it grows and shrinks to what is needed, and is given back once. */
  final class Claim implements AutoCloseable {
    private final AtomicLong bytes;

    private Claim(long bytes) {
      this.bytes = new AtomicLong(bytes);
    }

    /** Claims {@code more} bytes, or refuses with 429. */
    void grow(long more) {
      take(more);
      bytes.addAndGet(more);
    }

    /** Bytes that it claims now. */
    long held() {
      return bytes.get();
    }

    /** Gives back what is beyond {@code needed}. */
    void shrink(long needed) {
      long before = bytes.getAndUpdate(now -> Math.min(now, needed));
      claimed.addAndGet(Math.min(before, needed) - before);
    }

    @Override
    public void close() {
      shrink(0);
    }
  }

  /** A claim to nothing yet. */
  Claim claim() {
    return new Claim(0);
  }

  /** Refuses with 429 where {@code bytes} would not fit now; claims nothing. */
  void check(long bytes) {
    long now = claimed.get();
    if (now + bytes > total) {
      throw Refusal.busy(
          "%d of %d bytes for uploads are in use, %d more are needed".formatted(now, total, bytes),
          10);
    }
  }

  private void take(long bytes) {
    long now;
    do {
      now = claimed.get();
      check(bytes);
    } while (!claimed.compareAndSet(now, now + bytes));
  }

  /** Takes what is there already from an earlier start, even beyond the total. */
  Claim existing(long bytes) {
    claimed.addAndGet(bytes);
    return new Claim(bytes);
  }

  /** Bytes that are claimed now. */
  long claimed() {
    return claimed.get();
  }
}
