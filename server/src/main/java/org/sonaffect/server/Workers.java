package org.sonaffect.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads that analyse, as many as there may be, and the queue before them. A request takes a
 * place first, so that an upload is refused before it is received.
 */
final class Workers implements AutoCloseable {
  /** Why a work is to stop. */
  enum Stop {
    /** It was cancelled. */
    CANCELLED,
    /** It took longer than it may. */
    TIMEOUT,
    /** The server ends; the work may be done after the next start. */
    SHUTDOWN
  }

  /** What is done; interrupted when it is to stop. */
  interface Body {
    void run(Work work) throws InterruptedException;
  }

  /** All works together have this long to end when the server does. */
  private static final Duration END = Duration.ofSeconds(4);

  private final int most;
  private final int waitingMost;
  private final Duration time;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "sonaffect-clock"));
  private final List<Thread> threads = new ArrayList<>();
  private final Deque<Work> waiting = new ArrayDeque<>();
  private final List<Work> running = new ArrayList<>();
  private int promised;
  private boolean closed;

  /**
   * Threads and a queue.
   *
   * @param time a work may take
   */
  Workers(int workers, int queue, Duration time) {
    this.most = workers + queue;
    this.waitingMost = queue;
    this.time = time;
    for (int i = 0; i < workers; i++) {
      Thread thread = daemon(this::loop, "sonaffect-worker-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Something to do. */
  final class Work {
    private final Body body;
    private final Consumer<Work> ended;
    private @Nullable Thread thread;
    private @Nullable Stop stop;
    private boolean over;

    private Work(Body body, Consumer<Work> ended) {
      this.body = body;
      this.ended = ended;
    }

    /** Why it is to stop; null where it is not. */
    @Nullable Stop stopped() {
      synchronized (Workers.this) {
        return stop;
      }
    }

    /** Stops it: takes it from the queue, or interrupts it. */
    void stop(Stop reason) {
      boolean waited;
      synchronized (Workers.this) {
        if (over || stop != null) {
          return;
        }
        stop = reason;
        waited = waiting.remove(this);
        if (waited) {
          over = true;
        } else if (thread != null) {
          thread.interrupt();
        }
      }
      if (waited) {
        ended.accept(this);
      }
    }

    /** How many wait before it; -1 where it does not wait. */
    int before() {
      synchronized (Workers.this) {
        int place = 0;
        for (Work other : waiting) {
          if (other == this) {
            return place;
          }
          place++;
        }
        return -1;
      }
    }
  }

  /** The right to have one work done. */
  final class Place implements AutoCloseable {
    private boolean used;

    /**
     * Has the work done; where the server ends already, it is stopped at once.
     *
     * @param ended runs once when the work is over, done or stopped
     */
    Work start(Body body, Consumer<Work> ended) {
      synchronized (Workers.this) {
        if (used) {
          throw new IllegalStateException("a place is for one work");
        }
        used = true;
        promised--;
      }
      return enqueue(body, ended);
    }

    @Override
    public void close() {
      synchronized (Workers.this) {
        if (!used) {
          used = true;
          promised--;
        }
      }
    }
  }

  /** Takes a place, or refuses with 429, or with 503 where the server ends. */
  synchronized Place place() {
    if (closed) {
      throw Refusal.ending();
    }
    if (running.size() + waiting.size() + promised >= most) {
      throw Refusal.busy(
          "%d analyses run and %d wait, expected at most %d and %d"
              .formatted(
                  running.size(), waiting.size() + promised, most - waitingMost, waitingMost),
          retryAfter());
    }
    promised++;
    return new Place();
  }

  /** A guess in seconds: a fifth of a second for each that waits, at most half a minute. */
  private int retryAfter() {
    return Math.min(30, 1 + waiting.size() / 5);
  }

  /** Runs work that was accepted before this process started, whatever the length of the queue. */
  Work resume(Body body, Consumer<Work> ended) {
    return enqueue(body, ended);
  }

  private Work enqueue(Body body, Consumer<Work> ended) {
    Work work = new Work(body, ended);
    synchronized (this) {
      if (!closed) {
        waiting.add(work);
        notifyAll();
        return work;
      }
      work.stop = Stop.SHUTDOWN;
      work.over = true;
    }
    ended.accept(work);
    return work;
  }

  /** Works at the moment. */
  synchronized int running() {
    return running.size();
  }

  /** Works in the queue. */
  synchronized int waiting() {
    return waiting.size();
  }

  private void loop() {
    while (true) {
      Work work;
      synchronized (this) {
        while (waiting.isEmpty() && !closed) {
          try {
            wait();
          } catch (InterruptedException e) {
            // Only works are interrupted; this one came after its work had ended.
          }
        }
        if (closed) {
          return;
        }
        work = waiting.remove();
        work.thread = Thread.currentThread();
        running.add(work);
      }
      done(work);
    }
  }

  private void done(Work work) {
    ScheduledFuture<?> limit = limit(work);
    try {
      if (work.stopped() == null) {
        work.body.run(work);
      }
    } catch (InterruptedException e) {
      // The work was stopped, and knows why.
    } catch (RuntimeException | Error e) {
      Failures.unexpected(e); // a thread lost here would be missing for ever
    } finally {
      if (limit != null) {
        limit.cancel(false);
      }
      synchronized (this) {
        work.over = true;
        work.thread = null;
        running.remove(work);
        Thread.interrupted();
      }
      try {
        work.ended.accept(work);
      } catch (RuntimeException | Error e) {
        Failures.unexpected(e);
      }
    }
  }

  /** Stops the work when its time is over; null where the server ends already. */
  private @Nullable ScheduledFuture<?> limit(Work work) {
    try {
      return clock.schedule(() -> work.stop(Stop.TIMEOUT), time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      work.stop(Stop.SHUTDOWN);
      return null;
    }
  }

  /** Stops everything; what runs is given a moment to end. */
  @Override
  public void close() {
    List<Work> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(running);
      all.addAll(waiting);
      notifyAll();
    }
    all.forEach(work -> work.stop(Stop.SHUTDOWN));
    clock.shutdownNow();
    long end = System.nanoTime() + END.toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
