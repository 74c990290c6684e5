package org.sonaffect.acoustics.contour;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that a process may extract features on and that no clip occupies. They help with the
 * frames of the clips that are being extracted: a single file is done sooner, and the values do not
 * depend on it. Counted for the whole process, since its clips share the cores. Without {@link
 * #use}, a clip is extracted on the calling thread alone.
 */
public final class SpareCores {
  private static final AtomicInteger BUSY = new AtomicInteger();
  private static volatile int threads = 1;

  private SpareCores() {}

  /** Up to {@code most} threads extract in this process; with 1, none helps another. */
  public static void use(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(most + " threads, expected 1 or more");
    }
    threads = most;
  }

  /** This thread begins to extract a clip; {@link #leave} must follow. */
  public static void enter() {
    BUSY.incrementAndGet();
  }

  /** This thread has ended what it began at {@link #enter}. */
  public static void leave() {
    BUSY.decrementAndGet();
  }

  /** How many threads may help now. */
  public static int spare() {
    return Math.max(0, threads - Math.max(1, BUSY.get()));
  }

  /** Runs {@code help} on another thread, soon or late. */
  public static void help(Runnable help) {
    ForkJoinPool.commonPool().execute(help);
  }
}
