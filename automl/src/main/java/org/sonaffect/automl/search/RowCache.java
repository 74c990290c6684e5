package org.sonaffect.automl.search;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.sonaffect.automl.space.Configuration;
import org.sonaffect.automl.space.Task;
import org.sonaffect.learning.family.Deadline;
import org.sonaffect.learning.family.FitContext;
import org.sonaffect.learning.prepare.FittedPreparation;
import org.sonaffect.learning.prepare.Preparation;
import org.sonaffect.learning.random.Seeds;
import org.sonaffect.learning.rows.EvaluationRows;
import org.sonaffect.learning.rows.HeldBytes;
import org.sonaffect.learning.rows.Matrix;
import org.sonaffect.learning.rows.TrainingRows;

/**
 * Prepared rows by split and preparation, and with them all that fits of them share. The rows used
 * least recently are dropped when the total passes a limit. Rows in use count as what they hold and
 * what the fits going on may add, as estimated; others wait until there is memory, and what earlier
 * fits have left is dropped first. Rows at rest count as what they hold. So neither the limit nor
 * the number of threads decides what can be fitted, but for fits that by themselves pass the limit.
 * Safe for many threads.
 */
final class RowCache {
  /** After this long a wait for memory the deadline is checked. */
  private static final long WAIT_MILLIS = 50;

  private final Task task;
  private final SplitPlan splits;
  private final Seeds seeds;
  private final long limit;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A cache.
   *
   * @param limit bytes of all rows held
   */
  RowCache(Task task, SplitPlan splits, Seeds seeds, long limit) {
    this.task = task;
    this.splits = splits;
    this.seeds = seeds;
    this.limit = limit;
  }

  /** Rows of one split after one preparation. */
  @SuppressWarnings("ArrayRecordComponent")
  record Prepared(TrainingRows training, EvaluationRows evaluation, int[] folds) {
    /** The same rows without what fits have left. */
    private Prepared bare() {
      TrainingRows fresh = new TrainingRows(training.x(), training.domain(), training.weights());
      return new Prepared(
          fresh, new EvaluationRows(fresh, evaluation.x(), evaluation.domain()), folds);
    }

    private long held() {
      return HeldBytes.of(training, evaluation);
    }
  }

  private record Key(int split, String preparation, double balance) {}

  /**
   * Rows; written to by the holder of their memory, or under the cache's lock where there is none.
   */
  private static final class Entry {
    private volatile @Nullable Prepared prepared;

    /** Bytes without, and of what the fits going on may add. */
    private long rows;

    private long fits;

    /** Who uses it, and which of them holds its memory. */
    private int users;

    private int working;

    private long bytes() {
      return rows + fits;
    }
  }

  /** Prepared rows in use until closed. */
  final class Lease implements AutoCloseable {
    private final Entry entry;
    private final Prepared prepared;
    private final long fit;
    private final double seconds;

    private Lease(Entry entry, Prepared prepared, long fit, double seconds) {
      this.entry = entry;
      this.prepared = prepared;
      this.fit = fit;
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
      release(entry, fit);
      leave(entry);
    }
  }

  /**
   * The rows of a split as a configuration needs them; waits for memory among the rows in use.
   *
   * @param alone whether to wait until no others are in use, and keep them waiting
   * @throws MemoryLimitException if the fit alone passes the limit
   */
  Lease lease(Configuration configuration, int split, Deadline deadline, boolean alone) {
    MemoryNeed need = new MemoryNeed(splits.of(split), configuration.family());
    within(need.least());
    Key key = new Key(split, configuration.preparation().describe(), configuration.balance());
    Entry entry;
    synchronized (this) {
      entry = entries.computeIfAbsent(key, k -> new Entry());
      entry.users++;
    }
    boolean working = false;
    boolean done = false;
    long fit = 0;
    try {
      fit = work(entry, need, deadline, alone);
      working = true;
      Prepared prepared;
      double seconds = 0;
      synchronized (entry) {
        prepared = entry.prepared;
        if (prepared == null) {
          long start = System.nanoTime();
          prepared = prepare(configuration, split, deadline);
          seconds = (System.nanoTime() - start) / 1e9;
        }
        int columns = prepared.training().x().columns();
        within(need.rows(columns) + need.fit(columns));
        if (entry.prepared == null) {
          fit = prepared(entry, prepared, fit, alone ? fit : need.fit(columns));
        }
      }
      done = true;
      return new Lease(entry, prepared, fit, seconds);
    } finally {
      if (!done) {
        if (working) {
          release(entry, fit);
        }
        leave(entry);
      }
    }
  }

  /** Bytes held. */
  synchronized long held() {
    long bytes = 0;
    for (Entry entry : entries.values()) {
      bytes += entry.bytes();
    }
    return bytes;
  }

  /** Lets all rows go that are not in use. */
  synchronized void clear() {
    for (Entry entry : entries.values()) {
      if (entry.working == 0) {
        entry.prepared = null;
        entry.rows = 0;
      }
    }
    evict();
  }

  private void within(long bytes) {
    if (bytes > limit) {
      throw new MemoryLimitException(bytes, limit);
    }
  }

  /** Frees memory for rows (all columns where they are not prepared yet) and a fit. */
  private synchronized long work(Entry entry, MemoryNeed need, Deadline deadline, boolean alone) {
    while (true) {
      Prepared known = entry.prepared;
      int columns = known == null ? task.x().columns() : known.training().x().columns();
      long fit = alone ? limit : need.fit(columns);
      long rows = entry.working > 0 ? 0 : known == null ? need.rows(columns) : entry.rows;
      long others = inUse();
      if (known != null && entry.working == 0 && others + fit + rows > limit) {
        Prepared bare = known.bare();
        if (others == 0 || others + fit + bare.held() <= limit) {
          entry.prepared = bare;
          entry.rows = bare.held();
          rows = entry.rows;
        }
      }
      if (others == 0 || others + fit + rows <= limit) {
        entry.working++;
        entry.fits += fit;
        entry.rows = Math.max(entry.rows, rows);
        evict();
        return fit;
      }
      deadline.check();
      try {
        wait(WAIT_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
  }

  /** Counts rows as what they are once they are prepared. */
  private synchronized long prepared(Entry entry, Prepared prepared, long before, long fit) {
    entry.prepared = prepared;
    entry.rows = prepared.held();
    entry.fits += fit - before;
    evict();
    notifyAll();
    return fit;
  }

  private long inUse() {
    long bytes = 0;
    for (Entry entry : entries.values()) {
      bytes += entry.working > 0 ? Math.max(1, entry.bytes()) : 0;
    }
    return bytes;
  }

  private synchronized void release(Entry entry, long fit) {
    entry.working--;
    entry.fits -= fit;
    Prepared prepared = entry.prepared;
    if (prepared != null) {
      entry.rows = prepared.held();
    } else if (entry.working == 0) {
      entry.rows = 0;
    }
  }

  private synchronized void leave(Entry entry) {
    entry.users--;
    evict();
    notifyAll();
  }

  private void evict() {
    long bytes = held();
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.users == 0 && (bytes > limit || entry.prepared == null)) {
        oldest.remove();
        bytes -= entry.bytes();
      }
    }
  }

  private Prepared prepare(Configuration configuration, int split, Deadline deadline) {
    int[] train = splits.of(split).train();
    int[] test = splits.of(split).test();
    // The training rows of a look are one fold of the first repeat.
    int repeat = split == SplitPlan.LOOK ? 1 : split / task.foldCount();
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
}
