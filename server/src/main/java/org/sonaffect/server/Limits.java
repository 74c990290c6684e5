package org.sonaffect.server;

import java.time.Duration;

/**
 * What a server lets others cost it. Every one of these is kept, not only announced.
 *
 * @param uploadBytes largest body of a request, counted as it arrives
 * @param seconds longest audio of a job
 * @param promptSeconds longest audio that is answered within the request itself
 * @param workers analyses at a time
 * @param queue analyses that may wait; more are refused with 429
 * @param uploads bodies that are received at a time; more are refused with 429
 * @param jobTime longest time one analysis may take, without its time in the queue; also that of
 *     receiving one upload
 * @param diskBytes uploads on disk at a time, all together
 * @param headerTime longest time between the begin of a connection, or the end of a request on it,
 *     and the next complete request head
 * @param bodyRate slowest body, bytes per second, measured over all of it after {@link #bodyGrace};
 *     also the slowest reader of an answer
 * @param bodyGrace time before {@code bodyRate} is looked at; also the longest silence in a body
 * @param connections connections that are open at a time; more wait to be accepted
 * @param kept finished jobs that are kept, the youngest ones
 * @param keptFor how long a finished job is kept
 */
public record Limits(
    long uploadBytes,
    double seconds,
    double promptSeconds,
    int workers,
    int queue,
    int uploads,
    Duration jobTime,
    long diskBytes,
    Duration headerTime,
    long bodyRate,
    Duration bodyGrace,
    int connections,
    int kept,
    Duration keptFor) {
  /** One mebibyte. */
  public static final long MIB = 1L << 20;

  /** For one person's own machine. */
  public static final Limits DEFAULT =
      new Limits(
          256 * MIB,
          3600,
          60,
          Math.max(1, Runtime.getRuntime().availableProcessors()),
          64,
          32,
          Duration.ofMinutes(10),
          2048 * MIB,
          Duration.ofSeconds(15),
          8192,
          Duration.ofSeconds(10),
          1024,
          200,
          Duration.ofHours(24));

  /** What a worker needs besides its audio: decoders, a model's work, an answer. */
  private static final long WORKER_BYTES = 64 * MIB;

  /**
   * Heap of a second of audio while its features are computed: 100 frames of 130 contours, of which
   * those that live at a time take some 400 bytes a frame, before and after smoothing.
   */
  private static final double SECOND_BYTES = 100 * 400 * 2.0;

  /** Requests that are held at a time; each may hold a thread. */
  private static final int MOST_HELD = 10_000;

  /** Bytes per second that a client may be asked for: no network is faster. */
  private static final long MOST_RATE = 1L << 40;

  /** A year. */
  private static final double MOST_SECONDS = 365.0 * 24 * 3600;

  /** Audio that any heap is to bear, seconds. */
  private static final double SHORTEST = 60;

  /** Checks that each allows something. */
  public Limits {
    positive(uploadBytes, "bytes of an upload");
    positive(seconds, "seconds of audio");
    positive(promptSeconds, "seconds of audio answered at once");
    if (seconds > MOST_SECONDS || promptSeconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "seconds of audio: found %s and %s, expected at most %.0f"
              .formatted(seconds, promptSeconds, MOST_SECONDS));
    }
    positive(workers, "simultaneous analyses");
    positive(uploads, "simultaneous uploads");
    positive(jobTime.toMillis(), "time of a job");
    positive(diskBytes, "bytes of uploads on disk");
    positive(headerTime.toMillis(), "time of a request head");
    positive(bodyGrace.toMillis(), "time before the rate of a body counts");
    positive(connections, "open connections");
    positive(keptFor.toMillis(), "time a finished job is kept");
    if (queue < 0 || kept < 0 || bodyRate < 0 || bodyRate > MOST_RATE) {
      throw new IllegalArgumentException(
          "queue %d, kept jobs %d, body rate %d: expected 0 or more, and a rate of at most %d"
              .formatted(queue, kept, bodyRate, MOST_RATE));
    }
    if ((long) queue + uploads + workers > MOST_HELD) {
      throw new IllegalArgumentException(
          "%d analyses that wait, %d uploads and %d analyses at a time, expected at most %d together"
              .formatted(queue, uploads, workers, MOST_HELD));
    }
    if (diskBytes < uploadBytes) {
      throw new IllegalArgumentException(
          "uploads may take %d bytes on disk, expected at least one upload of %d"
              .formatted(diskBytes, uploadBytes));
    }
  }

  /** Heap that one analysis of the longest audio may need, bytes. */
  public long workerBytes() {
    return WORKER_BYTES + (long) Math.min(1e15, SECOND_BYTES * Math.max(seconds, promptSeconds));
  }

  /**
   * The same with no more workers than a heap of so many bytes bears, but one; and where it does
   * not bear the longest audio at all, with shorter audio.
   */
  public Limits within(long heapBytes) {
    int bearable = (int) Math.max(1, Math.min(Integer.MAX_VALUE, heapBytes / workerBytes()));
    double longest = Math.max(SHORTEST, (heapBytes - WORKER_BYTES) / SECOND_BYTES);
    return new Limits(
        uploadBytes,
        Math.min(seconds, longest),
        Math.min(promptSeconds, longest),
        Math.min(workers, bearable),
        queue,
        uploads,
        jobTime,
        diskBytes,
        headerTime,
        bodyRate,
        bodyGrace,
        connections,
        kept,
        keptFor);
  }

  private static void positive(double value, String what) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(what + ": found " + value + ", expected more than 0");
    }
  }
}
