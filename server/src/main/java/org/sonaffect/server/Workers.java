package org.sonaffect.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The threads that analyse, as many as there may be, and the queue before them. A request takes a
 * place first, so that an upload is refused before it is received.
 *
 * <p>One more thread is a lane for prompt calls alone, which long jobs cannot fill. Those who wait
 * take turns: whoever was served longest ago is next, so that many works of one client do not hold
 * up the one of another.
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

  /** How soon a work must be done. */
  enum Lane {
    /** Its request waits for it. */
    PROMPT,
    /** It is asked for later. */
    JOB
  }

  /** What is done; interrupted when it is to stop. */
  interface Body {
    void run(Work work) throws InterruptedException;
  }

  /** All works together have this long to end when the server does. */
  private static final Duration END = Duration.ofSeconds(4);

  /** Of all places, one client may hold all but one in so many. */
  private static final int LEFT_TO_OTHERS = 4;

  private final int most;
  private final int waitingMost;
  private final Duration time;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "sonaffect-clock"));
  private final List<Thread> threads = new ArrayList<>();
  private final List<Work> waiting = new ArrayList<>();
  private final List<Work> running = new ArrayList<>();
  private final List<Place> promised = new ArrayList<>();
  private final Map<String, Long> served = new HashMap<>();
  private long turns;
  private boolean draining;
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
    for (int i = 0; i <= workers; i++) {
      boolean prompt = i == workers;
      Thread thread =
          daemon(() -> loop(prompt), prompt ? "sonaffect-prompt" : "sonaffect-worker-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  /** A thread that keeps no program from ending. */
  static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Something to do. */
  final class Work {
    private final Lane lane;
    private final String client;
    private final Body body;
    private final Consumer<Work> ended;
    private @Nullable Thread thread;
    private @Nullable Stop stop;
    private boolean over;

    private Work(Lane lane, String client, Body body, Consumer<Work> ended) {
      this.lane = lane;
      this.client = client;
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
        return waiting.indexOf(this);
      }
    }
  }

  /** The right to have one work done. */
  final class Place implements AutoCloseable {
    private final Lane lane;
    private final String client;
    private boolean used;

    private Place(Lane lane, String client) {
      this.lane = lane;
      this.client = client;
    }

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
        promised.remove(this);
      }
      return enqueue(new Work(lane, client, body, ended));
    }

    @Override
    public void close() {
      synchronized (Workers.this) {
        used = true;
        promised.remove(this);
      }
    }
  }

  /**
   * Takes a place, or refuses with 429, or with 503 where the server ends.
   *
   * @param client for whom; one client does not get all places
   */
  synchronized Place place(Lane lane, String client) {
    if (closed) {
      throw Refusal.ending();
    }
    List<String> clients =
        Stream.concat(
                Stream.of(running, waiting)
                    .flatMap(List::stream)
                    .filter(work -> work.lane == lane)
                    .map(work -> work.client),
                promised.stream().filter(place -> place.lane == lane).map(place -> place.client))
            .toList();
    int held = clients.size();
    int own = Collections.frequency(clients, client);
    if (held >= most) {
      throw Refusal.busy(
          "%d analyses run or wait, expected at most %d and %d"
              .formatted(held, most - waitingMost, waitingMost),
          retryAfter());
    }
    int ownMost = most - most / LEFT_TO_OTHERS;
    if (own >= ownMost) {
      throw Refusal.busy(
          "%d analyses of yours run or wait, expected at most %d a client".formatted(own, ownMost),
          retryAfter());
    }
    Place place = new Place(lane, client);
    promised.add(place);
    return place;
  }

  /** A guess in seconds: a fifth of a second for each that waits, at most half a minute. */
  private int retryAfter() {
    return Math.min(30, 1 + waiting.size() / 5);
  }

  /** Runs work that was accepted before this process started, whatever the length of the queue. */
  Work resume(String client, Body body, Consumer<Work> ended) {
    return enqueue(new Work(Lane.JOB, client, body, ended));
  }

  private Work enqueue(Work work) {
    synchronized (this) {
      if (!closed && !(draining && work.lane == Lane.JOB)) {
        waiting.add(work);
        notifyAll();
        return work;
      }
      work.stop = Stop.SHUTDOWN;
      work.over = true;
    }
    work.ended.accept(work);
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

  /** The work of whoever was served longest ago; null where none waits. */
  private @Nullable Work next(boolean promptOnly) {
    Work next = null;
    for (Work work : waiting) {
      if (promptOnly && work.lane != Lane.PROMPT) {
        continue;
      }
      if (next == null
          || served.getOrDefault(work.client, 0L) < served.getOrDefault(next.client, 0L)) {
        next = work;
      }
    }
    if (next != null) {
      waiting.remove(next);
      if (waiting.isEmpty()) {
        served.clear(); // nobody to be fair to
      }
      served.put(next.client, ++turns);
    }
    return next;
  }

  private void loop(boolean promptOnly) {
    while (true) {
      Work work = null;
      synchronized (this) {
        while (!closed && (work = next(promptOnly)) == null) {
          try {
            wait();
          } catch (InterruptedException e) {
            // Only works are interrupted; this one came after its work had ended.
          }
        }
        if (closed || work == null) {
          return;
        }
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

  /** Stops the jobs, which run again after the next start; prompt calls go on. */
  void drain() {
    List<Work> jobs = new ArrayList<>();
    synchronized (this) {
      draining = true;
      running.stream().filter(work -> work.lane == Lane.JOB).forEach(jobs::add);
      waiting.stream().filter(work -> work.lane == Lane.JOB).forEach(jobs::add);
    }
    jobs.forEach(work -> work.stop(Stop.SHUTDOWN));
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
