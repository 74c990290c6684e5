package org.sonaffect.learning.rows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbered tasks shared between the calling thread and those of an executor. The caller works too
 * and waits only for tasks that have begun, so crews on one executor may be nested without a
 * deadlock. Which thread does a task decides nothing but the time it takes.
 */
public final class Crew {
  private final Executor executor;
  private final int threads;

  /**
   * A crew of at most some threads.
   *
   * @param executor lends the threads other than the caller's
   * @param threads most tasks at a time, the caller's included; at least 1
   */
  public Crew(Executor executor, int threads) {
    Check.between("threads", threads, 1, 100_000);
    this.executor = executor;
    this.threads = threads;
  }

  /** Only the thread that calls. */
  public static Crew alone() {
    return new Crew(Runnable::run, 1);
  }

  /** Most tasks at a time. */
  public int threads() {
    return threads;
  }

  /**
   * Does the tasks 0, ..., count - 1, begun in that order, and returns when all have ended. When
   * one fails no further one is begun and its exception is thrown.
   *
   * @throws CancellationException when the calling thread is interrupted, whose flag stays set
   */
  public void run(int count, IntConsumer task) {
    Shift shift = new Shift(count, task);
    for (int helper = 1; helper < Math.min(threads, count); helper++) {
      executor.execute(shift::help);
    }
    shift.work();
    shift.close();
  }

  private static final class Shift {
    private final int count;
    private final IntConsumer task;
    private int next;
    private int helping;
    private boolean closed;
    private @Nullable Throwable failure;

    Shift(int count, IntConsumer task) {
      this.count = count;
      this.task = task;
    }

    void help() {
      synchronized (this) {
        if (closed) {
          return;
        }
        helping++;
      }
      try {
        work();
      } finally {
        synchronized (this) {
          helping--;
          notifyAll();
        }
      }
    }

    void work() {
      for (int i = take(); i >= 0; i = take()) {
        try {
          task.accept(i);
        } catch (Throwable thrown) { // an error in a pool's thread must reach the caller
          fail(thrown);
        }
      }
    }

    private synchronized int take() {
      return failure == null && next < count ? next++ : -1;
    }

    private synchronized void fail(Throwable thrown) {
      if (failure == null) {
        failure = thrown;
      }
    }

    synchronized void close() {
      closed = true;
      boolean interrupted = false;
      while (helping > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
          fail(new CancellationException("interrupted"));
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (failure instanceof Error error) {
        throw error;
      }
    }
  }
}
