package org.sonaffect.server;

import java.util.HashMap;
import java.util.Map;

/**
 * The disk that uploads may take, all together. An upload claims what it announces before it
 * begins, so that none is thrown away half received because others came; one that announces nothing
 * claims bytes as they come. No client claims all of it, which costs no more than to announce it.
 */
final class DiskBudget {
  /** Of all of it, one client may claim all but one in so many. */
  private static final int LEFT_TO_OTHERS = 4;

  private final long total;
  private final long ownMost;
  private final Map<String, Long> own = new HashMap<>();
  private long claimed;

  /**
   * A budget.
   *
   * @param total bytes
   * @param upload bytes that any client may claim at least
   */
  DiskBudget(long total, long upload) {
    this.total = total;
    this.ownMost = Math.max(upload, total - total / LEFT_TO_OTHERS);
  }

  /** A part of the budget; it grows and shrinks to what is needed, and is given back once. */
  final class Claim implements AutoCloseable {
    private final String client;
    private long bytes;

    private Claim(String client, long bytes) {
      this.client = client;
      this.bytes = bytes;
    }

    /** Claims {@code more} bytes, or refuses with 429. */
    void grow(long more) {
      synchronized (DiskBudget.this) {
        if (!tries(more)) {
          throw Refusal.busy(
              "%d of %d bytes for uploads are in use, %d of them by you (at most %d), %d more are needed"
                  .formatted(claimed, total, own.getOrDefault(client, 0L), ownMost, more),
              10);
        }
      }
    }

    /** Claims {@code more} bytes; false where they do not fit now. */
    boolean tries(long more) {
      synchronized (DiskBudget.this) {
        if (claimed + more > total || own.getOrDefault(client, 0L) + more > ownMost) {
          return false;
        }
        bytes += more;
        add(client, more);
        return true;
      }
    }

    /** Claims what is missing to so many bytes in all, or refuses with 429. */
    void cover(long count) {
      synchronized (DiskBudget.this) {
        if (count > bytes) {
          grow(count - bytes);
        }
      }
    }

    /** Makes a claim of its own of a part of this one. */
    Claim part(long of) {
      synchronized (DiskBudget.this) {
        bytes -= of;
        return new Claim(client, of);
      }
    }

    /** Bytes that it claims now. */
    long held() {
      synchronized (DiskBudget.this) {
        return bytes;
      }
    }

    @Override
    public void close() {
      synchronized (DiskBudget.this) {
        add(client, -bytes);
        bytes = 0;
      }
    }
  }

  private void add(String client, long more) {
    claimed += more;
    own.merge(client, more, Long::sum);
    own.remove(client, 0L);
  }

  /** A claim of a client to nothing yet. */
  Claim claim(String client) {
    return new Claim(client, 0);
  }

  /** Takes what is there already from an earlier start, even beyond the total. */
  synchronized Claim existing(String client, long bytes) {
    add(client, bytes);
    return new Claim(client, bytes);
  }

  /** Bytes that are claimed now. */
  synchronized long claimed() {
    return claimed;
  }
}
