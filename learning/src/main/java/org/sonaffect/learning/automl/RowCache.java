package org.sonaffect.learning.automl;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.Matrix;
import org.sonaffect.learning.Seeds;
import org.sonaffect.learning.Split;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.EvaluationRows;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.HeldBytes;
import org.sonaffect.learning.family.TrainingRows;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.Preparation;

/**
 * Prepared rows by split and preparation, and with them all that fits of them share. The rows used
 * least recently are let go when all that is held passes a limit. Rows in use count as what fits
 * may derive from them, as estimated, and others wait until there is room; rows at rest count as
 * what they hold. So neither the limit nor the number of threads decides what can be fitted, but
 * for rows that by themselves pass the limit. Safe for many threads.
 */
final class RowCache {
  /**
   * Square matrices among training rows that fits of several families leave behind: inner products
   * and distances, eigenvectors, and of most derived values a matrix each.
   */
  private static final int SQUARES = 6 + TrainingRows.MOST_DERIVED;

  /** After so long a wait for room the deadline is looked at. */
  private static final long WAIT_MILLIS = 50;

  private final Task task;
  private final List<Split> splits;
  private final Seeds seeds;
  private final long limit;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  /**
   * A cache.
   *
   * @param limit bytes of all rows held
   */
  RowCache(Task task, List<Split> splits, Seeds seeds, long limit) {
    this.task = task;
    this.splits = splits;
    this.seeds = seeds;
    this.limit = limit;
  }

  /** Rows of one split after one preparation. */
  @SuppressWarnings("ArrayRecordComponent")
  record Prepared(TrainingRows training, EvaluationRows evaluation, int[] folds) {}

  private record Key(int split, String preparation, double balance) {}

  private static final class Entry {
    private @Nullable Prepared prepared;
    private long bytes;

    /** Who wants it to stay, and who of them has been given room. */
    private int users;

    private int working;
  }

  /** Prepared rows in use until closed. */
  final class Lease implements AutoCloseable {
    private final Entry entry;
    private final Prepared prepared;
    private final double seconds;

    private Lease(Entry entry, Prepared prepared, double seconds) {
      this.entry = entry;
      this.prepared = prepared;
      this.seconds = seconds;
    }

    Prepared rows() {
      return prepared;
    }

    /** What preparing took; 0 where the rows were there. */
    double seconds() {
      return seconds;
    }

    @Override
    public void close() {
      release(entry, prepared);
    }
  }

  /**
   * The rows of a split as a configuration wants them; waits for room among the rows in use.
   *
   * @throws MemoryLimitException if they alone pass the limit
   */
  Lease lease(Configuration configuration, int split, Deadline deadline) {
    Key key = new Key(split, configuration.preparation().describe(), configuration.balance());
    Entry entry;
    synchronized (this) {
      entry = entries.computeIfAbsent(key, k -> new Entry());
      entry.users++;
    }
    boolean done = false;
    try {
      Prepared prepared;
      double seconds = 0;
      synchronized (entry) {
        prepared = entry.prepared;
        if (prepared == null) {
          long start = System.nanoTime();
          prepared = prepare(configuration, split, deadline);
          long bytes = bytes(prepared);
          if (bytes > limit) {
            throw new MemoryLimitException(bytes, limit);
          }
          entry.prepared = prepared;
          seconds = (System.nanoTime() - start) / 1e9;
        }
      }
      work(entry, bytes(prepared), deadline);
      done = true;
      return new Lease(entry, prepared, seconds);
    } finally {
      if (!done) {
        leave(entry);
      }
    }
  }

  /** Bytes held. */
  synchronized long held() {
    return held;
  }

  /** Makes room for rows and what fits derive from them. */
  private synchronized void work(Entry entry, long estimate, Deadline deadline) {
    while (entry.working == 0 && inUse() > 0 && inUse() + estimate > limit) {
      deadline.check();
      try {
        wait(WAIT_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
    entry.working++;
    count(entry, Math.max(entry.bytes, estimate));
    evict();
  }

  private long inUse() {
    long bytes = 0;
    for (Entry entry : entries.values()) {
      bytes += entry.working > 0 ? entry.bytes : 0;
    }
    return bytes;
  }

  private void count(Entry entry, long bytes) {
    held += bytes - entry.bytes;
    entry.bytes = bytes;
  }

  private void release(Entry entry, Prepared prepared) {
    long bytes = HeldBytes.of(prepared.training(), prepared.evaluation());
    synchronized (this) {
      entry.working--;
      count(entry, entry.working > 0 ? Math.max(entry.bytes, bytes) : bytes);
      leave(entry);
    }
  }

  private synchronized void leave(Entry entry) {
    entry.users--;
    evict();
    notifyAll();
  }

  private synchronized void evict() {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.users == 0 && (held > limit || entry.bytes == 0)) {
        oldest.remove();
        held -= entry.bytes;
      }
    }
  }

  private Prepared prepare(Configuration configuration, int split, Deadline deadline) {
    int[] train = splits.get(split).train();
    int[] test = splits.get(split).test();
    int repeat = split / task.foldCount();
    FitContext context = context(configuration.preparation(), split, train, repeat, deadline);
    int[] trainDomain = task.domainsOf(train);
    int[] testDomain = task.domainsOf(test);
    Matrix rows = task.x().rows(train);
    FittedPreparation fitted =
        configuration
            .preparation()
            .fit(rows, task.groups(), task.targetsOf(train), trainDomain, context);
    TrainingRows training =
        new TrainingRows(
            fitted.transform(rows, trainDomain), trainDomain, configuration.weights(trainDomain));
    EvaluationRows evaluation =
        new EvaluationRows(training, fitted.transform(task.x().rows(test), testDomain), testDomain);
    return new Prepared(training, evaluation, context.folds());
  }

  private FitContext context(
      Preparation preparation, int split, int[] train, int repeat, Deadline deadline) {
    Seeds own = seeds.child("prepare").child(preparation.describe()).child(split);
    return new FitContext(task.foldsOf(repeat, train), own, deadline);
  }

  private static long bytes(Prepared prepared) {
    return bytes(
        prepared.training().size(),
        prepared.evaluation().size(),
        prepared.training().x().columns());
  }

  /** Estimated bytes of training and evaluation rows and of what is derived from them. */
  static long bytes(long training, long evaluation, long columns) {
    long doubles =
        2 * (training + evaluation) * columns + SQUARES * training * (training + evaluation);
    return Double.BYTES * doubles + training * columns;
  }
}
