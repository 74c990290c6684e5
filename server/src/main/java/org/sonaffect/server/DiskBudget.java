package org.sonaffect.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The disk that uploads may take, all together. An upload claims what it announces before it
 * begins, so that none is thrown away half received because others came; one that announces nothing
 * claims bytes as they come.
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
      if (!tries(more)) {
        throw Refusal.busy(
            "%d of %d bytes for uploads are in use, %d more are needed"
                .formatted(claimed.get(), total, more),
            10);
      }
    }

    /** Claims {@code more} bytes; false where they do not fit now. */
    boolean tries(long more) {
      long now = claimed.get();
      while (now + more <= total) {
        if (claimed.compareAndSet(now, now + more)) {
          bytes.addAndGet(more);
          return true;
        }
        now = claimed.get();
      }
      return false;
    }

    /** Claims what is missing to so many bytes in all, or refuses with 429. */
    void cover(long count) {
      long held = bytes.get();
      if (count > held) {
        grow(count - held);
      }
    }

    /** Makes a claim of its own of a part of this one. */
    Claim part(long of) {
      bytes.addAndGet(-of);
      return new Claim(of);
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
