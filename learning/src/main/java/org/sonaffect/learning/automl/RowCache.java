package org.sonaffect.learning.automl;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sonaffect.learning.Matrix;
import org.sonaffect.learning.Seeds;
import org.sonaffect.learning.Split;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.EvaluationRows;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.family.TrainingRows;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.Preparation;

/**
 * Prepared rows by split and preparation, and with them all that fits of them share. The rows used
 * least recently are let go when the estimate of all that is held passes a limit; rows in use are
 * never let go. Safe for many threads.
 */
final class RowCache {
  /**
   * Square matrices among training rows that fits of several families leave behind: inner products
   * and distances, eigenvectors, and of most derived values a matrix each.
   */
  private static final int SQUARES = 6 + TrainingRows.MOST_DERIVED;

  private final Task task;
  private final List<Split> splits;
  private final Seeds seeds;
  private final long limit;
  private final long largest;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  /**
   * A cache.
   *
   * @param limit bytes of all rows held
   * @param threads that use rows at a time: each may use as much as an equal part of the limit
   */
  RowCache(Task task, List<Split> splits, Seeds seeds, long limit, int threads) {
    this.task = task;
    this.splits = splits;
    this.seeds = seeds;
    this.limit = limit;
    this.largest = limit / threads;
  }

  /** Rows of one split after one preparation. */
  @SuppressWarnings("ArrayRecordComponent")
  record Prepared(TrainingRows training, EvaluationRows evaluation, int[] folds) {}

  private record Key(int split, String preparation, double balance) {}

  private static final class Entry {
    private @Nullable Prepared prepared;
    private long bytes;
    private int users;
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
      release(entry);
    }
  }

  /**
   * The rows of a split as a configuration wants them.
   *
   * @throws MemoryLimitException if they alone pass a thread's part of the limit
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
      synchronized (entry) {
        double seconds = 0;
        Prepared prepared = entry.prepared;
        if (prepared == null) {
          long start = System.nanoTime();
          prepared = prepare(configuration, split, deadline);
          long bytes = bytes(prepared);
          if (bytes > largest) {
            throw new MemoryLimitException(bytes, largest);
          }
          entry.prepared = prepared;
          hold(entry, bytes);
          seconds = (System.nanoTime() - start) / 1e9;
        }
        done = true;
        return new Lease(entry, prepared, seconds);
      }
    } finally {
      if (!done) {
        release(entry);
      }
    }
  }

  /** Bytes held, as estimated. */
  synchronized long held() {
    return held;
  }

  private synchronized void hold(Entry entry, long bytes) {
    entry.bytes = bytes;
    held += bytes;
    evict();
  }

  private synchronized void release(Entry entry) {
    entry.users--;
    evict();
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
