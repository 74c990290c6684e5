package org.sonaffect.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The uploads that are received at a time. Where there is no place, a request waits a while; where
 * others wait, the slowest uploads must go, so that those who hardly send cannot keep everybody
 * else out.
 */
final class UploadPlaces {
  /** Requests that wait, a place; each holds a thread. */
  static final int WAITING = 4;

  /** While others wait, an upload must be so many times as fast as otherwise, and sooner. */
  private static final int HASTE = 8;

  /** Of all places, one client may hold all but one in so many. */
  private static final int LEFT_TO_OTHERS = 4;

  private static final long TICK_MILLIS = 50;

  private final int most;
  private final long rate;
  private final Duration wait;
  private final List<Place> held = new ArrayList<>();
  private int waiting;

  UploadPlaces(Limits limits) {
    this.most = limits.uploads();
    this.rate = limits.bodyRate();
    this.wait = limits.bodyGrace();
  }

  /** The right to receive one upload. */
  final class Place implements AutoCloseable {
    private final String client;
    private final long begin = System.nanoTime();
    private long bytes;
    private boolean unwanted;

    private Place(String client) {
      this.client = client;
    }

    String client() {
      return client;
    }

    /** Bytes came; refuses to take more where others wait and this one is slow. */
    void came(long more) {
      synchronized (UploadPlaces.this) {
        bytes += more;
        if (unwanted) {
          throw Refusal.tooSlow(
              "%d bytes arrived in %.0f s, and others wait; expected at least %d bytes per second"
                  .formatted(bytes, seconds(), HASTE * rate));
        }
      }
    }

    private double seconds() {
      return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
      synchronized (UploadPlaces.this) {
        held.remove(this);
        UploadPlaces.this.notifyAll();
      }
    }
  }

  /** A condition that others may make true. */
  interface Try {
    boolean succeeds();
  }

  /** Takes a place, or refuses with 429 after a while. */
  synchronized Place take(String client) {
    int ownMost = most - most / LEFT_TO_OTHERS;
    boolean free =
        await(
            () ->
                held.size() < most
                    && held.stream().filter(one -> one.client.equals(client)).count() < ownMost);
    if (!free) {
      throw Refusal.busy(
          "%d uploads are being received, expected at most %d (%d a client)"
              .formatted(held.size(), most, ownMost),
          2);
    }
    Place place = new Place(client);
    held.add(place);
    return place;
  }

  /** Tries until it succeeds, pressing the slowest uploads meanwhile; false after a while. */
  synchronized boolean await(Try condition) {
    if (condition.succeeds()) {
      return true;
    }
    if (waiting >= WAITING * most) {
      return false;
    }
    long end = System.nanoTime() + wait.toNanos();
    waiting++;
    try {
      while (System.nanoTime() < end) {
        press();
        wait(TICK_MILLIS);
        if (condition.succeeds()) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting--;
    }
  }

  /** Picks the slowest uploads, one for each that waits. */
  private void press() {
    long pressed = held.stream().filter(one -> one.unwanted).count();
    while (pressed < waiting) {
      Place slowest = null;
      double least = (double) rate * HASTE;
      for (Place one : held) {
        double seconds = one.seconds();
        if (!one.unwanted
            && seconds > wait.toNanos() / 1e9 / HASTE
            && one.bytes / seconds < least) {
          slowest = one;
          least = one.bytes / seconds;
        }
      }
      if (slowest == null) {
        return;
      }
      slowest.unwanted = true;
      pressed++;
    }
  }
}
